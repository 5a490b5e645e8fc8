package dev.parley.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.settings.Preferences.Place;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.signalling.PeerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A field of {@code settings.json}. Those that this version knows are the table of
 * docs/settings.md, in its order.
 *
 * @param initial what counts while the field is missing or cannot be understood
 * @param reading empty for a value that cannot be understood
 * @param writing makes the value, from what is to be written and what was there; missing for none
 * @param excerpt the value as a person who helps may see it: without secrets
 */
public record SettingsField<T>(
    String name,
    T initial,
    Function<JsonNode, Optional<T>> reading,
    BiFunction<T, JsonNode, JsonNode> writing,
    UnaryOperator<JsonNode> excerpt) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final TextNode LEFT_OUT = JSON.textNode("(omitted)");
  private static final String NONE = "none";

  /** User and password, each up to the next separator; anything malformed counts as password. */
  private static final Pattern RELAY = Pattern.compile("(\\w+:)([^:]*):(.*)@([^@]*)");

  /** Of a window and of a recent place. */
  private static final Set<String> HARMLESS_PARTS =
      Set.of(
          "x",
          "y",
          "width",
          "height",
          "maximized",
          "server",
          "channel",
          "certificate",
          "last",
          "signalling",
          "withoutPassword");

  private static final List<SettingsField<?>> ALL = new ArrayList<>();

  static final SettingsField<String> NAME =
      single("name", "", SettingsField::peerName, (now, was) -> JSON.textNode(now));
  static final SettingsField<Pick> CAMERA = device("camera");
  static final SettingsField<Pick> MICROPHONE = device("microphone");
  static final SettingsField<Pick> SPEAKER = device("speaker");

  /** What a person has set in the window. */
  static final List<Preference<?>> PREFERENCES =
      List.of(
          choice("theme", Preferences::theme, Preferences::withTheme),
          text("language", Preferences::language, Preferences::withLanguage),
          toggle("echoCancellation", Toggle.ECHO_CANCELLATION),
          toggle("noiseSuppression", Toggle.NOISE_SUPPRESSION),
          toggle("gainControl", Toggle.GAIN_CONTROL),
          toggle("noticeMuted", Toggle.NOTICE_MUTED),
          toggle("ring", Toggle.RING),
          toggle("ringBack", Toggle.RING_BACK),
          text("ringDevice", Preferences::ringDevice, Preferences::withRingDevice),
          toggle("notifications", Toggle.NOTIFICATIONS),
          toggle("raiseWindow", Toggle.RAISE_WINDOW),
          toggle("mirrorOwnPicture", Toggle.MIRROR_OWN_PICTURE),
          toggle("showOwnPicture", Toggle.SHOW_OWN_PICTURE),
          choice("ownPictureCorner", Preferences::corner, Preferences::withCorner),
          toggle("ownPictureWhileIdle", Toggle.OWN_PICTURE_WHILE_IDLE),
          toggle("showSpeakerLarge", Toggle.SHOW_SPEAKER_LARGE),
          new Preference<>(
              add(
                  "window",
                  Optional.empty(),
                  SettingsField::place,
                  SettingsField::window,
                  SettingsField::parts),
              Preferences::window,
              (now, place) -> place.map(now::withWindow).orElse(now)));

  static final SettingsField<JsonNode> ICE_SERVERS = list("iceServers", SettingsField::server);
  static final SettingsField<Boolean> RELAY_ONLY = onOff("relayOnly", false);
  public static final SettingsField<JsonNode> RECENT_PLACES =
      list("recentPlaces", SettingsField::parts);

  /** A field of the {@link Preferences}: how it stands there. */
  record Preference<T>(
      SettingsField<T> field,
      Function<Preferences, T> value,
      BiFunction<Preferences, T, Preferences> with) {}

  static List<SettingsField<?>> all() {
    return List.copyOf(ALL);
  }

  /** The settings as a person who helps may see them: only the names of unknown fields. */
  static ObjectNode excerpt(ObjectNode settings) {
    ObjectNode shown = JSON.objectNode();
    settings.properties().forEach(one -> shown.set(one.getKey(), LEFT_OUT));
    ALL.stream()
        .filter(field -> settings.has(field.name))
        .forEach(field -> shown.set(field.name, field.excerpt.apply(settings.get(field.name))));
    return shown;
  }

  private static JsonNode plain(JsonNode value) {
    return value.isValueNode() ? JSON.textNode(value.asText()) : LEFT_OUT;
  }

  private static JsonNode parts(JsonNode object) {
    ObjectNode shown = JSON.objectNode();
    for (Map.Entry<String, JsonNode> part : object.properties()) {
      boolean harmless = HARMLESS_PARTS.contains(part.getKey());
      shown.set(part.getKey(), harmless ? plain(part.getValue()) : LEFT_OUT);
    }
    return shown;
  }

  private static JsonNode server(JsonNode url) {
    Matcher relay = RELAY.matcher(url.asText());
    if (relay.matches()) {
      return JSON.textNode(relay.group(1) + relay.group(2) + ":***@" + relay.group(4));
    }
    return url.asText().contains("@") ? LEFT_OUT : JSON.textNode(url.asText());
  }

  /** The passwords in a value of {@link #ICE_SERVERS}. */
  static List<String> passwords(JsonNode urls) {
    return StreamSupport.stream(urls.spliterator(), false)
        .map(url -> RELAY.matcher(url.asText()))
        .filter(Matcher::matches)
        .map(relay -> relay.group(3))
        .toList();
  }

  private static <T> SettingsField<T> add(
      String name,
      T initial,
      Function<JsonNode, Optional<T>> reading,
      BiFunction<T, JsonNode, JsonNode> writing,
      UnaryOperator<JsonNode> excerpt) {
    SettingsField<T> field = new SettingsField<>(name, initial, reading, writing, excerpt);
    ALL.add(field);
    return field;
  }

  /** One value, and no secret. */
  private static <T> SettingsField<T> single(
      String name,
      T initial,
      Function<JsonNode, Optional<T>> reading,
      BiFunction<T, JsonNode, JsonNode> writing) {
    return add(name, initial, reading, writing, SettingsField::plain);
  }

  private static SettingsField<JsonNode> list(String name, UnaryOperator<JsonNode> excerpt) {
    UnaryOperator<JsonNode> each =
        list -> {
          ArrayNode shown = JSON.arrayNode();
          list.forEach(one -> shown.add(excerpt.apply(one)));
          return shown;
        };
    return add(name, JSON.arrayNode(), Optional::of, (now, was) -> now, each);
  }

  private static SettingsField<Boolean> onOff(String name, boolean initial) {
    return single(
        name,
        initial,
        value -> Optional.of(value).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
        (on, was) -> BooleanNode.valueOf(on));
  }

  private static Preference<Boolean> toggle(String name, Toggle toggle) {
    return new Preference<>(
        onOff(name, Preferences.FIRST.has(toggle)),
        now -> now.has(toggle),
        (now, on) -> now.with(toggle, on));
  }

  private static Preference<String> text(
      String name,
      Function<Preferences, String> value,
      BiFunction<Preferences, String, Preferences> with) {
    return new Preference<>(
        single(
            name,
            value.apply(Preferences.FIRST),
            text -> Optional.ofNullable(text.textValue()).map(String::strip),
            (now, was) -> JSON.textNode(now)),
        value,
        with);
  }

  private static <E extends Enum<E>> Preference<E> choice(
      String name, Function<Preferences, E> value, BiFunction<Preferences, E, Preferences> with) {
    E initial = value.apply(Preferences.FIRST);
    return new Preference<>(
        single(
            name,
            initial,
            text ->
                Stream.of(initial.getDeclaringClass().getEnumConstants())
                    .filter(known -> shown(known).equals(text.textValue()))
                    .findFirst(),
            (now, was) -> JSON.textNode(shown(now))),
        value,
        with);
  }

  /** LOWER_RIGHT is written lower-right. */
  private static String shown(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static SettingsField<Pick> device(String name) {
    return single(
        name,
        Pick.of(MediaChoice.Kind.AUTOMATIC),
        value -> Optional.of(pick(value)),
        (pick, was) ->
            switch (pick.kind()) {
              case AUTOMATIC -> JSON.missingNode();
              case DEVICE, PREFERRED -> JSON.textNode(pick.name());
              case NONE -> JSON.textNode(NONE);
              case TEST, ECHO -> was; // of this run only
            });
  }

  private static Pick pick(JsonNode name) {
    if (!name.isTextual() || name.textValue().isBlank()) {
      return Pick.of(MediaChoice.Kind.AUTOMATIC);
    }
    return NONE.equals(name.textValue())
        ? Pick.of(MediaChoice.Kind.NONE)
        : new Pick(MediaChoice.Kind.PREFERRED, name.textValue());
  }

  private static Optional<String> peerName(JsonNode name) {
    return Optional.ofNullable(name.textValue())
        .filter(text -> text.isEmpty() || !PeerName.checked(text).isEmpty())
        .map(PeerName::checked);
  }

  private static Optional<Optional<Place>> place(JsonNode window) {
    return Stream.of("x", "y", "width", "height").allMatch(field -> window.path(field).isNumber())
        ? Optional.of(
            Optional.of(
                new Place(
                    window.path("x").doubleValue(),
                    window.path("y").doubleValue(),
                    window.path("width").doubleValue(),
                    window.path("height").doubleValue(),
                    window.path("maximized").asBoolean(false))))
        : Optional.empty();
  }

  private static JsonNode window(Optional<Place> now, JsonNode was) {
    if (now.isEmpty()) {
      return was;
    }
    Place place = now.get();
    return (was instanceof ObjectNode there ? there : JSON.objectNode())
        .put("x", place.x())
        .put("y", place.y())
        .put("width", place.width())
        .put("height", place.height())
        .put("maximized", place.maximized());
  }
}
