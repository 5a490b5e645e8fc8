package dev.parley.data.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.data.card.CallCard.Mishaps;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.card.CallCard.Network;
import dev.parley.data.card.CallCard.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes cards as JSON and reads them again; one that is damaged is left out. */
final class CardJson {
  private CardJson() {}

  static String write(List<CallCard> cards) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    cards.forEach(card -> write(card, all.addObject()));
    return all.toPrettyString();
  }

  private static void write(CallCard card, ObjectNode into) {
    into.put("peer", card.peer())
        .put("began", card.began().toString())
        .put("seconds", card.length().toSeconds());
    ObjectNode setUp = into.putObject("setUpMs");
    card.setUp().forEach((moment, at) -> setUp.put(word(moment), at.toMillis()));
    card.path()
        .ifPresent(
            path ->
                into.putObject("path")
                    .put("local", path.local())
                    .put("remote", path.remote())
                    .put("protocol", path.protocol())
                    .put("roundTripMs", Math.round(path.roundTripMs())));
    write(card.network().there(), into.putObject("lostThere"));
    write(card.network().back(), into.putObject("lostBack"));
    into.put("blame", word(card.network().blame()));
    into.put("freezes", card.mishaps().freezes());
    card.mishaps().freezesThere().ifPresent(there -> into.put("freezesThere", there));
    into.put("deviceChanges", card.mishaps().deviceChanges())
        .put("reconnections", card.mishaps().reconnections())
        .put("end", card.end());
    if (!card.others().isEmpty()) {
      ArrayNode others = into.putArray("others");
      card.others().forEach(other -> write(other, others.addObject()));
    }
  }

  private static void write(Loss loss, ObjectNode into) {
    into.put("percent", Math.round(loss.percent() * 10) / 10.0).put("seconds", loss.seconds());
  }

  static List<CallCard> read(JsonNode all) {
    List<CallCard> cards = new ArrayList<>();
    for (JsonNode one : all) {
      try {
        cards.add(card(one).with(others(one.path("others"))));
      } catch (DateTimeException | IllegalArgumentException damaged) {
        // a file that was changed by hand loses that one
      }
    }
    return cards;
  }

  private static List<CallCard> others(JsonNode from) {
    List<CallCard> others = new ArrayList<>();
    for (JsonNode one : from) {
      if (others.size() < CallCard.MOST_OTHERS) {
        others.add(card(one));
      }
    }
    return others;
  }

  private static CallCard card(JsonNode from) {
    return new CallCard(
        "",
        from.path("peer").asText(),
        Instant.parse(from.path("began").asText()),
        Duration.ofSeconds(Math.max(0, from.path("seconds").asInt())),
        setUp(from.path("setUpMs")),
        Optional.of(from.path("path")).filter(JsonNode::isObject).map(CardJson::path),
        new Network(
            loss(from.path("lostThere")),
            loss(from.path("lostBack")),
            Blame.valueOf(name(from.path("blame").asText()))),
        new Mishaps(
            count(from.path("freezes")),
            Optional.of(from.path("freezesThere")).filter(JsonNode::isNumber).map(CardJson::count),
            count(from.path("deviceChanges")),
            count(from.path("reconnections"))),
        from.path("end").asText(),
        List.of());
  }

  private static Map<Moment, Duration> setUp(JsonNode from) {
    Map<Moment, Duration> setUp = new EnumMap<>(Moment.class);
    for (Moment moment : Moment.values()) {
      if (from.path(word(moment)).isNumber()) {
        setUp.put(moment, Duration.ofMillis(count(from.path(word(moment)))));
      }
    }
    return setUp;
  }

  private static Path path(JsonNode from) {
    return new Path(
        from.path("local").asText(),
        from.path("remote").asText(),
        from.path("protocol").asText(),
        count(from.path("roundTripMs")));
  }

  private static Loss loss(JsonNode from) {
    return new Loss(
        Math.max(0, Math.min(100, from.path("percent").asDouble())), count(from.path("seconds")));
  }

  private static int count(JsonNode from) {
    return Math.max(0, from.asInt());
  }

  /** As people write JSON: iceConnected. */
  private static String word(Enum<?> of) {
    StringBuilder word = new StringBuilder();
    for (String part : of.name().toLowerCase(Locale.ROOT).split("_")) {
      word.append(
          word.length() == 0
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return word.toString();
  }

  private static String name(String word) {
    return word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }
}
