package dev.parley.view.call;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Local;
import dev.parley.text.Words;
import org.kordamp.ikonli.feather.Feather;

/**
 * Mutes and unmutes, and shows whether one is heard, muted, or has no microphone. JavaFX thread.
 */
final class MicrophoneButton extends CallButton {
  private static final Words WORDS = Words.in(MicrophoneButton.class);

  private final Intents intents;
  private boolean wanted = true;

  MicrophoneButton(String id, Intents intents) {
    super(id, "M");
    this.intents = intents;
    setOnAction(event -> turn());
  }

  void turn() {
    intents.microphone(!wanted);
  }

  /** What is really sent decides the picture, what is wanted what a click changes. */
  void render(Local media) {
    wanted = media.wanted().microphone();
    boolean none = media.own().lacksMicrophone();
    boolean heard = media.own().microphone();
    show(
        heard ? Feather.MIC : Feather.MIC_OFF,
        wanted ? WORDS.say("call.mute") : WORDS.say("call.unmute"),
        WORDS.say(
            none
                ? "call.silent"
                : heard ? "call.heard" : wanted ? "call.microphone.starting" : "call.muted"),
        none ? MISSING : heard ? "" : OFF);
  }
}
