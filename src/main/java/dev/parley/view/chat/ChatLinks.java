package dev.parley.view.chat;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the links in a message: http and https alone, with a host. Any thread. */
final class ChatLinks {
  private static final Pattern LINK =
      Pattern.compile("\\bhttps?://[^\\s<>\"“”«»]+", Pattern.CASE_INSENSITIVE);

  /** Ends a sentence rather than a link. */
  private static final String AFTER = ".,;:!?'’…)]}、。，；：！？）】";

  /** Characters that browsers take in a path and the standard does not. */
  private static final String ODD = "|\\^`{}[]";

  private ChatLinks() {}

  /**
   * A part of a message.
   *
   * @param leadsTo where a link leads; null for plain text
   */
  record Part(String text, Target leadsTo) {}

  /**
   * Where a link leads.
   *
   * @param host without user and port, as the name system knows it: a letter that only looks like
   *     another one shows
   * @param url to open, in ASCII
   */
  record Target(String host, String url) {}

  /** All parts of a message, which together are the message. */
  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    int end = 0;
    for (Matcher found = LINK.matcher(text); found.find(); ) {
      String link = trimmed(found.group());
      Optional<Target> target = target(link);
      if (target.isPresent()) {
        plain(parts, text.substring(end, found.start()));
        parts.add(new Part(link, target.get()));
        end = found.start() + link.length();
      }
    }
    plain(parts, text.substring(end));
    return parts;
  }

  private static void plain(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, null));
    }
  }

  /** A bracket at the end belongs to it if it was opened in it, as in many an encyclopedia's. */
  private static String trimmed(String link) {
    long open = link.chars().filter(one -> one == '(').count();
    long closed = link.chars().filter(one -> one == ')').count();
    int end = link.length();
    while (end > 0 && AFTER.indexOf(link.charAt(end - 1)) >= 0) {
      if (link.charAt(end - 1) == ')' && closed-- <= open) {
        break;
      }
      end--;
    }
    return link.substring(0, end);
  }

  private static Optional<Target> target(String link) {
    try {
      Matcher split =
          Pattern.compile("(https?://)([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE).matcher(link);
      if (!split.matches() || split.group(2).contains("@")) { // who reads it takes the user for it
        return Optional.empty();
      }
      String authority = split.group(2);
      int colon = authority.startsWith("[") ? -1 : authority.lastIndexOf(':');
      String host = colon < 0 ? authority : authority.substring(0, colon);
      String ascii = host.startsWith("[") ? host : IDN.toASCII(host);
      String port = colon < 0 ? "" : authority.substring(colon);
      URI uri = new URI(split.group(1) + ascii + port + escaped(split.group(3)));
      return uri.getHost() == null
          ? Optional.empty()
          : Optional.of(new Target(uri.getHost(), uri.toASCIIString()));
    } catch (URISyntaxException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String escaped(String path) {
    StringBuilder escaped = new StringBuilder();
    for (char each : path.toCharArray()) {
      escaped.append(ODD.indexOf(each) < 0 ? "" + each : String.format("%%%02X", (int) each));
    }
    return escaped.toString();
  }
}
