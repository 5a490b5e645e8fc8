package dev.parley.media;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When may made-up sound (a test tone, an echo) be pushed into its source?
 *
 * <p>webrtc-java's CustomAudioSource is not safe by itself (measured): while the audio device
 * module records, its thread and ours feed the same stream and libwebrtc aborts the process ({@code
 * RaceDetected} in audio_send_stream.cc), and recording starts by itself when an audio sender
 * becomes active; while senders come and go, a push may meet a list under change. Safe is: no
 * connection of this process is being made, negotiated or closed, none was in the last 300 ms, and
 * recording has been stopped since.
 *
 * <p>So each of those times is a {@link Media.Hold}; the gate opens when the last has ended, 300 ms
 * have passed and recording is stopped. It stays shut while a real microphone is open: that
 * recording must go on, and libwebrtc sends it in every call of the process anyway.
 */
final class SoundGate {
  private static final Logger LOG = LoggerFactory.getLogger(SoundGate.class);

  static final Duration SETTLED = Duration.ofMillis(300);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
  private static final Duration MOVE_LIMIT = Duration.ofSeconds(5);

  private final Loop loop;
  private final Runnable stopRecording;
  private final Runnable settled;
  private final BooleanSupplier microphoneOpen;
  private int holds;
  private long round;
  private boolean open;

  /**
   * @param stopRecording blocks; run on a worker before each opening
   * @param settled blocks; run on a worker whenever the sound of the calls has settled
   * @param microphoneOpen whether a real microphone is in use
   */
  SoundGate(Loop loop, Runnable stopRecording, Runnable settled, BooleanSupplier microphoneOpen) {
    this.loop = loop;
    this.stopRecording = stopRecording;
    this.settled = settled;
    this.microphoneOpen = microphoneOpen;
  }

  /** Shuts the gate: when this returns, no push is under way. Any thread. */
  synchronized Media.Hold hold() {
    open = false;
    holds++;
    round++;
    return new Media.Hold() {
      private boolean released;

      @Override
      public void release() {
        synchronized (SoundGate.this) {
          if (!released) {
            released = true;
            holds--;
            settle();
          }
        }
      }
    };
  }

  /**
   * Pushes if the gate is open. The lock is held for the push, which does not wait for any thread
   * of libwebrtc's; nothing else is done under it.
   */
  synchronized void push(Runnable push) {
    if (open) {
      push.run();
    }
  }

  private void settle() {
    long settling = round;
    if (holds == 0) {
      loop.after(SETTLED, () -> settled(settling));
    }
  }

  private void settled(long settling) {
    synchronized (this) {
      if (round != settling) {
        return;
      }
    }
    boolean recording = microphoneOpen.getAsBoolean();
    loop.offload(
            "settle sound",
            () -> {
              if (!recording) {
                stopRecording.run();
              }
              return settling;
            },
            STOP_LIMIT)
        .whenComplete((done, failure) -> stopped(settling, failure))
        .thenCompose(done -> loop.offload("move sound", Executors.callable(settled), MOVE_LIMIT))
        .exceptionally(SoundGate::notMoved);
  }

  private synchronized void stopped(long settling, Throwable failure) {
    if (failure != null) {
      LOG.warn("the test sound stays off: recording could not be stopped", failure);
    } else if (settling == round && !microphoneOpen.getAsBoolean()) {
      open = true;
    }
  }

  private static Object notMoved(Throwable failure) {
    LOG.warn("sound stays on the default device", failure);
    return null;
  }
}
