package dev.parley.report;

import dev.parley.call.PictureKind;
import dev.parley.connection.Statistics;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.text.Words;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says in one sentence what came of a test call: whether sound and video came back, and how late.
 * Loop only.
 */
public final class TestCallSummary implements Peer.Listener {
  private static final Words WORDS = Words.in(TestCallSummary.class);

  /** Of the sound that comes back: speech is louder, and a quiet room is not (-46 dB). */
  private static final double AUDIBLE = 0.005;

  private final String echo;
  private final Consumer<String> told;
  private boolean isOn;
  private boolean seesCamera;
  private boolean seen;
  private boolean heard;

  /** Of the path, the latest; empty while no media flowed. */
  private Optional<Double> delayMs = Optional.empty();

  /**
   * @param echo the id of the echo peer
   * @param told gets the sentence when a call with it has ended in which media flowed
   */
  public TestCallSummary(String echo, Consumer<String> told) {
    this.echo = echo;
    this.told = told;
  }

  @Override
  public void state(PeerState state) {
    boolean was = isOn;
    Optional<Call> call = state.front().filter(one -> one.peerId().equals(echo));
    isOn = call.isPresent();
    seesCamera = state.local().own().picture() == PictureKind.CAMERA;
    if (!was && isOn) {
      seen = false;
      heard = false;
      delayMs = Optional.empty();
    } else if (was && !isOn) {
      delayMs.map(this::sentence).ifPresent(told);
    }
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {
    if (isOn) {
      delayMs = statistics.path().map(Statistics.Path::roundTripMs).or(() -> delayMs);
      seen |= seesCamera && statistics.videoReceived().frames() > 0;
      heard |= statistics.audioReceived().level() > AUDIBLE;
    }
  }

  @Override
  public void ended(String peerId, EndReason reason) {}

  private String sentence(double ms) {
    String what = heard ? seen ? "both" : "heard" : seen ? "seen" : "neither";
    return WORDS.say("test." + what, Math.max(1, Math.round(ms)));
  }
}
