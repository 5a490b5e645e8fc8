package dev.parley.connection.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be done to the text of a session description; every edit takes and gives one. */
final class SectionEdits {
  private static final Pattern MID = Pattern.compile("a=mid:(\\S+)");

  private SectionEdits() {}

  /** The session's lines, then each section's, all with their line ends. */
  static List<String> parts(String sdp) {
    return new ArrayList<>(List.of(sdp.split("(?m)^(?=m=)")));
  }

  static int sections(String sdp) {
    return parts(sdp).size() - 1;
  }

  /** Says the port 0 for a section, 0 for the first. */
  static String refuse(String sdp, int section) {
    return edited(
        sdp,
        section,
        part -> part.replaceFirst("(m=\\w+) \\d+", "$1 0").replaceAll("a=bundle-only\r?\n", ""));
  }

  /** With one section changed; without that section, as it is. */
  private static String edited(String sdp, int section, UnaryOperator<String> edit) {
    List<String> parts = parts(sdp);
    if (section + 1 < parts.size()) {
      parts.set(section + 1, edit.apply(parts.get(section + 1)));
    }
    return String.join("", parts);
  }

  /** As a browser refuses it: what is refused is in no bundle. */
  static String refuseUnbundled(String sdp, int section) {
    List<String> parts = parts(sdp);
    if (section + 1 >= parts.size()) {
      return sdp;
    }
    Matcher mid = MID.matcher(parts.get(section + 1));
    String refused = refuse(sdp, section);
    return mid.find()
        ? refused.replaceFirst("(a=group:BUNDLE.*?) " + mid.group(1) + "(?=[ \\r\\n])", "$1")
        : refused;
  }

  /** Refuses all sections of a kind. */
  static String refuseAll(String sdp, String kind) {
    return sdp.replaceAll("(?m)^m=" + kind + " \\d+", "m=" + kind + " 0");
  }

  static String withoutBundle(String sdp) {
    return sdp.replaceAll("a=group:BUNDLE[^\n]*\n", "");
  }

  static String withoutMids(String sdp) {
    return withoutBundle(sdp).replaceAll("a=mid:[^\n]*\n", "");
  }

  static String withoutSources(String sdp) {
    return sdp.replaceAll("a=ssrc[^\n]*\n", "");
  }

  /** The codecs of a section have names that nobody knows. */
  static String unknownCodecs(String sdp, int section) {
    return edited(
        sdp,
        section,
        part ->
            part.replaceAll("a=(rtpmap|fmtp|rtcp-fb):[^\n]*\n", "")
                    .replaceFirst("(m=(?:audio|video) \\d+ \\S+)[^\r\n]*", "$1 120")
                + "a=rtpmap:120 unheard-of/90000\r\n");
  }

  static String withoutLast(String sdp) {
    List<String> parts = parts(sdp);
    return String.join("", parts.subList(0, Math.max(2, parts.size() - 1)));
  }

  private static String directions(String sdp, Random random) {
    List<String> all = List.of("sendrecv", "sendonly", "recvonly", "inactive");
    List<String> parts = parts(sdp);
    parts.replaceAll(
        part ->
            part.replaceAll(
                "a=(sendrecv|sendonly|recvonly|inactive)", "a=" + all.get(random.nextInt(4))));
    return String.join("", parts);
  }

  private static String shuffled(String sdp, Random random) {
    List<String> parts = parts(sdp);
    Collections.shuffle(parts.subList(1, parts.size()), random);
    return String.join("", parts);
  }

  /** One that leaves the description usable, as a rule. */
  static UnaryOperator<String> mild(Random random) {
    return sdp -> {
      int section = random.nextInt(Math.max(1, sections(sdp)));
      return switch (random.nextInt(8)) {
        case 0, 1, 2 -> refuseUnbundled(sdp, section);
        case 3 -> refuseAll(sdp, random.nextBoolean() ? "video" : "audio");
        case 4 -> refuseAll(sdp, "application");
        case 5 -> withoutSources(sdp);
        case 6 -> directions(sdp, random);
        default -> refuse(refuseUnbundled(sdp, section), random.nextInt(4));
      };
    };
  }

  /** One that may be too much. */
  static UnaryOperator<String> hard(Random random) {
    return sdp -> {
      int section = random.nextInt(Math.max(1, sections(sdp)));
      return switch (random.nextInt(6)) {
        case 0 -> withoutBundle(sdp);
        case 1 -> withoutMids(sdp);
        case 2 -> unknownCodecs(sdp, section);
        case 3 -> withoutLast(sdp);
        case 4 -> shuffled(sdp, random);
        default -> refuseAll(sdp, "\\w+");
      };
    };
  }
}
