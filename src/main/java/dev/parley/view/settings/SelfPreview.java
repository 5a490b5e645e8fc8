package dev.parley.view.settings;

import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.Latest;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.DeviceChoices.Way;
import dev.parley.view.video.VideoPane;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows one's own picture and the level of the microphone between calls, and what is wrong with the
 * devices. The camera opens when the person asks for it, or has set that it stays open; the
 * microphone only when asked for. JavaFX thread.
 */
public final class SelfPreview extends VBox {
  private static final Words WORDS = Words.in(SelfPreview.class);

  /** What is open. */
  private enum Opened {
    NOTHING,
    /** The camera alone, as the person has set it. */
    CAMERA,
    /** Camera and microphone. */
    BOTH
  }

  private final DeviceChoices deviceChoices;
  private final PreferencesModel preferences;
  private final SelfPicture picture;
  private final LevelBar level = new LevelBar("self");
  private final Button turn = Buttons.text("self-turn", "", this::turned);
  private final Map<Kind, Label> warnings = new EnumMap<>(Kind.class);
  private final Map<Kind, String> missing = new EnumMap<>(Kind.class);
  private final Map<Kind, String> troubles = new EnumMap<>(Kind.class);
  private final Latest<Double> levels = new Latest<>();
  private Opened opened = Opened.NOTHING;

  /** Whether nothing else has the camera, and the person can see this. */
  private boolean allowed;

  /** Whether the person has asked for camera and microphone. */
  private boolean asked;

  private Optional<DeviceChoices.Preview> preview = Optional.empty();

  /** Who is told what becomes of it; null while nothing is open. */
  private Listener listening;

  /**
   * @param self the self-view between calls; nothing else may have it open at the same time
   */
  public SelfPreview(DeviceChoices deviceChoices, PreferencesModel preferences, VideoPane self) {
    super(10);
    this.deviceChoices = deviceChoices;
    this.preferences = preferences;
    picture = new SelfPicture("self", self, preferences);
    setId("self-preview");
    setMinHeight(USE_PREF_SIZE);
    turn.setMinWidth(0);
    getChildren().addAll(picture, level, turn);
    for (Kind kind : Kind.values()) {
      Label warning = Card.words("self-warning-" + word(kind));
      warning.getStyleClass().add("preview-trouble");
      warning.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
      warnings.put(kind, warning);
      getChildren().add(warning);
    }
    warn();
    levels.open(level::show);
    preferences.follow(now -> arrange());
  }

  /** Lets it open the devices, or takes them from it: then the person has to ask anew. */
  public void allow(boolean now) {
    allowed = now;
    asked &= now;
    arrange();
  }

  /** Warns of what is not there. */
  public void devices(Map<Kind, Devices> known) {
    known.forEach((kind, devices) -> missing.put(kind, missing(kind, devices)));
    warn();
  }

  private static String missing(Kind kind, Devices devices) {
    Way way = devices.choice().way();
    boolean none = devices.names().isEmpty() && (way == Way.AUTOMATIC || way == Way.NAMED);
    boolean gone = way == Way.NAMED && !devices.names().contains(devices.choice().name());
    if (none) {
      return WORDS.say("self.none." + word(kind));
    }
    return gone ? WORDS.say("self.gone", ShownText.title(devices.choice().name())) : "";
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void turned() {
    asked = opened != Opened.BOTH;
    arrange();
  }

  private void arrange() {
    boolean stays = preferences.now().has(Toggle.OWN_PICTURE_WHILE_IDLE);
    Opened next =
        !allowed ? Opened.NOTHING : asked ? Opened.BOTH : stays ? Opened.CAMERA : Opened.NOTHING;
    if (next != opened) {
      opened = next;
      open();
    }
    boolean both = opened == Opened.BOTH;
    Visibility.show(level, both);
    turn.setText(
        WORDS.say(both ? "self.off" : opened == Opened.CAMERA ? "self.microphone" : "self.on"));
    turn.setGraphic(new FontIcon(both ? Feather.VIDEO_OFF : Feather.VIDEO));
  }

  private void open() {
    preview.ifPresent(DeviceChoices.Preview::close);
    preview = Optional.empty();
    listening = null;
    troubles.clear();
    level.show(0);
    picture.setOpen(opened != Opened.NOTHING);
    if (opened != Opened.NOTHING) {
      listening = new Listener();
      preview =
          Optional.of(
              opened == Opened.BOTH
                  ? deviceChoices.preview(listening)
                  : deviceChoices.look(listening));
    }
    warn();
  }

  /** What an open device says of itself counts for more than that there is one. */
  private void warn() {
    warnings.forEach(
        (kind, label) -> {
          String trouble = ShownText.sentence(troubles.getOrDefault(kind, ""));
          Visibility.say(label, trouble.isEmpty() ? missing.getOrDefault(kind, "") : trouble);
        });
  }

  /** What the machine tells while a preview is open. Any thread. */
  private final class Listener implements DeviceChoices.SelfListener {
    @Override
    public void level(double now) {
      levels.offer(now);
    }

    @Override
    public void trouble(Kind kind, String sentence) {
      FxThread.later(
          () -> {
            if (listening == this) {
              troubles.put(kind, sentence);
              warn();
            }
          });
    }
  }
}
