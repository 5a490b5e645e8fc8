package dev.parley.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** This machine's server as others in the network reach it. Loop only. */
public interface LanHosting extends AutoCloseable {
  /**
   * Starts it, unless it runs.
   *
   * @return completes on the loop with the way for this machine itself; or fails with a sentence
   */
  CompletableFuture<Destination> start();

  boolean isOn();

  boolean isStarting();

  /** For others, the one that most likely works first; empty where the machine has no network. */
  List<String> links();

  /** Whether a destination is the channel here. */
  boolean isHere(Destination where);

  /** Ends it; any number of times. */
  @Override
  void close();
}
