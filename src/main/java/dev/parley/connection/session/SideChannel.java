package dev.parley.connection.session;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells each side what the other sends, beside the media and without the server: by texts such as
 * {@code sends microphone camera} on {@link dev.parley.connection.DataChannel#STATE}. See
 * docs/media.md for the format. Of a peer that does not know it, the descriptions tell. Used on the
 * loop.
 */
final class SideChannel {
  private static final String VERB = "sends";
  private static final String MICROPHONE = "microphone";
  private static final String CAMERA = "camera";
  private static final String SCREEN = "screen";
  private static final String NO_MICROPHONE = "no-microphone";
  private static final String NO_CAMERA = "no-camera";

  private final Consumer<MediaState> peerSends;

  /** Sends a text, where there is a channel that is open. */
  private Consumer<String> channel = text -> {};

  private MediaState own;

  /** What the peer has said here; null while nothing. */
  private MediaState said;

  /** What the descriptions promise of a peer that says nothing here. */
  private MediaState promised = MediaState.ALL;

  private MediaState told = MediaState.ALL;

  /**
   * @param peerSends told each change, once
   */
  SideChannel(Consumer<MediaState> peerSends) {
    this.peerSends = peerSends;
  }

  /** There is a channel, which may not be open yet. */
  void use(Consumer<String> sends) {
    channel = sends;
  }

  /** The channel can carry. */
  void opened() {
    tell();
  }

  /** Says what this side sends now, and again when the channel opens. */
  void say(MediaState sent) {
    own = sent;
    tell();
  }

  private void tell() {
    if (own != null) {
      channel.accept(text(own));
    }
  }

  /** A text of the peer, unchecked. */
  void heard(String text) {
    MediaState read = read(text);
    if (read != null) {
      said = read;
      tellOfPeer();
    }
  }

  /** Nothing is heard here any more: the descriptions count again. */
  void closed() {
    said = null;
    tellOfPeer();
  }

  /** The two have agreed on what the peer may send. */
  void agreed(boolean sound, boolean picture) {
    promised = new MediaState(sound, picture ? PictureKind.CAMERA : PictureKind.NONE);
    tellOfPeer();
  }

  private void tellOfPeer() {
    MediaState now = said == null ? promised : said;
    if (!now.equals(told)) {
      told = now;
      peerSends.accept(now);
    }
  }

  static String text(MediaState sent) {
    String picture =
        switch (sent.picture()) {
          case NONE -> "";
          case CAMERA -> " " + CAMERA;
          case SCREEN -> " " + SCREEN;
        };
    return VERB
        + (sent.microphone() ? " " + MICROPHONE : "")
        + picture
        + (sent.lacksMicrophone() ? " " + NO_MICROPHONE : "")
        + (sent.lacksCamera() ? " " + NO_CAMERA : "");
  }

  /**
   * Words that a later version may add are passed over, and so is the lack of what is sent; null
   * where it is no such text at all.
   */
  static MediaState read(String text) {
    String[] words = text.strip().split("\\s+");
    if (!words[0].equals(VERB)) {
      return null;
    }
    Set<String> things = new HashSet<>(Arrays.asList(words));
    PictureKind picture =
        things.contains(SCREEN)
            ? PictureKind.SCREEN
            : things.contains(CAMERA) ? PictureKind.CAMERA : PictureKind.NONE;
    boolean microphone = things.contains(MICROPHONE);
    return new MediaState(
        microphone,
        picture,
        !microphone && things.contains(NO_MICROPHONE),
        picture != PictureKind.CAMERA && things.contains(NO_CAMERA));
  }
}
