package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.data.DataFeature;
import dev.parley.data.chat.Chat;
import dev.parley.data.chat.Conversation;
import dev.parley.data.pointer.Pointer;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.proof.ProofFeature;
import dev.parley.data.proof.ProofIntents;
import dev.parley.data.proof.ProofState;
import dev.parley.loop.Loop;
import dev.parley.report.Report;
import java.nio.file.Path;
import java.util.List;

/** Makes what uses the data channels of the calls of a run. On the loop, but for the intents. */
final class CallFeatures {
  final Chat chat;
  final Pointer pointer;
  private final Loop loop;
  private final Path settings;
  private final Shown shown;
  private final BothSides bothSides;
  private volatile ProofIntents proof = ProofIntents.NONE;

  /** What the window hears of, if there is one. On the loop. */
  interface Shown {
    /** Who the peers are. */
    void proved(ProofState now);

    void conversations(List<Conversation> now);

    void pointing(PointerState now);
  }

  /**
   * @param settings the folder of what is kept
   * @param kiosk whether the next person at the window is another one
   */
  CallFeatures(
      Loop loop, Path settings, boolean kiosk, PointerMark mark, BothSides bothSides, Shown shown) {
    this.loop = loop;
    this.settings = settings;
    this.shown = shown;
    this.bothSides = bothSides;
    chat = new Chat(loop, !kiosk, shown::conversations);
    pointer = new Pointer(loop, mark, shown::pointing);
  }

  /** Adds what was done with it in this run, if any peer could. */
  void writeTo(Report report) {
    if (chat.wasUsed()) {
      Chat.Counts counts = chat.counts();
      report.chat(counts.sent(), counts.received(), counts.delivered());
    }
  }

  /**
   * What there is in calls of that channel, for one stay.
   *
   * @param say is written in the first call there
   */
  List<DataFeature> in(Destination there, List<String> say) {
    ProofFeature proving =
        new ProofFeature(loop, settings, there.id(), there.secret(), shown::proved);
    proof = proving;
    return List.of(proving, bothSides.feature(), chat.in(there.id(), say), pointer);
  }

  /** What a person says of a proof, in the channel where the run is. */
  ProofIntents proof() {
    return new ProofIntents() {
      @Override
      public void compared(String peerId, String code, boolean same) {
        proof.compared(peerId, code, same);
      }

      @Override
      public void goOn(String peerId) {
        proof.goOn(peerId);
      }
    };
  }
}
