package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.view.Preferences;
import dev.parley.view.Preferences.OwnPicture;
import dev.parley.view.Preferences.Place;
import dev.parley.view.Preferences.Ringing;
import dev.parley.view.Preferences.Sound;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads and writes {@link Preferences} in {@code settings.json} (docs/settings.md). A field that is
 * not there, or not understood, is as it was before anything was set.
 */
final class PreferenceFields {
  private final ObjectNode settings;
  private final Consumer<String> trouble;

  /**
   * @param trouble told the name of each field that is there and not understood
   */
  PreferenceFields(ObjectNode settings, Consumer<String> trouble) {
    this.settings = settings;
    this.trouble = trouble;
  }

  Preferences read() {
    Preferences first = Preferences.FIRST;
    Ringing ringing = first.ringing();
    Sound sound = first.sound();
    OwnPicture own = first.ownPicture();
    return new Preferences(
        choice("theme", first.theme()),
        text("language"),
        new Ringing(
            isOn("ring", ringing.in()),
            isOn("ringBack", ringing.out()),
            text("ringDevice"),
            isOn("notifications", ringing.notified()),
            isOn("raiseWindow", ringing.raise())),
        new Sound(
            isOn("echoCancellation", sound.echoCancellation()),
            isOn("noiseSuppression", sound.noiseSuppression()),
            isOn("gainControl", sound.gainControl()),
            isOn("noticeMuted", sound.noticeMuted())),
        new OwnPicture(
            isOn("mirrorOwnPicture", own.mirrored()),
            isOn("showOwnPicture", own.shown()),
            choice("ownPictureCorner", own.corner()),
            isOn("ownPictureWhileIdle", own.idle())),
        place());
  }

  void write(Preferences now) {
    put("theme", now.theme());
    settings.put("language", now.language());
    settings.put("ring", now.ringing().in());
    settings.put("ringBack", now.ringing().out());
    settings.put("ringDevice", now.ringing().device());
    settings.put("notifications", now.ringing().notified());
    settings.put("raiseWindow", now.ringing().raise());
    settings.put("echoCancellation", now.sound().echoCancellation());
    settings.put("noiseSuppression", now.sound().noiseSuppression());
    settings.put("gainControl", now.sound().gainControl());
    settings.put("noticeMuted", now.sound().noticeMuted());
    settings.put("mirrorOwnPicture", now.ownPicture().mirrored());
    settings.put("showOwnPicture", now.ownPicture().shown());
    put("ownPictureCorner", now.ownPicture().corner());
    settings.put("ownPictureWhileIdle", now.ownPicture().idle());
    now.window().ifPresent(this::write);
  }

  private void write(Place place) {
    ObjectNode window =
        settings.path("window") instanceof ObjectNode there ? there : settings.putObject("window");
    window.put("x", place.x());
    window.put("y", place.y());
    window.put("width", place.width());
    window.put("height", place.height());
    window.put("maximized", place.maximized());
  }

  private Optional<Place> place() {
    JsonNode window = settings.path("window");
    if (window.isMissingNode()) {
      return Optional.empty();
    }
    boolean whole =
        window.path("x").isNumber()
            && window.path("y").isNumber()
            && window.path("width").isNumber()
            && window.path("height").isNumber();
    if (!whole) {
      trouble.accept("window");
      return Optional.empty();
    }
    return Optional.of(
        new Place(
            window.path("x").doubleValue(),
            window.path("y").doubleValue(),
            window.path("width").doubleValue(),
            window.path("height").doubleValue(),
            window.path("maximized").asBoolean(false)));
  }

  private void put(String field, Enum<?> value) {
    settings.put(field, shown(value));
  }

  /** lower_right is written lower-right. */
  private static String shown(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <E extends Enum<E>> E choice(String field, E otherwise) {
    JsonNode value = settings.path(field);
    for (E known : otherwise.getDeclaringClass().getEnumConstants()) {
      if (shown(known).equals(value.textValue())) {
        return known;
      }
    }
    distrust(field, value);
    return otherwise;
  }

  private String text(String field) {
    JsonNode value = settings.path(field);
    if (value.isTextual()) {
      return value.textValue().strip();
    }
    distrust(field, value);
    return "";
  }

  private boolean isOn(String field, boolean otherwise) {
    JsonNode value = settings.path(field);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    distrust(field, value);
    return otherwise;
  }

  private void distrust(String field, JsonNode value) {
    if (!value.isMissingNode()) {
      trouble.accept(field);
    }
  }
}
