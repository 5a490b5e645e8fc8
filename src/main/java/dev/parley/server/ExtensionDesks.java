package dev.parley.server;

import dev.parley.loop.Loop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The extensions of the directory, as far as anybody is there. Lives on the loop. */
final class ExtensionDesks {
  private final Loop loop;
  private final Directory directory;
  private final Limits limits;
  private final Attempts attempts;
  private final Map<String, ExtensionDesk> desks = new HashMap<>();

  /**
   * @param attempts who guesses here is slowed down everywhere
   */
  ExtensionDesks(Loop loop, Directory directory, Limits limits, Attempts attempts) {
    this.loop = loop;
    this.directory = directory;
    this.limits = limits;
    this.attempts = attempts;
  }

  Loop loop() {
    return loop;
  }

  Limits limits() {
    return limits;
  }

  Attempts attempts() {
    return attempts;
  }

  /** The desk of an extension; empty where there is no such extension. */
  Optional<ExtensionDesk> find(String extensionId) {
    return directory
        .extension(extensionId)
        .map(known -> desks.computeIfAbsent(extensionId, id -> new ExtensionDesk(this, known)));
  }
}
