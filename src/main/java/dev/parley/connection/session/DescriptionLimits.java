package dev.parley.connection.session;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Limits a peer's session description before libwebrtc sees it.
 *
 * <p>libwebrtc has no limits of its own: a description of 2,200 sections keeps it busy for seconds,
 * and what it makes of each section it never gives back (measured, docs/decisions/0045). Each limit
 * is several times what browsers, FreeSWITCH and GStreamer send.
 */
final class DescriptionLimits {
  /** In UTF-8. A browser's call has some 10 kB, with all codecs and many candidates 30. */
  static final int MOST_BYTES = 128 * 1024;

  /** A browser's section of pictures has some 130. */
  static final int MOST_LINES = 2000;

  /** In characters. Parameter sets of H.264 (sprop-parameter-sets) have some hundreds. */
  static final int LONGEST_LINE = 2048;

  /** A call has two or three, and a browser never takes one away that was once agreed on. */
  static final int MOST_SECTIONS = 32;

  /** Sections in which the peer wants to send: each may cost a decoder. Camera, screen, sound. */
  static final int MOST_SENDING = 8;

  /** Payload types of all sections together; a browser has 65 in a call with a screen. */
  static final int MOST_CODECS = 512;

  /**
   * In a description, and one by one in one generation; what goes beyond is not tried, and is no
   * reason to end a call. A computer with many virtual networks gathers hundreds.
   */
  static final int MOST_CANDIDATES = 128;

  private int lines;
  private int sections;
  private int sending;
  private int codecs;

  /** The section that is being read has sound or pictures. */
  private boolean media;

  /** It is refused, unless it says that it is only part of a bundle (RFC 9143, section 6). */
  private boolean refused;

  /** Its last direction, which counts; a section that says none sends. */
  private boolean sends;

  private DescriptionLimits() {}

  /** What there is too much of, for the log; empty where it may be applied. */
  static Optional<String> excess(String sdp) {
    if (sdp.length() > MOST_BYTES || sdp.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("more than " + MOST_BYTES + " bytes");
    }
    return new DescriptionLimits().read(sdp);
  }

  private Optional<String> read(String sdp) {
    for (String line : sdp.split("\n", -1)) {
      lines++;
      if (line.length() > LONGEST_LINE) {
        return Optional.of("a line of " + line.length() + " characters");
      }
      take(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    endSection();
    return over("lines", lines, MOST_LINES)
        .or(() -> over("sections", sections, MOST_SECTIONS))
        .or(() -> over("sending sections", sending, MOST_SENDING))
        .or(() -> over("codecs", codecs, MOST_CODECS));
  }

  private static Optional<String> over(String what, int number, int most) {
    return number > most ? Optional.of(number + " " + what) : Optional.empty();
  }

  private void take(String line) {
    if (line.startsWith("m=")) {
      endSection();
      sections++;
      String[] fields = line.strip().split(" +"); // RFC 8866, section 5.14
      codecs += Math.max(0, fields.length - 3);
      refused = fields.length > 1 && fields[1].equals("0");
      media = !fields[0].equals("m=application");
      sends = true; // also where the session says otherwise: libwebrtc does not read that
    } else if (line.startsWith("a=sendrecv") || line.startsWith("a=sendonly")) {
      sends = true;
    } else if (line.equals("a=recvonly") || line.equals("a=inactive")) {
      sends = false;
    } else if (line.startsWith("a=bundle-only")) {
      refused = false;
    }
  }

  private void endSection() {
    sending += media && sends && !refused ? 1 : 0;
    media = false;
  }
}
