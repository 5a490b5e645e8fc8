package dev.parley.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A socket below TLS that damages what is written from the n-th time on: the records of a handshake
 * or, later, those of data.
 */
final class DamagingSocket extends Socket {
  private final RandomGenerator random;
  private int whole;
  private int written;

  /**
   * @param whole how many are sent as they are
   */
  DamagingSocket(RandomGenerator random, int whole) {
    this.random = random;
    this.whole = whole;
  }

  /** How many times something was written. */
  int written() {
    return written;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int start, int length) throws IOException {
        written++;
        byte[] records = Arrays.copyOfRange(bytes, start, start + length);
        out.write(whole-- > 0 ? records : damaged(records));
      }
    };
  }

  private byte[] damaged(byte[] records) {
    int at = random.nextInt(records.length);
    byte[] noise = new byte[1 + random.nextInt(300)];
    random.nextBytes(noise);
    return switch (random.nextInt(8)) {
      case 0 -> noise;
      case 1 -> Arrays.copyOf(records, at); // the rest never comes
      case 2 -> joined(records, records);
      case 3 -> joined(records, noise);
      case 4 -> with(records, 0, random.nextInt(256)); // another type
      case 5 -> with(records, 3 + random.nextInt(2), random.nextInt(256)); // another length
      case 6 -> with(records, random.nextInt(Math.min(80, records.length)), random.nextInt(256));
      default -> with(records, at, records[at] ^ 1 << random.nextInt(8));
    };
  }

  private static byte[] with(byte[] records, int at, int value) {
    if (at < records.length) {
      records[at] = (byte) value;
    }
    return records;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
