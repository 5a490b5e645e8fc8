package dev.parley.data.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.SpeakerState;
import java.util.Locale;

/**
 * What one side plays and shows of the other, as it says itself, once a second.
 *
 * @param said how loud its own microphone is, 0 to 1
 * @param link what it knows of its own way into the network
 */
public record Playout(Sound sound, Picture picture, Counts counts, double said, Link link) {
  /** More than any call brings; a peer that says more is not believed. */
  private static final long MOST = 1L << 40;

  private static final int MOST_SIDE = 16_384;
  private static final int MOST_AGE_MS = 3_600_000;

  /** What a side knows of one direction of its own way into the network. */
  public enum Access {
    /** Nothing. */
    UNKNOWN,
    /** What goes to others, or comes from others, is lost on it as well. */
    LOSSY,
    /** Nothing of that is lost. */
    CLEAN
  }

  /** What a side knows of both directions, from its connections with others. */
  public record Link(Access up, Access down) {
    /** Of one that is in a call of two. */
    public static final Link UNKNOWN = new Link(Access.UNKNOWN, Access.UNKNOWN);
  }

  /** Where received pictures are seen. */
  public enum Window {
    SHOWN,
    /** Minimised, or in no place where it could be seen. */
    HIDDEN,
    /** A program without a window takes the pictures. */
    NONE,
    UNKNOWN
  }

  /**
   * @param level of what is played, 0 to 1
   * @param concealedPercent of that was made up
   */
  public record Sound(SpeakerState speaker, double level, double concealedPercent) {}

  /**
   * @param shown pictures that were decoded and painted, since the message before
   * @param ageMs how long the last of them has been there
   */
  public record Picture(Window window, int shown, int ageMs, int width, int height) {}

  /**
   * Totals of the call.
   *
   * @param decoded pictures
   * @param freezes how often the picture stood still
   */
  public record Counts(Received sound, Received picture, long decoded, long freezes) {}

  /** Packets that came, and that did not. */
  public record Received(long packets, long lost) {
    public long all() {
      return packets + lost;
    }

    /** Less what was there before. */
    public Received since(Received earlier) {
      return new Received(packets - earlier.packets, lost - earlier.lost);
    }

    /** With those of another stream. */
    public Received plus(Received other) {
      return new Received(packets + other.packets, lost + other.lost);
    }

    /** Of all, 0 to 100. */
    public double lossPercent() {
      return all() <= 0 ? 0 : Math.max(0, Math.min(100, 100.0 * lost / all()));
    }
  }

  /** Reads what a peer said: whatever is missing, or nonsense, is as good as nothing. */
  static Playout read(JsonNode from) {
    JsonNode sound = from.path("sound");
    JsonNode picture = from.path("picture");
    JsonNode received = from.path("received");
    return new Playout(
        new Sound(
            word(sound.path("speaker"), SpeakerState.UNKNOWN),
            share(sound.path("level"), 1),
            share(sound.path("concealed"), 100)),
        new Picture(
            word(picture.path("window"), Window.UNKNOWN),
            (int) whole(picture.path("shown"), 0, 1000),
            (int) whole(picture.path("age"), 0, MOST_AGE_MS),
            (int) whole(picture.path("width"), 0, MOST_SIDE),
            (int) whole(picture.path("height"), 0, MOST_SIDE)),
        new Counts(
            received(received.path("sound")),
            received(received.path("picture")),
            whole(received.path("decoded"), 0, MOST),
            whole(received.path("freezes"), 0, MOST)),
        share(from.path("said"), 1),
        new Link(
            word(from.path("link").path("up"), Access.UNKNOWN),
            word(from.path("link").path("down"), Access.UNKNOWN)));
  }

  /** Late packets are taken off again, so that fewer than none may be lost. */
  private static Received received(JsonNode from) {
    return new Received(
        whole(from.path("packets"), 0, MOST), whole(from.path("lost"), -MOST, MOST));
  }

  private static long whole(JsonNode from, long least, long most) {
    double number = from.isNumber() ? from.doubleValue() : 0;
    return (long) Math.max(least, Math.min(most, Double.isNaN(number) ? 0 : number));
  }

  private static double share(JsonNode from, double most) {
    double number = from.isNumber() ? from.doubleValue() : 0;
    return Double.isNaN(number) ? 0 : Math.max(0, Math.min(most, number));
  }

  private static <E extends Enum<E>> E word(JsonNode from, E unknown) {
    for (E one : unknown.getDeclaringClass().getEnumConstants()) {
      if (word(one).equals(from.textValue())) {
        return one;
      }
    }
    return unknown;
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  void write(ObjectNode into) {
    into.putObject("sound")
        .put("speaker", word(sound.speaker))
        .put("level", rounded(sound.level))
        .put("concealed", rounded(sound.concealedPercent));
    into.putObject("picture")
        .put("window", word(picture.window))
        .put("shown", picture.shown)
        .put("age", picture.ageMs)
        .put("width", picture.width)
        .put("height", picture.height);
    ObjectNode received = into.putObject("received");
    write(counts.sound, received.putObject("sound"));
    write(counts.picture, received.putObject("picture"));
    received.put("decoded", counts.decoded).put("freezes", counts.freezes);
    into.put("said", rounded(said));
    if (!link.equals(Link.UNKNOWN)) {
      into.putObject("link").put("up", word(link.up)).put("down", word(link.down));
    }
  }

  private static void write(Received counted, ObjectNode into) {
    into.put("packets", counted.packets).put("lost", counted.lost);
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
