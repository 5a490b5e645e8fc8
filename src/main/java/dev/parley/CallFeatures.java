package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.data.DataFeature;
import dev.parley.data.proof.ProofFeature;
import dev.parley.data.proof.ProofIntents;
import dev.parley.data.proof.ProofState;
import dev.parley.loop.Loop;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes what uses the data channels of the calls of a run. On the loop, but for the intents. */
final class CallFeatures {
  private final Loop loop;
  private final Path settings;
  private final Consumer<ProofState> proved;
  private volatile ProofIntents proof = ProofIntents.NONE;

  /**
   * @param settings the folder of what is kept
   * @param proved gets who the peers are
   */
  CallFeatures(Loop loop, Path settings, Consumer<ProofState> proved) {
    this.loop = loop;
    this.settings = settings;
    this.proved = proved;
  }

  /** What there is in calls of that channel, for one stay. */
  List<DataFeature> in(Destination there) {
    ProofFeature proving = new ProofFeature(loop, settings, there.id(), there.secret(), proved);
    proof = proving;
    return List.of(proving);
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
