package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.files.PrivateFiles;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keeps what is to be resumed in a later call, also after a restart of the program: {@code
 * file-transfers.json} in the settings folder, which all copies of one user share. All methods
 * block.
 */
final class TransferRecords {
  private static final String FILE = "file-transfers.json";
  private static final String LOCK = "file-transfers.lock";

  /** Of each kind; the oldest are dropped. */
  static final int MOST = 50;

  /** In bytes; a longer file is not of ours. */
  private static final int LONGEST = 1_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;

  /**
   * @param folder that of the settings
   */
  TransferRecords(Path folder) {
    this.folder = folder;
  }

  /**
   * A file that has not arrived as a whole.
   *
   * @param mark by which both sides know the transfer
   * @param peer the sender, with the place
   * @param part where it is so far
   */
  record Received(String mark, String peer, String name, String type, long size, Path part) {}

  /**
   * A file that was accepted and has not been sent as a whole.
   *
   * @param peer the receiver, with the place
   * @param modified when the file was last changed, in milliseconds of the epoch
   */
  record Sent(String mark, String peer, Path file, long size, long modified) {}

  /**
   * A file that has arrived as a whole: its sender may not have heard so, and offer it again.
   *
   * @param peer the sender, with the place
   */
  record Delivered(String mark, String peer, String name, long size, String sha256) {}

  /** Something that is done to them; blocks. */
  interface Change {
    void apply(TransferRecords records) throws IOException;
  }

  /** All of them, the oldest first. */
  record All(List<Received> received, List<Sent> sent, List<Delivered> delivered) {
    static All none() {
      return new All(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** What there is; nothing where the file is missing or damaged. */
  All read() throws IOException {
    try (InputStream in = PrivateFiles.read(folder.resolve(FILE))) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      return parsed(Json.readOrMissing(text));
    } catch (NoSuchFileException nothingYet) {
      return All.none();
    }
  }

  void keep(Received one) throws IOException {
    change(
        all -> {
          all.received().removeIf(other -> other.mark().equals(one.mark()));
          all.received().add(one);
        });
  }

  void keep(Sent one) throws IOException {
    change(
        all -> {
          all.sent().removeIf(other -> other.mark().equals(one.mark()));
          all.sent().add(one);
        });
  }

  /** It is there: nothing is left to be resumed. */
  void keep(Delivered one) throws IOException {
    change(
        all -> {
          all.received().removeIf(other -> other.mark().equals(one.mark()));
          all.delivered().removeIf(other -> other.mark().equals(one.mark()));
          all.delivered().add(one);
        });
  }

  /** It is over, or nobody wants it any more. */
  void dropReceived(String mark) throws IOException {
    change(all -> all.received().removeIf(one -> one.mark().equals(mark)));
  }

  void dropSent(String mark) throws IOException {
    change(all -> all.sent().removeIf(one -> one.mark().equals(mark)));
  }

  /** The others may change it, too: those of this process wait for each other as well. */
  private void change(Consumer<All> change) throws IOException {
    synchronized (TransferRecords.class) {
      PrivateFiles.folder(folder);
      try (FileChannel lock = PrivateFiles.open(folder.resolve(LOCK))) {
        lock.lock(); // until it is closed
        All all = read();
        change.accept(all);
        for (List<?> kind : List.of(all.received(), all.sent(), all.delivered())) {
          while (kind.size() > MOST) {
            kind.remove(0);
          }
        }
        PrivateFiles.write(folder.resolve(FILE), MAPPER.writeValueAsBytes(written(all)));
      }
    }
  }

  private static ObjectNode written(All all) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode received = root.putArray("received");
    for (Received one : all.received()) {
      received
          .addObject()
          .put("mark", one.mark())
          .put("peer", one.peer())
          .put("name", one.name())
          .put("type", one.type())
          .put("size", one.size())
          .put("part", one.part().toString());
    }
    ArrayNode sent = root.putArray("sent");
    for (Sent one : all.sent()) {
      sent.addObject()
          .put("mark", one.mark())
          .put("peer", one.peer())
          .put("file", one.file().toString())
          .put("size", one.size())
          .put("modified", one.modified());
    }
    ArrayNode delivered = root.putArray("delivered");
    for (Delivered one : all.delivered()) {
      delivered
          .addObject()
          .put("mark", one.mark())
          .put("peer", one.peer())
          .put("name", one.name())
          .put("size", one.size())
          .put("sha256", one.sha256());
    }
    return root;
  }

  private static All parsed(JsonNode root) {
    All all = All.none();
    each(root.path("received"), one -> all.received().add(received(one)));
    each(root.path("sent"), one -> all.sent().add(sent(one)));
    each(root.path("delivered"), one -> all.delivered().add(delivered(one)));
    return all;
  }

  private static void each(JsonNode list, Consumer<JsonNode> take) {
    Stream<JsonNode> some = list.isArray() ? list.valueStream().limit(MOST) : Stream.empty();
    some.forEach(
        one -> {
          try {
            take.accept(one);
          } catch (InvalidPathException damaged) {
            // a person has changed it by hand: as if it were not there
          }
        });
  }

  private static Received received(JsonNode one) {
    return new Received(
        one.path("mark").asText(),
        one.path("peer").asText(),
        one.path("name").asText(),
        one.path("type").asText(),
        one.path("size").asLong(),
        Path.of(one.path("part").asText()));
  }

  private static Sent sent(JsonNode one) {
    return new Sent(
        one.path("mark").asText(),
        one.path("peer").asText(),
        Path.of(one.path("file").asText()),
        one.path("size").asLong(),
        one.path("modified").asLong());
  }

  private static Delivered delivered(JsonNode one) {
    return new Delivered(
        one.path("mark").asText(),
        one.path("peer").asText(),
        one.path("name").asText(),
        one.path("size").asLong(),
        one.path("sha256").asText());
  }
}
