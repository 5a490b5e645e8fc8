package dev.parley.view.settings;

import dev.parley.peer.PeerState;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.Names;
import dev.parley.view.kit.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows the settings; each takes effect as soon as it is changed. JavaFX thread. */
final class SettingsCard extends Card {
  private static final Words WORDS = Words.in(SettingsCard.class);

  /** The image of the program has not the JDK's names of languages. */
  private static final Map<String, String> OWN_NAMES =
      Map.of("en", "English", "de", "Deutsch", "fr", "Français", "es", "Español", "zh", "中文");

  private static final double WIDTH = 520;
  private static final double HEIGHT = 460;

  private final PreferencesModel preferencesModel;
  private final Modal shown;
  private final VBox rows = new VBox(10);
  private final ChoiceBox<String> ringDevice;
  private final BlockedRows blocked;

  /** While the boxes follow what is set, they set nothing. */
  private boolean following;

  SettingsCard(PreferencesModel preferencesModel, ModalPane modal, Consumer<String> unblock) {
    super("settings");
    this.preferencesModel = preferencesModel;
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    Label title = title("settings-title", WORDS.say("settings.title"));
    setAccessibleText(title.getText());
    Button close = Buttons.text("settings-close", WORDS.say("settings.close"), this::close);
    shown = modal.dialog(this, this::close, close);
    ringDevice =
        choice(
            "settings-ring-device",
            WORDS.say("settings.ring.device"),
            List.of(""),
            name -> name.isEmpty() ? WORDS.say("settings.ring.same") : ShownText.title(name),
            Preferences::ringDevice,
            Preferences::withRingDevice);
    blocked = new BlockedRows(unblock);
    fill();
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setId("settings-scroll");
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    scroll.setMinHeight(0);
    scroll.getStyleClass().add("settings-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    setMinHeight(0);
    getChildren().addAll(title, scroll, actions(close));
  }

  void render(PeerState state) {
    blocked.render(state.blocked());
  }

  void open() {
    shown.want(true);
  }

  private void close() {
    shown.want(false);
  }

  /** The speakers that there are, to ring on. */
  void show(Map<DeviceChoices.Kind, DeviceChoices.Devices> known) {
    DeviceChoices.Devices speakers = known.get(DeviceChoices.Kind.SPEAKER);
    if (speakers == null) {
      return;
    }
    List<String> names = new ArrayList<>(List.of(""));
    names.addAll(speakers.names());
    String chosen = preferencesModel.now().ringDevice();
    if (!names.contains(chosen)) {
      names.add(chosen); // it is away, and stays the person's choice
    }
    follow(
        () -> {
          ringDevice.getItems().setAll(names);
          ringDevice.setValue(chosen);
        });
  }

  private void fill() {
    section(WORDS.say("settings.window"));
    row(
        choice(
            "settings-theme",
            WORDS.say("settings.theme"),
            List.of(Theme.values()),
            SettingsCard::name,
            Preferences::theme,
            Preferences::withTheme));
    List<String> languages = new ArrayList<>(List.of(""));
    languages.addAll(Words.LANGUAGES);
    row(
        choice(
            "settings-language",
            WORDS.say("settings.language"),
            languages,
            SettingsCard::language,
            Preferences::language,
            Preferences::withLanguage));
    rows.getChildren().add(small(WORDS.say("settings.language.when")));
    section(WORDS.say("settings.ringing"));
    tick("settings-ring", WORDS.say("settings.ring"), Toggle.RING);
    tick("settings-ring-back", WORDS.say("settings.back"), Toggle.RING_BACK);
    row(ringDevice);
    tick("settings-notify", WORDS.say("settings.notify"), Toggle.NOTIFICATIONS);
    tick("settings-raise", WORDS.say("settings.raise"), Toggle.RAISE_WINDOW);
    section(WORDS.say("settings.own"));
    tick("settings-mirror", WORDS.say("settings.mirror"), Toggle.MIRROR_OWN_PICTURE);
    tick("settings-self", WORDS.say("settings.self"), Toggle.SHOW_OWN_PICTURE);
    tick("settings-idle", WORDS.say("settings.idle"), Toggle.OWN_PICTURE_WHILE_IDLE);
    section(WORDS.say("settings.sound"));
    tick("settings-echo", WORDS.say("settings.echo"), Toggle.ECHO_CANCELLATION);
    tick("settings-noise", WORDS.say("settings.noise"), Toggle.NOISE_SUPPRESSION);
    tick("settings-gain", WORDS.say("settings.gain"), Toggle.GAIN_CONTROL);
    tick("settings-muted", WORDS.say("settings.muted"), Toggle.NOTICE_MUTED);
    rows.getChildren().add(small(WORDS.say("settings.sound.when")));
    section(WORDS.say("settings.blocked"));
    rows.getChildren().add(blocked);
  }

  private void section(String text) {
    Label head = new Label(text);
    head.getStyleClass().add("settings-section");
    rows.getChildren().add(head);
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("card-words");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void tick(String id, String text, Toggle toggle) {
    CheckBox box = new CheckBox(text);
    box.setId(id);
    box.setMnemonicParsing(false);
    box.setWrapText(true);
    box.setOnAction(event -> preferencesModel.change(now -> now.with(toggle, box.isSelected())));
    preferencesModel.follow(now -> box.setSelected(now.has(toggle)));
    rows.getChildren().add(box);
  }

  private <T> ChoiceBox<T> choice(
      String id,
      String text,
      List<T> all,
      Function<T, String> name,
      Function<Preferences, T> is,
      BiFunction<Preferences, T, Preferences> with) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setId(id);
    box.setAccessibleText(text);
    box.setConverter(new Names<>(name));
    box.getItems().setAll(all);
    box.valueProperty()
        .addListener((of, was, now) -> chosen(before -> with.apply(before, now), now));
    preferencesModel.follow(now -> follow(() -> box.setValue(is.apply(now))));
    return box;
  }

  private void chosen(UnaryOperator<Preferences> change, Object value) {
    if (!following && value != null) {
      preferencesModel.change(change);
    }
  }

  private void follow(Runnable set) {
    boolean before = following;
    following = true;
    set.run();
    following = before;
  }

  private void row(ChoiceBox<?> box) {
    Label label = new Label(box.getAccessibleText());
    label.setLabelFor(box);
    label.setMinWidth(USE_PREF_SIZE); // in a narrow window the box gives way: no word is broken
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox row = new HBox(12, label, box);
    row.setAlignment(Pos.CENTER_LEFT);
    box.setPrefWidth(220);
    box.setMinWidth(120);
    rows.getChildren().add(row);
  }

  private static String name(Theme theme) {
    return switch (theme) {
      case DARK -> WORDS.say("settings.theme.dark");
      case LIGHT -> WORDS.say("settings.theme.light");
      case SYSTEM -> WORDS.say("settings.theme.system");
    };
  }

  /** Each language by its own name, for a person who cannot read the current one. */
  private static String language(String code) {
    if (code.isEmpty()) {
      return WORDS.say("settings.language.system");
    }
    return OWN_NAMES.getOrDefault(code, code);
  }
}
