package dev.parley;

import dev.parley.call.MediaState;
import dev.parley.call.SpeakerState;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.CallHistory;
import dev.parley.data.card.CardRecorder;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.HearingFeature;
import dev.parley.data.hearing.OwnOutput;
import dev.parley.data.hearing.Playout;
import dev.parley.data.hearing.Playout.Window;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.report.Arrivals;
import dev.parley.report.CallLog;
import dev.parley.report.CountedPictures;
import dev.parley.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings together what the two sides of a call tell of each other, for the window, the report and
 * the cards that are kept. Loop only, but for {@link #firstPicture}.
 */
final class BothSides implements OwnOutput, Peer.Listener {
  private final Loop loop;
  private final Supplier<Optional<View>> window;
  private final Supplier<Media> media;
  private final Arrivals arrivals;
  private final CallLog calls;
  private final CardRecorder recorder;
  private final CallHistory history;
  private final boolean keeps;
  private final HearingFeature feature;
  private MediaState sent = MediaState.ALL;

  /**
   * @param media of this process; null until they are open
   * @param reported where a run without a window has its pictures
   * @param keeps whether cards are kept and shown: there is a window, and a person of its own
   */
  BothSides(
      Loop loop,
      Path settings,
      Supplier<Optional<View>> window,
      Supplier<Media> media,
      Reported reported,
      boolean keeps) {
    this.loop = loop;
    this.window = window;
    this.media = media;
    this.arrivals = reported.arrivals();
    this.calls = reported.calls();
    this.keeps = keeps;
    feature = new HearingFeature(this, () -> sent, this::hearing, this::candidate);
    history =
        new CallHistory(
            loop,
            settings,
            known -> window.get().ifPresent(view -> view.beside().recentCalls(known)));
    recorder = new CardRecorder(loop, this::live, this::ended);
  }

  /** What the report has of a run. */
  record Reported(CallLog calls, Arrivals arrivals) {}

  /** For the calls of one stay. */
  DataFeature feature() {
    return feature;
  }

  /** Shows the calls of the days before. */
  void begin() {
    if (keeps) {
      history.look();
    }
  }

  private void candidate(String peerId) {
    recorder.moment(peerId, CallCard.Moment.FIRST_CANDIDATE);
  }

  private void hearing(Hearing now) {
    recorder.hearing(now);
    calls.hearing(now);
    window.get().ifPresent(view -> view.beside().hearing(now));
  }

  private void live(CallCard card) {
    window.get().ifPresent(view -> view.beside().card(card));
  }

  private void ended(CallCard card) {
    if (keeps) {
      history.add(card);
    }
  }

  /** The first picture of a call has been shown. Any thread. */
  void firstPicture(String peerId) {
    loop.post(() -> recorder.moment(peerId, CallCard.Moment.FIRST_PICTURE));
  }

  @Override
  public void state(PeerState state) {
    sent = state.local().own();
    recorder.state(state);
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {
    recorder.statistics(peerId, statistics);
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    recorder.ended(peerId, reason);
  }

  @Override
  public SpeakerState speaker() {
    Media opened = media.get();
    return opened == null ? SpeakerState.UNKNOWN : opened.speakerState();
  }

  @Override
  public Window window() {
    return window
        .get()
        .map(view -> view.isSeen() ? Window.SHOWN : Window.HIDDEN)
        .orElse(Window.NONE);
  }

  @Override
  public Playout.Link link(String peerId) {
    return recorder.link(peerId);
  }

  @Override
  public long shown(String peerId) {
    return window
        .get()
        .map(view -> view.remoteFramesShown(peerId))
        .orElseGet(() -> counted(peerId).count());
  }

  @Override
  public Duration sinceShown(String peerId) {
    return window
        .get()
        .map(view -> view.sinceRemoteShown(peerId))
        .orElseGet(() -> counted(peerId).sinceLast());
  }

  private CountedPictures counted(String peerId) {
    return arrivals.of(peerId).pictures();
  }
}
