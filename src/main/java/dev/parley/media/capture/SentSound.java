package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sound of a {@link Capture}: which microphone it comes from, and whether it is muted. */
final class SentSound extends SentTrack<SoundSource, OpenSound> {
  private static final Words WORDS = Words.in(SentSound.class);

  private static final Logger LOG = LoggerFactory.getLogger(SentSound.class);

  private static final Duration MOVE_LIMIT = Duration.ofSeconds(5);

  private MediaChoice choice;
  private boolean wanted = true;
  private boolean published;
  private SoundGate.Hold hold;

  /** The microphone's name, empty for none; read by the worker that opens it. */
  private volatile String recorded = "";

  SentSound(Loop loop, Sources sources, Reports reports) {
    super(loop, sources, reports, new DeviceInUse("microphone"), SoundSource.NOTHING);
  }

  @Override
  OpenSound open(SoundSource which) throws MediaException {
    return sources.sound(which, recorded);
  }

  @Override
  public CompletableFuture<Void> changing() {
    super.changing();
    hold = sources.hold();
    return hold.quiet();
  }

  @Override
  public void opened(SoundSource what, OpenSound thing) {
    published = true;
    thing.enable(wanted);
    reports.sound(thing.track(), wanted);
    reports.changed();
  }

  @Override
  public void closing() {
    if (published) {
      published = false;
      reports.sound(null, false);
      reports.changed();
    }
  }

  @Override
  public void failed(SoundSource what, String sentence) {
    reports.note(sentence);
  }

  @Override
  public void settled() {
    hold.release();
    super.settled();
  }

  /** Mutes or not, at once: a muted track sends silence, and its microphone stays open. */
  void send(boolean on) {
    wanted = on;
    OpenSound current = current();
    if (current != null) {
      current.enable(on);
    }
  }

  void choose(MediaChoice next, List<String> there) {
    choice = next;
    choose(next.microphone(), there);
  }

  @Override
  void apply() {
    boolean moved = !device.name().equals(recorded);
    recorded = device.name();
    super.apply();
    if (moved && published && target().kind() == SoundSource.Kind.MICROPHONE) {
      move(recorded);
    }
  }

  private void move(String name) {
    loop.offload("change the microphone", () -> sources.useMicrophone(name), MOVE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("could not change the microphone", failure);
              reports.note(WORDS.say("microphone.unusable", name));
              return null;
            });
  }

  @Override
  SoundSource target() {
    return switch (pick.kind()) {
      case NONE -> SoundSource.NOTHING;
      case TEST -> SoundSource.tone(choice.toneHz());
      case ECHO -> SoundSource.ECHO;
      case AUTOMATIC, DEVICE, PREFERRED ->
          device.name().isEmpty() // a tone in the place of a voice helps nobody
              ? SoundSource.NOTHING
              : SoundSource.microphone(choice.sound());
    };
  }

  /** Whether the peer gets more than silence. */
  boolean isHeard() {
    return published && wanted;
  }

  /** Whether there is nothing that could be unmuted; muted, a microphone stays open. */
  boolean isLacking() {
    return isSettled() && !published;
  }

  boolean maySend() {
    return pick.kind() != Kind.NONE;
  }

  AudioTrack track() {
    return currentOrIdle().track();
  }

  void received(byte[] samples, int sampleRate, int channels, int frames) {
    OpenSound current = current();
    if (current != null) {
      current.sound(samples, sampleRate, channels, frames);
    }
  }
}
