package dev.parley.channels;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Opens this machine's server to the network, in addition to this machine. Loop only. */
public interface LanHosting extends AutoCloseable {
  /**
   * Opens it, unless it is open. The people in the channel stay.
   *
   * @return completes on the loop, or fails with a sentence
   */
  CompletableFuture<Void> start();

  boolean isOn();

  boolean isStarting();

  /** For others, the one that most likely works first; empty where the machine has no network. */
  List<String> links();

  /** Shuts it again, unless another window has it open; any number of times. */
  @Override
  void close();
}
