package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.connection.Scope;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.NativeSinks;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Connects the received tracks to their sinks. Of several of a kind the newest that is being sent
 * is shown, or heard: a screen that was added goes before the camera, until it is taken away. Used
 * on the loop.
 *
 * <p>Each look at a connection gives other Java objects for the same tracks; a second sink would
 * double each frame, and a sink can be taken off only through the object by which it was put on
 * (measured). So each section gets its sink once, and the object is kept.
 *
 * <p>Remote tracks are never disposed of: they belong to the connection, and their Java objects do
 * not keep them. A description in which the peer stops a section frees that section's track, and a
 * sink that is taken off it afterwards ends the process. So no sink is on a track while a
 * description is applied ({@link #letGo}), and no object of a track is kept for longer.
 */
public final class RemoteTracks {
  /** Columns or lines; two wide screens side by side have 5120. */
  static final int MOST_SIDE = 8192;

  /** Of a picture of 4096 by 2304, which has more than a wide screen of 5120 by 1440. */
  static final int MOST_PIXELS = 4096 * 2304;

  private final Scope scope;
  private final Refusals refusals;
  private final FrameSink picture;

  /** Null where nobody listens. */
  private final AudioTrackSink sound;

  /** Null where nobody measures. */
  private AudioTrackSink meter;

  private final boolean silent;
  private Shown video = Shown.NOTHING;
  private Shown audio = Shown.NOTHING;

  /** Null where there is none. */
  private AudioTrack playing;

  private boolean muted;

  /** By what the two have agreed on last; also while no sink is on a track. */
  private boolean hasPicture;

  private boolean hasSound;

  /** Sections whose pictures are too large; no more than a description may have. */
  private final Set<String> refused = new HashSet<>();

  /** What becomes of pictures that are not shown. */
  public interface Refusals {
    /** This section's are too large, and its sink is off. On the loop, once for each. */
    void tooLarge(String mid, int width, int height);
  }

  /** A section whose track has our sink, and how to take it off. */
  private record Shown(String mid, Runnable detach) {
    static final Shown NOTHING = new Shown("", () -> {});
  }

  /**
   * @param scope at whose end all sinks are taken off; no picture or sound comes after it
   * @param silent whether the sound must not be heard
   */
  public RemoteTracks(
      Scope scope, FrameSink picture, AudioSink sound, boolean silent, Refusals refusals) {
    this.scope = scope;
    this.refusals = refusals;
    scope.onEnd(this::letGo);
    this.picture = picture;
    this.sound = nativeSink(sound);
    this.silent = silent;
  }

  private AudioTrackSink nativeSink(AudioSink sink) {
    return sink == AudioSink.NONE
        ? null
        : NativeSinks.sound(
            (samples, rate, channels, frames) -> {
              if (!scope.isOver()) {
                sink.sound(samples, rate, channels, frames);
              }
            });
  }

  /** Hands the sound to a meter too; {@link AudioSink#NONE} for none any more. */
  public void measure(AudioSink next) {
    AudioTrackSink before = meter;
    meter = scope.isOver() ? null : nativeSink(next);
    if (playing != null) {
      change(playing, before, meter);
    }
  }

  private static void change(AudioTrack track, AudioTrackSink off, AudioTrackSink on) {
    if (off != null) {
      track.removeSink(off);
    }
    if (on != null) {
      track.addSink(on);
    }
  }

  static boolean isTooLarge(int width, int height) {
    return Math.max(width, height) > MOST_SIDE || (long) width * height > MOST_PIXELS;
  }

  /**
   * The sink of one section. Of a picture that is too large nothing is kept. The library makes a
   * copy of each picture for its sink, so the sink goes; not here, for the library holds a lock
   * while it calls it.
   */
  private VideoTrackSink sinkOf(String mid) {
    AtomicBoolean refusing = new AtomicBoolean();
    return NativeSinks.pictures(
        frame -> {
          if (scope.isOver() || refusing.get()) {
            return;
          } else if (isTooLarge(frame.width(), frame.height())) {
            int width = frame.width();
            int height = frame.height();
            refusing.set(true);
            scope.loop().post(() -> refuse(mid, width, height));
          } else {
            picture.frame(frame);
          }
        });
  }

  /** Another section may be shown by now. */
  private void refuse(String mid, int width, int height) {
    if (scope.isOver() || !refused.add(mid)) {
      return;
    }
    if (video.mid().equals(mid)) {
      video.detach().run();
      video = Shown.NOTHING;
      hasPicture = false;
    }
    refusals.tooLarge(mid, width, height);
  }

  /** A description is about to be applied, which may free any track. */
  public void letGo() {
    Shown picture = video;
    Shown sound = audio;
    video = Shown.NOTHING; // whatever becomes of it, it is not touched again
    audio = Shown.NOTHING;
    try {
      picture.detach().run();
    } finally {
      sound.detach().run();
    }
  }

  /** The two have agreed on these sections, in the order of the description. */
  public void agreed(RTCRtpTransceiver[] transceivers) {
    if (scope.isOver()) {
      return;
    }
    RTCRtpTransceiver newestVideo = null;
    RTCRtpTransceiver newestAudio = null;
    Set<String> there = new HashSet<>();
    for (RTCRtpTransceiver transceiver : transceivers) {
      there.add(transceiver.getMid());
      if (transceiver.getMid() != null && receives(transceiver.getCurrentDirection())) {
        MediaStreamTrack track = transceiver.getReceiver().getTrack();
        boolean shown = track instanceof VideoTrack && !refused.contains(transceiver.getMid());
        newestVideo = shown ? transceiver : newestVideo;
        newestAudio = track instanceof AudioTrack ? transceiver : newestAudio;
      }
    }
    refused.retainAll(there); // a section that was stopped may be used again, for another picture
    video = show(video, newestVideo);
    audio = show(audio, newestAudio);
    hasPicture = newestVideo != null;
    hasSound = newestAudio != null;
  }

  /** Whether the peer sends a picture, by what the two have agreed on. */
  public boolean hasPicture() {
    return hasPicture;
  }

  /** Whether the peer's picture was too large, and no other is shown. */
  public boolean isRefusing() {
    return !refused.isEmpty() && !hasPicture;
  }

  /** Whether the peer sends sound, by what the two have agreed on. */
  public boolean hasSound() {
    return hasSound;
  }

  private static boolean receives(RTCRtpTransceiverDirection direction) {
    return direction == RTCRtpTransceiverDirection.SEND_RECV
        || direction == RTCRtpTransceiverDirection.RECV_ONLY;
  }

  private Shown show(Shown before, RTCRtpTransceiver now) {
    String mid = now == null ? Shown.NOTHING.mid() : now.getMid();
    if (mid.equals(before.mid())) {
      return before;
    }
    before.detach().run();
    return now == null ? Shown.NOTHING : new Shown(mid, attach(mid, now.getReceiver().getTrack()));
  }

  private Runnable attach(String mid, MediaStreamTrack track) {
    if (track instanceof VideoTrack pictures) {
      VideoTrackSink sink = sinkOf(mid);
      pictures.addSink(sink);
      return () -> pictures.removeSink(sink);
    }
    AudioTrack sounds = (AudioTrack) track;
    playing = sounds;
    play();
    change(sounds, null, sound);
    change(sounds, null, meter);
    return () -> {
      playing = null;
      change(sounds, sound, null);
      change(sounds, meter, null);
    };
  }

  /**
   * Plays what comes, or not: a peer that says it is mute is silent at once, while what waits in
   * the jitter buffer would be heard for another 0.1 to 0.7 s (measured).
   */
  public void play(boolean on) {
    muted = !on;
    play();
  }

  private void play() {
    if (playing != null && !scope.isOver()) {
      playing.setEnabled(!silent && !muted); // not played; the sink still gets it
    }
  }
}
