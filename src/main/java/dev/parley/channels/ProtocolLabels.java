package dev.parley.channels;

import dev.parley.signalling.ServerDialect;
import dev.parley.text.Words;
import dev.parley.view.start.ChannelList.Tongue;
import java.util.List;
import java.util.stream.Stream;

/** Names the dialects for a person. */
final class ProtocolLabels {
  private static final Words WORDS = Words.in(ProtocolLabels.class);

  private ProtocolLabels() {}

  /** To choose from; the usual first. */
  static List<Tongue> all() {
    return Stream.of(ServerDialect.values()).map(ProtocolLabels::tongue).toList();
  }

  /** The one with that id; the usual where there is none. */
  static ServerDialect dialect(String tongue) {
    return ServerDialect.of(tongue).orElse(ServerDialect.VERTO);
  }

  /** Empty for the usual. */
  static String shown(ServerDialect dialect) {
    return dialect == ServerDialect.VERTO ? "" : tongue(dialect).name();
  }

  private static Tongue tongue(ServerDialect dialect) {
    return switch (dialect) {
      case VERTO ->
          new Tongue(
              dialect.word(),
              WORDS.say("tongue.verto"),
              "talk.example.org",
              WORDS.say("tongue.verto.channel"),
              "",
              "");
      case GSTREAMER ->
          new Tongue(
              dialect.word(),
              WORDS.say("tongue.gstreamer"),
              "robots.example.org:8443",
              WORDS.say("tongue.gstreamer.channel"),
              WORDS.say("tongue.gstreamer.channel.hint"),
              WORDS.say("tongue.gstreamer.password"));
      case EXTENSION ->
          new Tongue(
              dialect.word(),
              WORDS.say("tongue.extension"),
              "desk.example.org/extension",
              WORDS.say("tongue.extension.channel"),
              "101",
              WORDS.say("tongue.extension.password"));
    };
  }
}
