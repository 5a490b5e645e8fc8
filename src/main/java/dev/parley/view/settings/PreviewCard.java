package dev.parley.view.settings;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.FittingScroll;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.Latest;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows camera and sound before a call: the video and the microphone's level, with the devices to
 * choose from and their problems. During a call, which uses the devices, it only offers the choice.
 * JavaFX thread.
 */
final class PreviewCard extends Card {
  private static final Words WORDS = Words.in(PreviewCard.class);

  /** The id under which an echo peer is in a channel. */
  private static final String ECHO = "echo";

  private final Modal shown;
  private final DeviceChoices deviceChoices;
  private final SelfPicture picture;
  private final LevelBar level = new LevelBar("preview");
  private final Map<Kind, DeviceChooser> choosers = new EnumMap<>(Kind.class);
  private final Map<Kind, Label> troubles = new EnumMap<>(Kind.class);
  private final Label inCall = words("preview-call");
  private final Latest<Double> levels = new Latest<>();
  private final Button trial;
  private final Button echo;

  /** Null while none is open. */
  private DeviceChoices.Preview preview;

  private final ReadOnlyBooleanWrapper shownNow = new ReadOnlyBooleanWrapper();
  private boolean open;
  private boolean busy;

  PreviewCard(ModalPane modal, DeviceChoices deviceChoices, SelfPicture picture, Intents intents) {
    super("preview");
    this.deviceChoices = deviceChoices;
    this.picture = picture;
    // The picture moves all the time: a shadow would be blurred, and a copy made, for each frame.
    setCache(false);
    getStyleClass().add("preview-card");
    Label title = title("preview-title", WORDS.say("preview.title"));
    setAccessibleText(title.getText());
    inCall.setText(WORDS.say("preview.call"));
    trial = Buttons.text("preview-try", Feather.VOLUME_2, WORDS.say("preview.try"), this::play);
    echo =
        Buttons.text(
            "preview-echo",
            Feather.REPEAT,
            WORDS.say("preview.echo"),
            () -> {
              close();
              intents.connect(ECHO);
            });
    echo.setTooltip(new Tooltip(WORDS.say("preview.echo.tip")));
    Button done = Buttons.text("preview-close", WORDS.say("preview.close"), this::close);
    shown = modal.dialog(this, this::close, done);
    HBox speaker = new HBox(10, chooser(Kind.SPEAKER, "preview.speaker"), trial);
    HBox.setHgrow(speaker.getChildren().get(0), Priority.ALWAYS);
    VBox parts =
        new VBox(
            12,
            inCall,
            picture,
            part(Kind.CAMERA, "preview.camera", chooser(Kind.CAMERA, "preview.camera")),
            part(Kind.MICROPHONE, "preview.microphone", microphone()),
            part(Kind.SPEAKER, "preview.speaker", speaker));
    FittingScroll scroll = new FittingScroll(parts); // a small window shows a part of it
    setMinHeight(0);
    getChildren().addAll(title, scroll, actions(echo, done));
    levels.open(level::show);
    render();
  }

  private VBox microphone() {
    return new VBox(8, chooser(Kind.MICROPHONE, "preview.microphone"), level);
  }

  private DeviceChooser chooser(Kind kind, String name) {
    DeviceChooser chooser = new DeviceChooser(deviceChoices, kind, WORDS.say(name));
    choosers.put(kind, chooser);
    return chooser;
  }

  private VBox part(Kind kind, String name, Region controls) {
    Label heading = new Label(WORDS.say(name));
    heading.getStyleClass().add("preview-heading");
    Label trouble = words("preview-trouble-" + kind.name().toLowerCase(Locale.ROOT));
    trouble.getStyleClass().add("preview-trouble");
    trouble.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    troubles.put(kind, trouble);
    say(kind, "");
    return new VBox(6, heading, controls, trouble);
  }

  /** Opens camera and microphone with the card. */
  void open() {
    shownNow.set(true);
    open = true;
    shown.want(true);
    render();
  }

  /** Lets go of them with it. */
  void close() {
    open = false;
    shown.want(false);
    render();
    shownNow.set(false);
  }

  /** Whether it has the camera, or is about to; false once that is somebody else's to take. */
  ReadOnlyBooleanProperty shownNow() {
    return shownNow.getReadOnlyProperty();
  }

  void render(PeerState state) {
    boolean begins = open && !busy && state.phase().isBusy();
    busy = state.phase().isBusy();
    boolean there = state.peers().stream().anyMatch(row -> row.peerId().equals(ECHO) && row.free());
    Visibility.show(echo, there && !busy);
    render();
    if (begins) {
      close(); // the call takes its place
    }
  }

  void devices(Map<Kind, DeviceChoices.Devices> known) {
    known.forEach((kind, devices) -> choosers.get(kind).show(devices));
  }

  private void render() {
    boolean looking = open && !busy;
    picture.setOpen(looking);
    Visibility.show(picture, !busy);
    Visibility.show(level, !busy);
    Visibility.show(inCall, busy);
    if (looking && preview == null) {
      preview = deviceChoices.preview(new Told());
    } else if (!looking && preview != null) {
      preview.close();
      preview = null;
      level.show(0);
      say(Kind.CAMERA, "");
      say(Kind.MICROPHONE, "");
    }
  }

  private void play() {
    trial.setDisable(true);
    trial.setText(WORDS.say("preview.try.playing"));
    say(Kind.SPEAKER, "");
    deviceChoices
        .trySpeaker()
        .whenComplete((played, failure) -> FxThread.later(() -> tried(played)));
  }

  private void tried(Boolean played) {
    trial.setDisable(false);
    trial.setText(WORDS.say("preview.try"));
    say(Kind.SPEAKER, Boolean.TRUE.equals(played) ? "" : WORDS.say("preview.try.silent"));
  }

  private void say(Kind kind, String trouble) {
    Visibility.say(troubles.get(kind), ShownText.sentence(trouble));
  }

  /** What the machine tells; nothing of it counts while no preview is open. */
  private final class Told implements DeviceChoices.SelfListener {
    @Override
    public void level(double now) {
      levels.offer(now);
    }

    @Override
    public void trouble(Kind kind, String sentence) {
      FxThread.later(
          () -> {
            if (preview != null) {
              say(kind, sentence);
            }
          });
    }
  }
}
