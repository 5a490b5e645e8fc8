package dev.parley.report;

import dev.parley.connection.Statistics;
import dev.parley.data.hearing.Playout;
import dev.parley.data.proof.Verification;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** What the report says of one peer of a call, from when media could flow. Loop only. */
final class PeerLog {
  private final String peerId;
  private final LongSupplier arrived;
  private final LongSupplier shown;
  private final ToneMeter meter;
  private final long arrivedBefore;
  private final long shownBefore;
  private final CallFigures figures = new CallFigures();
  private Verification verified;
  private long received;
  private long rendered;
  private double level;
  private OptionalDouble toneHz = OptionalDouble.empty();

  /** What the peer said last of this side's sound and pictures; null while it says nothing. */
  private Heard heard;

  /** Null while it runs. */
  private EndReason end;

  /**
   * What the peer plays and shows of this side.
   *
   * @param level of the sound, in the last second
   * @param frames pictures that were shown
   */
  record Heard(double level, long frames) {}

  /**
   * @param arrived pictures of the peer, since any time; counted before those that were shown
   * @param shown likewise those that reached the screen, or the sink of a headless run
   * @param meter hears the peer's sound
   * @param verified how it was proved who that is
   */
  PeerLog(
      String peerId,
      LongSupplier arrived,
      LongSupplier shown,
      ToneMeter meter,
      Verification verified) {
    this.peerId = peerId;
    this.arrived = arrived;
    this.shown = shown;
    this.meter = meter;
    this.verified = verified;
    arrivedBefore = arrived.getAsLong();
    shownBefore = shown.getAsLong();
  }

  void verified(Verification now) {
    verified = now;
  }

  void add(long ms, Statistics statistics) {
    figures.add(ms, statistics);
    count();
    level = meter.level();
    OptionalDouble now = meter.frequency();
    toneHz = now.isPresent() ? now : toneHz;
  }

  /** Both at one moment; the statistics, which come once a second, are older. */
  private void count() {
    rendered = shown.getAsLong() - shownBefore;
    received = arrived.getAsLong() - arrivedBefore;
  }

  void said(Playout said) {
    long before = heard == null ? 0 : heard.frames();
    heard = new Heard(said.sound().level(), before + said.picture().shown());
  }

  void ended(EndReason reason) {
    count();
    end = reason;
  }

  boolean isRunning() {
    return end == null;
  }

  String peerId() {
    return peerId;
  }

  Verification verified() {
    return verified;
  }

  /** Empty before the first second is over. */
  Optional<CallFigures> figures() {
    return figures.isEmpty() ? Optional.empty() : Optional.of(figures);
  }

  /** Pictures of the peer that arrived. */
  long received() {
    return received;
  }

  /** Those of them that reached the screen, or the sink of a headless run. */
  long rendered() {
    return rendered;
  }

  /**
   * Of the last second of the received sound, 0 to 1; the library's own figure is that of what the
   * speaker plays, and so 0 where it is silent.
   */
  double level() {
    return level;
  }

  /** The tone in the received sound; empty where there was none. */
  OptionalDouble toneHz() {
    return toneHz;
  }

  Optional<Heard> heard() {
    return Optional.ofNullable(heard);
  }

  Optional<String> endReason() {
    return Optional.ofNullable(end).map(EndReason::word);
  }
}
