package dev.parley.data.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.MediaState;
import dev.parley.call.SpeakerState;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.data.hearing.Playout.Counts;
import dev.parley.data.hearing.Playout.Picture;
import dev.parley.data.hearing.Playout.Received;
import dev.parley.data.hearing.Playout.Sound;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once a second what this side plays and shows of the peer, and judges by what the peer says
 * whether it hears and sees this side.
 */
public final class HearingFeature implements DataFeature {
  private static final Logger LOG = LoggerFactory.getLogger(HearingFeature.class);

  private static final String NOW = "hearing.now";
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A peer that says nothing for so long may hear, or not. */
  static final Duration STALE = Duration.ofSeconds(4);

  /** One that says more than it should is judged by no more than this. */
  private static final Duration SOONEST = Duration.ofMillis(500);

  private final OwnOutput output;
  private final Supplier<MediaState> sends;
  private final Consumer<Hearing> told;
  private final Consumer<String> candidates;

  /**
   * @param sends what this side sends now; asked on the loop
   * @param told hears each change; on the loop
   * @param candidates gets the id of the peer for each candidate of this side, whether the peer has
   *     this or not
   */
  public HearingFeature(
      OwnOutput output,
      Supplier<MediaState> sends,
      Consumer<Hearing> told,
      Consumer<String> candidates) {
    this.output = output;
    this.sends = sends;
    this.candidates = candidates;
    this.told = told;
  }

  @Override
  public String name() {
    return "hearing";
  }

  @Override
  public Session begin(DataCall call) {
    return new OfCall(call);
  }

  /** One call. */
  private final class OfCall implements Session {
    private final DataCall call;
    private final SoundJudge sound = new SoundJudge();
    private final PictureJudge picture = new PictureJudge();
    private Hearing hearing;
    private Duration heardAt;
    private long shownBefore;
    private int speakerOff;
    private boolean isReady;
    private boolean isConnected;
    private boolean isOver;
    private Loop.Timer next = () -> {};

    OfCall(DataCall call) {
      this.call = call;
      heardAt = call.loop().now().minus(STALE);
      hearing = Hearing.unknown(call.peerId());
      told.accept(hearing);
    }

    @Override
    public void localCandidate() {
      candidates.accept(call.peerId());
    }

    @Override
    public void ready() {
      isReady = true;
      begin();
    }

    @Override
    public void state(Connection.State state) {
      isConnected = state == Connection.State.CONNECTED;
      begin();
    }

    @Override
    public void ended() {
      isOver = true;
      next.cancel();
      become(Hearing.unknown(call.peerId()));
    }

    private void begin() {
      next.cancel();
      if (isReady && isConnected && !isOver) {
        shownBefore = output.shown(call.peerId());
        next = call.loop().after(EVERY, this::look);
      } else {
        forget();
      }
    }

    private void look() {
      next = call.loop().after(EVERY, this::look);
      call.statistics().thenAccept(this::tell);
    }

    private void tell(Statistics now) {
      if (isOver || !isConnected) {
        return;
      }
      Playout own = own(now);
      ObjectNode message = JsonNodeFactory.instance.objectNode();
      own.write(message);
      call.say(NOW, message);
      if (call.loop().now().minus(heardAt).compareTo(STALE) > 0) {
        forget();
      }
    }

    /** What this side plays and shows. */
    private Playout own(Statistics now) {
      long shown = output.shown(call.peerId());
      int lately = (int) Math.min(1000, shown - shownBefore);
      shownBefore = shown;
      Statistics.AudioReceived sounds = now.audioReceived();
      Statistics.VideoReceived pictures = now.videoReceived();
      return new Playout(
          new Sound(output.speaker(), sounds.level(), sounds.concealedPercent()),
          new Picture(
              output.window(),
              lately,
              (int) Math.min(3_600_000, output.sinceShown(call.peerId()).toMillis()),
              pictures.width(),
              pictures.height()),
          new Counts(
              received(sounds.flow()),
              received(pictures.flow()),
              pictures.frames(),
              pictures.freezes()),
          sends.get().microphone() ? now.audioSent().level() : 0,
          output.link(call.peerId()));
    }

    private static Received received(Statistics.Flow flow) {
      return new Received(flow.packets(), flow.packetsLost());
    }

    private void judge(Statistics now, Playout said) {
      if (isOver || !isConnected) {
        return;
      }
      Duration time = call.loop().now();
      MediaState sent = sends.get();
      SpeakerState speaker = output.speaker();
      Statistics.AudioSent ours = now.audioSent();
      Statistics.VideoSent pictures = now.videoSent();
      boolean unheard = said.said() > SoundJudge.LOUD && isOff(speaker);
      speakerOff = unheard ? speakerOff + 1 : 0;
      become(
          new Hearing(
              call.peerId(),
              sound.add(
                  time,
                  new SoundJudge.Own(sent.microphone(), ours.level(), ours.flow().packets()),
                  said),
              picture.add(
                  time,
                  new PictureJudge.Own(
                      sent.picture(), pictures.frames(), pictures.flow().packets()),
                  said),
              speakerOff >= 2 ? ownSpeaker(speaker) : Cause.NONE,
              Optional.of(said)));
    }

    private static boolean isOff(SpeakerState speaker) {
      return speaker != SpeakerState.PLAYING && speaker != SpeakerState.UNKNOWN;
    }

    private static Cause ownSpeaker(SpeakerState speaker) {
      return switch (speaker) {
        case MUTED -> Cause.SPEAKER_MUTED;
        case ZERO -> Cause.SPEAKER_ZERO;
        case MISSING -> Cause.SPEAKER_MISSING;
        case PLAYING, UNKNOWN -> Cause.NONE;
      };
    }

    @Override
    public void heard(String type, JsonNode message) {
      Duration time = call.loop().now();
      if (type.equals(NOW) && time.minus(heardAt).compareTo(SOONEST) >= 0) {
        heardAt = time;
        Playout said = Playout.read(message);
        call.statistics().thenAccept(now -> judge(now, said));
      }
    }

    /** What was known of the other side is not true any more. */
    private void forget() {
      speakerOff = 0;
      sound.silent();
      picture.silent();
      become(Hearing.unknown(call.peerId()));
    }

    private void log(String what, Verdict before, Verdict now) {
      if (before.state() != now.state() || before.cause() != now.cause()) {
        LOG.info("{}: {} -> {} ({})", what, before.state(), now.state(), now.cause());
      }
    }

    private void become(Hearing next) {
      if (!next.equals(hearing)) {
        log("heard", hearing.sound(), next.sound());
        log("seen", hearing.picture(), next.picture());
        hearing = next;
        told.accept(next);
      }
    }
  }
}
