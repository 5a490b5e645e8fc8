package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates an excerpt of the settings for a person who helps: values that are known to be harmless,
 * and of the others only that they are there.
 */
final class SettingsExcerpt {
  /** docs/settings.md; a field that is new there is left out until it stands here. */
  private static final Set<String> HARMLESS =
      Set.of(
          "name",
          "camera",
          "microphone",
          "speaker",
          "echoCancellation",
          "noiseSuppression",
          "gainControl",
          "ring",
          "ringBack",
          "ringDevice",
          "notifications",
          "raiseWindow",
          "theme",
          "language",
          "noticeMuted",
          "mirrorOwnPicture",
          "showOwnPicture",
          "ownPictureCorner",
          "ownPictureWhileIdle",
          "relayOnly");

  private static final Set<String> OF_WINDOW = Set.of("x", "y", "width", "height", "maximized");
  private static final Set<String> OF_PLACE =
      Set.of("server", "channel", "certificate", "last", "signalling", "withoutPassword");
  private static final String LEFT_OUT = "(omitted)";

  /** User and password, each up to the next of its signs; whatever is malformed is the password. */
  private static final Pattern RELAY = Pattern.compile("(\\w+:)([^:]*):(.*)@([^@]*)");

  private SettingsExcerpt() {}

  static ObjectNode of(ObjectNode settings) {
    ObjectNode excerpt = settings.objectNode();
    settings
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              switch (field.getKey()) {
                case "iceServers" -> servers(value, excerpt.putArray("iceServers"));
                case "window" -> excerpt.set("window", fields(value, OF_WINDOW));
                case RecentChannels.FIELD -> {
                  ArrayNode places = excerpt.putArray(RecentChannels.FIELD);
                  value.forEach(place -> places.add(fields(place, OF_PLACE)));
                }
                default -> {
                  boolean shown = HARMLESS.contains(field.getKey()) && value.isValueNode();
                  excerpt.put(field.getKey(), shown ? value.asText() : LEFT_OUT);
                }
              }
            });
    return excerpt;
  }

  /** What is to be found nowhere else either. */
  static List<String> secrets(ObjectNode settings) {
    List<String> secrets = new ArrayList<>();
    settings
        .path("iceServers")
        .forEach(
            url -> {
              Matcher relay = RELAY.matcher(url.asText());
              if (relay.matches()) {
                secrets.add(relay.group(3));
              }
            });
    return secrets;
  }

  private static void servers(JsonNode urls, ArrayNode shown) {
    urls.forEach(
        url -> {
          Matcher relay = RELAY.matcher(url.asText());
          boolean secret = url.asText().contains("@");
          shown.add(
              relay.matches()
                  ? relay.group(1) + relay.group(2) + ":***@" + relay.group(4)
                  : secret ? LEFT_OUT : url.asText());
        });
  }

  private static ObjectNode fields(JsonNode value, Set<String> harmless) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            field ->
                shown.put(
                    field.getKey(),
                    harmless.contains(field.getKey()) && field.getValue().isValueNode()
                        ? field.getValue().asText()
                        : LEFT_OUT));
    return shown;
  }
}
