package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.call.MediaState;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Icon;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Stylesheet;
import dev.parley.view.kit.Visibility;
import dev.parley.view.tiles.NoVideoPlaceholder;
import dev.parley.view.video.VideoPane;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the peer's video in a small window on top while the main window is minimised, with buttons
 * to mute and to end the call. It is dragged by the video; a double click returns to the main
 * window. JavaFX thread.
 */
final class SmallWindow {
  private static final Words WORDS = Words.in(SmallWindow.class);
  private static final double WIDTH = 320;
  private static final double HEIGHT = 180;
  private static final double MARGIN = 24;

  private final WindowLayout windowLayout;
  private final StackPane picture = new StackPane();
  private final NoVideoPlaceholder noVideoPlaceholder = new NoVideoPlaceholder("small-faceless");
  private final Label peerMuted = new Label("", new FontIcon(Feather.MIC_OFF));
  private final MicrophoneButton mute;
  private final Button end;
  private String title = "";
  private Stage stage;
  private VideoPane lent;
  private double grabbedX;
  private double grabbedY;

  SmallWindow(Intents intents, WindowLayout windowLayout) {
    this.windowLayout = windowLayout;
    mute = new MicrophoneButton("small-microphone", intents);
    end =
        Buttons.icon(
            "small-close",
            Feather.PHONE_OFF,
            WORDS.say("call.end"),
            intents::close,
            Styles.BUTTON_CIRCLE,
            Styles.DANGER);
    picture.setId("small-picture");
    picture.getStyleClass().add("call-stage");
    peerMuted.setId("small-peer-muted");
    peerMuted.getStyleClass().add("sign");
    peerMuted.setMouseTransparent(true);
  }

  /**
   * Opens it with this picture in it.
   *
   * @param remote goes elsewhere when it is closed
   */
  void open(VideoPane remote) {
    if (has(remote) && stage != null && stage.isShowing()) {
      return;
    }
    lent = remote;
    remote.setCover(false);
    remote.setCornerRadius(0);
    remote.setVisible(true);
    picture.getChildren().setAll(noVideoPlaceholder, remote);
    if (stage == null) {
      stage = make();
    }
    stage.setIconified(false);
    stage.show();
  }

  /** Whether this picture is in it. */
  boolean has(VideoPane remote) {
    return lent == remote && remote.getParent() == picture; // a tile may have taken it
  }

  /** Closes it, and gives the picture back. */
  void close() {
    if (lent != null) {
      lent = null;
      picture.getChildren().clear();
      stage.hide();
    }
  }

  /** Shows the large window again. */
  private void back() {
    windowLayout.small.set(false);
  }

  void render(PeerState state) {
    mute.render(state.local());
    String words = WORDS.say(state.isGroup() ? "call.leave" : "call.end");
    end.setAccessibleText(words);
    end.getTooltip().setText(words);
    title = WORDS.say("small.title", ShownText.names(state.calls()));
    if (stage != null) {
      stage.setTitle(title);
    }
  }

  /** Whose picture it is. */
  void render(Call call) {
    noVideoPlaceholder.render(call);
    MediaState peer = call.media().peer();
    ((FontIcon) peerMuted.getGraphic())
        .setIconCode(peer.lacksMicrophone() ? Feather.ALERT_TRIANGLE : Feather.MIC_OFF);
    String key = peer.lacksMicrophone() ? "corner.peer.silent" : "corner.peer.muted";
    Visibility.say(peerMuted, peer.microphone() ? "" : WORDS.say(key, ShownText.name(call.name())));
  }

  private Stage make() {
    Button large =
        Buttons.icon("small-back", Feather.MAXIMIZE_2, WORDS.say("small.back"), this::back);
    large.getStyleClass().add("call-button");
    HBox bar = new HBox(8, mute, large, end);
    bar.getStyleClass().add("small-bar");
    bar.setAlignment(Pos.CENTER);
    bar.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane all = new StackPane(picture, peerMuted, bar);
    all.setId("small");
    StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
    StackPane.setMargin(bar, new Insets(8));
    StackPane.setAlignment(peerMuted, Pos.TOP_LEFT);
    StackPane.setMargin(peerMuted, new Insets(8));
    picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::grab);
    picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    picture.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    Scene scene = new Scene(all, WIDTH, HEIGHT);
    scene.getStylesheets().add(Stylesheet.parley());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    Stage made = new Stage(StageStyle.UNDECORATED);
    made.setTitle(title);
    made.getIcons().setAll(Icon.read().all());
    made.setAlwaysOnTop(true);
    windowLayout.smallAway.bind(made.iconifiedProperty());
    made.setScene(scene);
    made.setOnCloseRequest(
        event -> {
          event.consume();
          back();
        });
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    made.setX(screen.getMaxX() - WIDTH - MARGIN);
    made.setY(screen.getMaxY() - HEIGHT - MARGIN);
    return made;
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case M -> mute.turn();
      case ESCAPE -> back();
      default -> {}
    }
  }

  private void grab(MouseEvent event) {
    grabbedX = event.getScreenX() - stage.getX();
    grabbedY = event.getScreenY() - stage.getY();
  }

  private void drag(MouseEvent event) {
    stage.setX(event.getScreenX() - grabbedX);
    stage.setY(event.getScreenY() - grabbedY);
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      back();
    }
  }
}
