package dev.parley.channels;

import dev.parley.loop.Loop;
import dev.parley.settings.SettingsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Stores the recent channels in the settings; loop only. */
final class RecentChannelsStore {
  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Path settings;
  private final Runnable changed;
  private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
  private RecentChannels recent = RecentChannels.NONE;

  RecentChannelsStore(Loop loop, Path settings, Runnable changed) {
    this.loop = loop;
    this.settings = settings;
    this.changed = changed;
  }

  /** As far as they are read. */
  RecentChannels recent() {
    return recent;
  }

  void read() {
    reading =
        loop.offload("read the recent places", () -> RecentChannels.read(settings), FILE_LIMIT)
            .handle((read, failure) -> read == null ? RecentChannels.NONE : read)
            .thenAccept(this::become);
  }

  /** Does something as soon as they are read. */
  void whenRead(Runnable then) {
    reading.thenRun(then);
  }

  /** What was remembered before is read first, or it would be lost. */
  void change(UnaryOperator<RecentChannels> change) {
    reading.thenRun(
        () -> {
          become(change.apply(recent));
          SettingsFile.change(loop, settings, recent::write);
        });
  }

  private void become(RecentChannels now) {
    recent = now;
    changed.run();
  }
}
