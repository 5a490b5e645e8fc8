package dev.parley.view.call;

import dev.parley.call.PictureKind;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Local;
import dev.parley.text.Words;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the round buttons of a call: microphone, camera, screen sharing, end call. JavaFX thread.
 */
final class CallBar extends HBox {
  private static final Words WORDS = Words.in(CallBar.class);

  static final double HEIGHT = 56;

  /** From this width of the picture on, all buttons stand side by side. */
  static final double WIDE = 560;

  private final Intents intents;
  private final CallButton microphone;
  private final CallButton camera;
  private final CallButton share;
  private final Button close;
  private final ShareMenu screens;
  private final CallExtras extras;
  private Local media = Local.ALL;

  CallBar(Intents intents, DeviceChoices deviceChoices, WindowLayout windowLayout) {
    this.intents = intents;
    setId("call-bar");
    setAlignment(Pos.CENTER);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    microphone = new CallButton("call-microphone", "M", this::turnMicrophone);
    camera = new CallButton("call-camera", "V", this::turnCamera);
    share = new CallButton("call-share", "S", () -> press(KeyCode.S));
    screens = new ShareMenu(deviceChoices, share, intents, this::showShare);
    close = CallButton.hangUp("call-close", intents);
    close.setCache(true);
    extras = new CallExtras(windowLayout);
    getChildren().addAll(microphone, camera, share);
    getChildren().addAll(extras.nodes());
    getChildren().add(close);
    setNarrow(false);
  }

  void render(PeerState state) {
    media = state.local();
    screens.render(state.phase().isBusy(), media.wanted());
    showMicrophone();
    showCamera();
    showShare();
    // Before that the card has the way out.
    Visibility.show(close, state.phase().isShowingPeer());
  }

  /** Whether the window has no room for all of it side by side. */
  void setNarrow(boolean narrow) {
    extras.setNarrow(narrow);
    setSpacing(narrow ? 8 : 14);
  }

  /** Does what the key is for, if it is for anything here. */
  void press(KeyCode key) {
    switch (key) {
      case M -> turnMicrophone();
      case V -> turnCamera();
      case S -> screens.open();
      default -> extras.press(key);
    }
  }

  boolean isMenuShowing() {
    return screens.isShowing() || extras.isMenuShowing();
  }

  private void turnMicrophone() {
    intents.microphone(!media.wanted().microphone());
  }

  private void turnCamera() {
    intents.camera(!media.wanted().camera());
  }

  /** What is really sent decides the picture, what is wanted what a click changes. */
  private void showMicrophone() {
    boolean wanted = media.wanted().microphone();
    boolean heard = media.own().microphone();
    microphone.show(
        heard ? Feather.MIC : Feather.MIC_OFF,
        wanted ? WORDS.say("call.mute") : WORDS.say("call.unmute"),
        heard
            ? WORDS.say("call.heard")
            : wanted ? WORDS.say("call.silent") : WORDS.say("call.muted"),
        heard ? "" : "call-button-off");
  }

  private void showCamera() {
    boolean wanted = media.wanted().camera();
    boolean seen = media.own().picture() == PictureKind.CAMERA;
    boolean sharing = media.own().picture() == PictureKind.SCREEN;
    boolean on = seen || (sharing && wanted);
    camera.show(
        on ? Feather.VIDEO : Feather.VIDEO_OFF,
        wanted ? WORDS.say("call.camera.off") : WORDS.say("call.camera.on"),
        sharing
            ? WORDS.say("call.camera.replaced")
            : seen
                ? WORDS.say("call.seen")
                : wanted ? WORDS.say("call.blind") : WORDS.say("call.unseen"),
        on ? "" : "call-button-off");
  }

  private void showShare() {
    boolean sharing = media.own().picture() == PictureKind.SCREEN;
    String obstacle = screens.obstacle();
    if (sharing) {
      share.show(
          Feather.X_SQUARE,
          WORDS.say("call.sharing"),
          WORDS.say("call.shared"),
          "call-button-sharing");
    } else if (obstacle.isEmpty()) {
      share.show(Feather.MONITOR, WORDS.say("call.share"), WORDS.say("call.unshared"), "");
    } else {
      share.show(Feather.MONITOR, WORDS.say("call.share"), obstacle, "call-button-unavailable");
    }
  }
}
