package dev.parley.data.files;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One message on the channel for files: an octet that says what it is, the number of the transfer
 * (four octets), and eight octets for a position in the file; then, for bytes of the file, those;
 * for its end, the SHA-256 of all of it; for a receipt, the time of arrival in microseconds and how
 * far the sender may go. Big-endian.
 *
 * @param id the sender's number of the transfer
 * @param offset where the file begins, or what follows lies in it; the end; or what has arrived
 * @param content empty, bytes of the file, or the hash
 * @param arrivedMicros of a receipt, by the receiver's clock
 * @param until of a receipt: how far the sender may go
 */
record FileFrame(Kind kind, int id, long offset, byte[] content, long arrivedMicros, long until) {

  enum Kind {
    /** The sender begins there. */
    START,
    BYTES,
    /** All has been sent; with the hash of the file. */
    END,
    /** The receiver has so much. */
    RECEIPT
  }

  private static final int HEAD = 1 + 4 + 8;
  private static final int HASH = 32;
  private static final int TIMES = 16;

  static byte[] start(int id, long offset) {
    return head(Kind.START, id, offset, 0).array();
  }

  static byte[] bytes(int id, long offset, ByteBuffer content) {
    return head(Kind.BYTES, id, offset, content.remaining()).put(content).array();
  }

  static byte[] end(int id, long size, byte[] sha256) {
    return head(Kind.END, id, size, HASH).put(sha256).array();
  }

  static byte[] receipt(int id, long offset, long arrivedMicros, long until) {
    return head(Kind.RECEIPT, id, offset, TIMES).putLong(arrivedMicros).putLong(until).array();
  }

  private static ByteBuffer head(Kind kind, int id, long offset, int more) {
    return ByteBuffer.allocate(HEAD + more).put((byte) kind.ordinal()).putInt(id).putLong(offset);
  }

  /** Empty for what is none. */
  static Optional<FileFrame> read(byte[] message) {
    if (message.length < HEAD || message[0] < 0 || message[0] >= Kind.values().length) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    Kind kind = Kind.values()[in.get()];
    int id = in.getInt();
    long offset = in.getLong();
    int more = in.remaining();
    boolean right =
        switch (kind) {
          case START -> more == 0;
          case BYTES -> more > 0 && more <= SendRate.LARGEST;
          case END -> more == HASH;
          case RECEIPT -> more == TIMES;
        };
    if (!right || offset < 0 || id <= 0) {
      return Optional.empty();
    }
    if (kind == Kind.RECEIPT) {
      return Optional.of(new FileFrame(kind, id, offset, new byte[0], in.getLong(), in.getLong()));
    }
    byte[] content = new byte[more];
    in.get(content);
    return Optional.of(new FileFrame(kind, id, offset, content, 0, 0));
  }
}
