package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.loop.Loop;
import dev.parley.media.MediaChoice.Kind;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the audio of a {@link Capture}: from which microphone it comes, and whether it is muted.
 */
final class SentSound {
  private static final Words WORDS = Words.in(SentSound.class);

  private static final Logger LOG = LoggerFactory.getLogger(SentSound.class);

  private static final Duration MOVE_LIMIT = Duration.ofSeconds(5);

  private final Loop loop;
  private final Capture.Reports reports;
  private final Sources sources;
  private final LatestWinsOpener<SoundSource, OpenSound> source;
  private final DeviceInUse microphone = new DeviceInUse("microphone");

  private MediaChoice choice;
  private boolean wanted = true;
  private boolean begun;
  private boolean settled = true;

  /** What the source was last told, null to tell it again. */
  private SoundSource told;

  private boolean published;
  private Media.Hold hold;

  /** Read by the worker that opens it. */
  private volatile String recorded = "";

  /** Given to the connection where there is no sound; made when it is first asked for. */
  private OpenSound idle;

  SentSound(Loop loop, Sources sources, Capture.Reports reports) {
    this.loop = loop;
    this.reports = reports;
    this.sources = sources;
    source = new LatestWinsOpener<>(loop, what -> sources.sound(what, recorded), new Follow());
  }

  private final class Follow implements LatestWinsOpener.Listener<SoundSource, OpenSound> {
    @Override
    public CompletableFuture<Void> changing() {
      settled = false;
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
      settled = true;
      hold.release();
      reports.changed();
    }
  }

  void begin() {
    begun = true;
    apply();
  }

  /** Mutes or not, at once: a muted track sends silence, and its microphone stays open. */
  void send(boolean on) {
    wanted = on;
    OpenSound current = source.current();
    if (current != null) {
      current.enable(on);
    }
  }

  void choose(MediaChoice next, List<String> there) {
    choice = next;
    microphone.choose(next.microphone(), there);
    told = null; // what failed is tried again
    apply();
  }

  /** Returns a sentence for the person, empty where nothing has changed. */
  String look(List<String> there) {
    String sentence = microphone.look(there);
    if (!sentence.isEmpty()) {
      told = null;
    }
    apply();
    return sentence;
  }

  private void apply() {
    if (!begun) {
      return;
    }
    SoundSource next = target();
    boolean moved = !microphone.name().equals(recorded);
    recorded = microphone.name();
    if (told == null || !told.equals(next)) {
      told = next;
      source.want(next == SoundSource.NOTHING ? null : next);
    }
    if (moved && published && next.kind() == SoundSource.Kind.MICROPHONE) {
      move(recorded);
    }
  }

  private void move(String name) {
    loop.<Void>offload(
            "change the microphone",
            () -> {
              sources.useMicrophone(name);
              return null;
            },
            MOVE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("could not change the microphone", failure);
              reports.note(WORDS.say("microphone.unusable", name));
              return null;
            });
  }

  private SoundSource target() {
    return switch (choice.microphone().kind()) {
      case NONE -> SoundSource.NOTHING;
      case TEST -> SoundSource.tone(choice.toneHz());
      case ECHO -> SoundSource.ECHO;
      case AUTOMATIC, DEVICE, PREFERRED -> {
        if (!microphone.name().isEmpty()) {
          yield SoundSource.microphone(choice.sound());
        }
        yield SoundSource.NOTHING; // a tone in the place of a voice helps nobody
      }
    };
  }

  /** Whether the peer gets more than silence. */
  boolean isHeard() {
    return published && wanted;
  }

  boolean isSettled() {
    return settled;
  }

  boolean maySend() {
    return choice.microphone().kind() != Kind.NONE;
  }

  AudioTrack track() {
    OpenSound current = source.current();
    if (current != null) {
      return current.track();
    }
    if (idle == null) {
      try {
        idle = sources.sound(SoundSource.NOTHING, "");
      } catch (MediaException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return idle.track();
  }

  void received(byte[] samples, int sampleRate, int channels, int frames) {
    OpenSound current = source.current();
    if (current != null) {
      current.sound(samples, sampleRate, channels, frames);
    }
  }

  void stop() {
    source.stop();
  }

  void free() {
    source.free();
    if (idle != null) {
      idle.stop();
      idle.free();
    }
  }
}
