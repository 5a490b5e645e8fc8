package dev.parley.view.tiles;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Quality;
import dev.parley.peer.Phase;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import java.util.Optional;

/**
 * What a tile says of one person.
 *
 * @param id the peer's; {@link #OWN} for oneself
 * @param name as it is shown
 * @param sends what the person sends
 * @param trouble why the picture is not what it should be, in a word or two; empty for nothing
 */
record TileContent(
    String id, String name, MediaState sends, String trouble, Optional<Quality> quality) {
  private static final Words WORDS = Words.in(TileContent.class);

  /** No peer has it. */
  static final String OWN = "";

  static TileContent of(Call call) {
    return new TileContent(
        call.peerId(),
        ShownText.name(call.name()),
        call.media().peer(),
        trouble(call),
        call.media().quality());
  }

  static TileContent own(PeerState state) {
    return new TileContent(OWN, WORDS.say("tile.own"), state.local().own(), "", Optional.empty());
  }

  private static String trouble(Call call) {
    if (call.phase() == Phase.RECONNECTING) {
      return WORDS.say("tile.reconnecting");
    }
    if (call.phase() != Phase.CONNECTED) {
      return WORDS.say("tile.connecting");
    }
    boolean frozen = call.media().frozen() && call.media().peer().picture() != PictureKind.NONE;
    return frozen ? WORDS.say("standstill.frozen") : "";
  }

  boolean isOwn() {
    return id.equals(OWN);
  }

  /** Whether it is a screen that the person shares. */
  boolean isScreen() {
    return sends.picture() == PictureKind.SCREEN;
  }

  /** Why nothing is heard of the person; empty where something may be. */
  String silence() {
    return sends.lacksMicrophone()
        ? WORDS.say("tile.silent")
        : sends.microphone() ? "" : WORDS.say("tile.muted");
  }

  /** Why nothing is seen of the person; empty where something may be. */
  String darkness() {
    return sends.picture() != PictureKind.NONE
        ? ""
        : WORDS.say(sends.lacksCamera() ? "tile.blind" : "tile.unseen");
  }
}
