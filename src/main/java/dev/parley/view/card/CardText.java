package dev.parley.view.card;

import dev.parley.data.card.Blame;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.card.Loss;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words what a {@link CallCard} has. */
public final class CardText {
  private static final Words WORDS = Words.in(CardText.class);

  private static final int NAME_LENGTH = 32;

  /** Where nothing is known. */
  private static final String NOTHING = "–";

  /**
   * What is not told of each of several: it was the same with all, or as long as its setting up.
   */
  private static final Set<String> OF_THIS_SIDE = Set.of("setup", "devices");

  private CardText() {}

  /**
   * One line of a card.
   *
   * @param id of what it is about
   */
  record Line(String id, String name, String value) {}

  /** Whose loss it was, if any: one sentence; of several, about the first who lost anything. */
  public static String sentence(CallCard card) {
    return sentenceOf(
        card.parts().stream()
            .filter(part -> part.network().blame() != Blame.NOBODY)
            .findFirst()
            .orElse(card));
  }

  private static String sentenceOf(CallCard card) {
    Loss there = card.network().there();
    Loss back = card.network().back();
    String name = name(card);
    return switch (card.network().blame()) {
      case NOBODY -> WORDS.say("card.loss.none");
      case OWN_UPLOAD -> loss("card.loss.own.up", name, there);
      case PEER_DOWNLOAD -> loss("card.loss.peer.down", name, there);
      case WAY_THERE -> loss("card.loss.there", name, there);
      case OWN_DOWNLOAD -> loss("card.loss.own.down", name, back);
      case PEER_UPLOAD -> loss("card.loss.peer.up", name, back);
      case WAY_BACK -> loss("card.loss.back", name, back);
      case OWN_LINK -> both("card.loss.own.link", name, there, back);
      case PEER_LINK -> both("card.loss.peer.link", name, there, back);
      case BOTH_WAYS -> both("card.loss.both", name, there, back);
    };
  }

  /** As long as it can be in a sentence that must be read whole. */
  private static String name(CallCard card) {
    return Sanitizer.line(ShownText.name(card.peer()), NAME_LENGTH);
  }

  private static String loss(String key, String name, Loss loss) {
    return WORDS.say(key, name, loss.percent(), Clock.age(Duration.ofSeconds(loss.seconds())));
  }

  private static String both(String key, String name, Loss there, Loss back) {
    int longer = Math.max(there.seconds(), back.seconds());
    return WORDS.say(
        key, name, there.percent(), back.percent(), Clock.age(Duration.ofSeconds(longer)));
  }

  /** When it was, as people of this language write it. */
  static String when(CallCard card) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
        .withLocale(Locale.getDefault(Locale.Category.DISPLAY))
        .withZone(ZoneId.systemDefault())
        .format(card.began());
  }

  /** The names of those who were in it. */
  static String names(CallCard card) {
    return card.peers().stream().map(ShownText::name).collect(Collectors.joining(", "));
  }

  /** Everything but the sentence; of a call of two always the same lines. */
  static List<Line> lines(CallCard card) {
    if (card.others().isEmpty()) {
      return linesOf(card);
    }
    List<Line> lines = new ArrayList<>();
    lines.add(line("card.line.length", Clock.length(card.wholeLength())));
    for (CallCard part : card.parts()) {
      lines.add(new Line("peer", name(part), sentenceOf(part)));
      linesOf(part).stream().filter(line -> !OF_THIS_SIDE.contains(line.id())).forEach(lines::add);
    }
    return lines;
  }

  private static List<Line> linesOf(CallCard card) {
    String name = name(card);
    List<Line> lines = new ArrayList<>();
    lines.add(line("card.line.length", Clock.length(card.length())));
    lines.add(line("card.line.setup", setUp(card.setUp())));
    lines.add(line("card.line.path", card.path().map(CardText::path).orElse(NOTHING)));
    lines.add(
        line(
            "card.line.trip",
            card.path().map(path -> WORDS.say("card.ms", path.roundTripMs())).orElse(NOTHING)));
    lines.add(new Line("there", WORDS.say("card.line.there", name), lost(card.network().there())));
    lines.add(new Line("back", WORDS.say("card.line.back", name), lost(card.network().back())));
    lines.add(line("card.line.freezes", count(card.mishaps().freezes())));
    lines.add(
        new Line(
            "freezes-there",
            WORDS.say("card.line.freezes-there", name),
            card.mishaps().freezesThere().map(CardText::count).orElse(NOTHING)));
    lines.add(line("card.line.devices", count(card.mishaps().deviceChanges())));
    lines.add(line("card.line.reconnections", count(card.mishaps().reconnections())));
    return lines;
  }

  /** The text to send to a person who helps. */
  public static String text(CallCard card) {
    return WORDS.say("card.title", names(card), when(card))
        + "\n"
        + sentence(card)
        + "\n"
        + lines(card).stream()
            .map(line -> line.name() + ": " + line.value() + "\n")
            .collect(Collectors.joining());
  }

  private static Line line(String key, String value) {
    return new Line(key.substring(key.lastIndexOf('.') + 1), WORDS.say(key), value);
  }

  private static String count(int number) {
    return WORDS.say("card.count", number);
  }

  private static String lost(Loss loss) {
    return loss.matters()
        ? WORDS.say("card.lost", loss.percent(), Clock.age(Duration.ofSeconds(loss.seconds())))
        : WORDS.say("card.lost.none");
  }

  private static String path(CallCard.Path path) {
    boolean relayed = path.local().equals("relay") || path.remote().equals("relay");
    String protocol = ShownText.title(path.protocol().toUpperCase(Locale.ROOT));
    return WORDS.say(relayed ? "card.path.relayed" : "card.path.direct", protocol);
  }

  /** Each step with its time since the call began. */
  private static String setUp(Map<Moment, Duration> moments) {
    String steps =
        moments.entrySet().stream()
            .map(
                step ->
                    WORDS.say(
                        "card.step", name(step.getKey()), step.getValue().toMillis() / 1000.0))
            .collect(Collectors.joining(", "));
    return steps.isEmpty() ? NOTHING : steps;
  }

  private static String name(Moment moment) {
    return switch (moment) {
      case ACCEPTED -> WORDS.say("card.step.accepted");
      case FIRST_CANDIDATE -> WORDS.say("card.step.candidate");
      case CONNECTED -> WORDS.say("card.step.connected");
      case FIRST_SOUND -> WORDS.say("card.step.sound");
      case FIRST_PICTURE -> WORDS.say("card.step.picture");
    };
  }
}
