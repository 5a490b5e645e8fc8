package dev.parley.data.card;

import dev.parley.files.PrivateFiles;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cards of the last calls in a file that only this user may read (docs/decisions/0065).
 * They are sent nowhere. Several copies of the program keep them together: each change begins with
 * what is in the file.
 */
public final class CallHistory implements RecentCalls {
  private static final Logger LOG = LoggerFactory.getLogger(CallHistory.class);

  /** So many calls. */
  static final int MOST = 20;

  /** Twenty take some 20 KB. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String NAME = "recent-calls.json";

  private final Loop loop;
  private final Path folder;
  private final Consumer<Known> told;

  /** One change after the other; loop only. */
  private CompletableFuture<Void> under = CompletableFuture.completedFuture(null);

  /**
   * @param folder of this user's settings
   * @param told hears of each change; on the loop
   */
  public CallHistory(Loop loop, Path folder, Consumer<Known> told) {
    this.loop = loop;
    this.folder = folder;
    this.told = told;
  }

  /** Tells what is kept. Any thread. */
  public void look() {
    change(cards -> cards, false);
  }

  /** Keeps one more. Any thread. */
  public void add(CallCard card) {
    change(
        cards ->
            Stream.concat(Stream.of(card), cards.stream().filter(one -> !one.is(card))).toList(),
        true);
  }

  @Override
  public void delete(CallCard card) {
    change(cards -> cards.stream().filter(one -> !one.is(card)).toList(), false);
  }

  @Override
  public void deleteAll() {
    change(cards -> List.of(), false);
  }

  private void change(UnaryOperator<List<CallCard>> change, boolean latest) {
    loop.post(
        () ->
            under =
                under
                    .thenCompose(
                        done -> loop.offload("keep the recent calls", () -> now(change), LIMIT))
                    .thenAccept(cards -> told.accept(new Known(cards, latest, this)))
                    .exceptionally(
                        failure -> {
                          LOG.warn("the recent calls are not kept: {}", failure.toString());
                          return null;
                        }));
  }

  private List<CallCard> now(UnaryOperator<List<CallCard>> change) throws IOException {
    List<CallCard> before = read();
    List<CallCard> after = CallCard.newestFirst(change.apply(before)).stream().limit(MOST).toList();
    if (after.isEmpty()) {
      Files.deleteIfExists(file());
    } else if (!after.equals(before)) {
      PrivateFiles.folder(folder);
      PrivateFiles.write(file(), CardJson.write(after).getBytes(StandardCharsets.UTF_8));
    }
    return after;
  }

  private List<CallCard> read() throws IOException {
    try (InputStream in = PrivateFiles.read(file())) {
      byte[] text = in.readNBytes(MOST_BYTES);
      return CallCard.newestFirst(
          CardJson.read(Json.readOrMissing(new String(text, StandardCharsets.UTF_8))));
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  private Path file() {
    return folder.resolve(NAME);
  }
}
