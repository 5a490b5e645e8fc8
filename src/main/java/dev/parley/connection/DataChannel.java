package dev.parley.connection;

import java.util.Arrays;
import java.util.Optional;

/**
 * The data channels of a call, beside its media, and what a peer may send on each. The impolite
 * side opens all of them before its first description; the polite side must not, since an offer
 * that brings the first data channel and is rolled back leaves libwebrtc with a channel that never
 * opens (measured). Each has its own, so that a file delays no message. docs/data-channels.md has
 * the formats.
 */
public enum DataChannel {
  /** What each side sends, as a text that every version and some web peers know. */
  STATE("parley", false, true, 1024, 100, 5),

  /**
   * What the two programs tell each other: JSON objects, each with a type. A call of many networks
   * has some hundred candidates at once.
   */
  CONTROL("parley-control", false, true, 192 * 1024, 400, 20),

  /** What the two people write to each other. */
  CHAT("parley-chat", false, true, 32 * 1024, 100, 10),

  /** Offers of files, and their bytes. */
  FILES("parley-files", true, true, 80 * 1024, 100, 10),

  /** Where the peer points on a shared screen; what is late is dropped. */
  POINTER("parley-pointer", false, false, 256, 100, 40);

  /** By which the two sides know it. */
  public final String label;

  /** Whether messages are bytes and not text. */
  public final boolean binary;

  /** Ordered, and sent again until it arrives; otherwise neither. */
  public final boolean reliable;

  /** In bytes; a longer message is dropped. */
  public final int longest;

  /** Messages of a peer at once. A channel on which more comes is closed. */
  public final int atOnce;

  /** Messages of a peer in each second, for long. */
  public final int perSecond;

  DataChannel(
      String label, boolean binary, boolean reliable, int longest, int atOnce, int perSecond) {
    this.label = label;
    this.binary = binary;
    this.reliable = reliable;
    this.longest = longest;
    this.atOnce = atOnce;
    this.perSecond = perSecond;
  }

  /** The one with that label; empty for that of another program. */
  public static Optional<DataChannel> labelled(String label) {
    return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
  }
}
