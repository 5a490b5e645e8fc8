package dev.parley.channels;

import dev.parley.signalling.ServerDialect;
import dev.parley.socket.ServerUrl;
import dev.parley.socket.Trust;
import dev.parley.text.Words;
import dev.parley.view.start.ChannelList.Problems;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the channel that a person has typed into the fields of the window.
 *
 * @param destination empty exactly where there are problems
 */
record TypedPlace(Optional<Destination> destination, Problems problems) {
  private static final Words WORDS = Words.in(TypedPlace.class);
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final int MOST = 256;

  /** Of a pasted invitation. */
  static TypedPlace read(String link) {
    if (link.isBlank()) {
      return wrong(new Problems(WORDS.say("join.link.empty"), "", "", ""));
    }
    try {
      Destination there = Invitation.parse(link).destination(Trust.platform());
      return new TypedPlace(Optional.of(there), Problems.NONE);
    } catch (IllegalArgumentException refused) {
      return wrong(new Problems(refused.getMessage(), "", "", ""));
    }
  }

  /** Of the fields of a form. */
  static TypedPlace read(ServerDialect dialect, String server, String channel, String password) {
    Optional<URI> url = url(server.strip());
    String id = channel.strip();
    Problems problems =
        new Problems(
            "",
            server.isBlank()
                ? WORDS.say("join.server.empty")
                : url.isEmpty() ? WORDS.say("join.server.wrong") : "",
            channelProblem(dialect, id),
            isTyped(password) ? "" : WORDS.say("invitation.password"));
    return problems.equals(Problems.NONE)
        ? new TypedPlace(
            url.map(there -> new Destination(dialect, there, Trust.platform(), "", id, password)),
            problems)
        : wrong(problems);
  }

  private static String channelProblem(ServerDialect dialect, String id) {
    if (id.isEmpty()) {
      boolean extension = dialect == ServerDialect.EXTENSION;
      return dialect.goesWithoutChannel()
          ? ""
          : WORDS.say(extension ? "join.extension.empty" : "join.channel.empty");
    } else if (!isTyped(id)) {
      return WORDS.say("invitation.channelCharacters");
    }
    return dialect.takes(id) ? "" : WORDS.say("join.room.word");
  }

  /** A host alone is a wss server, but on this machine itself, where the built-in one speaks ws. */
  private static Optional<URI> url(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    boolean whole = small.startsWith("ws://") || small.startsWith("wss://");
    if (!whole && text.contains("://")) {
      return Optional.empty();
    }
    return ServerUrl.parse(whole ? text : "wss://" + text)
        .flatMap(
            url ->
                !whole && Invitation.isLoopback(ServerUrl.host(url))
                    ? ServerUrl.parse("ws://" + text)
                    : Optional.of(url));
  }

  private static boolean isTyped(String text) {
    return text.length() <= MOST && !INVISIBLE.matcher(text).find();
  }

  private static TypedPlace wrong(Problems problems) {
    return new TypedPlace(Optional.empty(), problems);
  }
}
