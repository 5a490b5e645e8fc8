package dev.parley.media.device;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when synthetic sound (a test tone, an echo) may be pushed into its source, and when
 * recording may be stopped for it.
 *
 * <p>webrtc-java's CustomAudioSource is not safe by itself (measured): while the audio device
 * module records, its thread and ours feed the same stream and libwebrtc aborts the process ({@code
 * RaceDetected} in audio_send_stream.cc), and recording starts by itself when an audio sender
 * becomes active; while senders come and go, a push may meet a list under change. Safe is: no
 * connection of this process is being made, negotiated or closed, none was in the last 300 ms, and
 * recording has been stopped since.
 *
 * <p>Stopping it is not safe by itself either (measured, and seen in the library's source): the
 * module joins its recording thread, and if libwebrtc's worker thread starts recording during those
 * 10 ms, that thread never ends. Then both wait for it forever, and with them every thread that
 * calls libwebrtc.
 *
 * <p>So each change of senders is a {@link Hold}. It begins once nothing is being pushed and
 * recording is not being stopped ({@link Hold#quiet}); the gate stops recording and opens when no
 * hold is left and 300 ms have passed. It stays shut while a real microphone is open: that
 * recording must go on, and libwebrtc sends it in every call of the process anyway.
 *
 * <p>No lock is held while native code runs, so taking a hold never waits for the library.
 */
public final class SoundGate {
  private static final Logger LOG = LoggerFactory.getLogger(SoundGate.class);

  static final Duration SETTLED = Duration.ofMillis(300);

  /** A push takes microseconds and a stop some 10 ms; what takes longer will not end. */
  static final Duration QUIET_LIMIT = Duration.ofSeconds(5);

  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(2);

  /** A real microphone that records again, perhaps over Bluetooth, may take seconds. */
  static final Duration MICROPHONE_LIMIT = Duration.ofSeconds(12);

  private static final Duration MOVE_LIMIT = Duration.ofSeconds(5);

  /** What the gate has to know and do of the audio device module. */
  public interface Recording {
    /** Whether a real microphone is in use. Any thread, at once. */
    boolean isMicrophoneOpen();

    /** Records nothing from now on. Blocks; on a worker, while there is no hold and no push. */
    void stopRecording();

    /** Records again if that was stopped; as {@link #stopRecording}. */
    void resumeRecording();

    /** Takes sound that has begun on the default device to the one that was named. Blocks. */
    void moveStreams();
  }

  /** A time in which no sound is made up, and no recording is stopped for it. */
  public interface Hold {
    /**
     * When senders may be changed: what was under way as the hold began has ended. At once, as a
     * rule; on the loop, and completes there. Ends in a {@link TimeoutException} where the native
     * library does not come back.
     */
    CompletableFuture<Void> quiet();

    /** Ends it; sound comes back 300 ms after the last. Any thread, any number of times. */
    void release();
  }

  private final Loop loop;
  private final Recording recording;

  /** One push at a time. Only pushing threads wait for it. */
  private final ReentrantLock pushes = new ReentrantLock();

  private int holds;

  /** The number of the last hold. */
  private long round;

  /** There was a hold, and the sound has not been settled since. */
  private boolean due;

  private boolean open;

  /**
   * How many threads are in native code on behalf of the gate: one that pushes, one that settles.
   */
  private int busy;

  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();

  public SoundGate(Loop loop, Recording recording) {
    this.loop = loop;
    this.recording = recording;
  }

  /** Shuts the gate. Any thread, at once. */
  public synchronized Hold hold() {
    open = false;
    due = true;
    holds++;
    round++;
    return new GateHold();
  }

  private final class GateHold implements Hold {
    private boolean released;

    @Override
    public CompletableFuture<Void> quiet() {
      return SoundGate.this.quiet();
    }

    @Override
    public void release() {
      synchronized (SoundGate.this) {
        if (!released) {
          released = true;
          holds--;
          settleSoon();
        }
      }
    }
  }

  private CompletableFuture<Void> quiet() {
    CompletableFuture<Void> quiet = new CompletableFuture<>();
    synchronized (this) {
      if (busy == 0) {
        quiet.complete(null);
        return quiet;
      }
      waiting.add(quiet);
    }
    Loop.Timer limit =
        loop.after(
            limit(QUIET_LIMIT),
            () -> quiet.completeExceptionally(new TimeoutException("the sound does not settle")));
    return quiet.whenComplete((done, late) -> limit.cancel());
  }

  private Duration limit(Duration usual) {
    return recording.isMicrophoneOpen() ? MICROPHONE_LIMIT : usual;
  }

  /** Pushes if the gate is open; returns after the push. */
  public void push(Runnable push) {
    pushes.lock();
    try {
      synchronized (this) {
        if (!open) {
          return;
        }
        busy++;
      }
      try {
        push.run();
      } finally {
        leave();
      }
    } finally {
      pushes.unlock();
    }
  }

  private synchronized void leave() {
    busy--;
    if (busy == 0) {
      waiting.forEach(quiet -> loop.post(() -> quiet.complete(null)));
      waiting.clear();
      settleSoon();
    }
  }

  /** Holds the lock. */
  private void settleSoon() {
    long settling = round;
    if (holds == 0 && due) {
      loop.after(SETTLED, () -> settle(settling));
    }
  }

  private void settle(long settling) {
    synchronized (this) {
      if (round != settling || busy > 0 || !due) {
        return; // a hold has come in between, or the push that is under way settles when it ends
      }
      due = false;
      busy++;
    }
    loop.offload("settle sound", this::settleRecording, limit(SETTLE_LIMIT))
        .handle((done, failure) -> settled(settling, failure))
        .thenCompose(done -> loop.offload("move sound", recording::moveStreams, MOVE_LIMIT))
        .exceptionally(SoundGate::notMoved);
  }

  /** Beyond the worker's time limit, too, the module is in use until this has returned. */
  private void settleRecording() {
    try {
      if (recording.isMicrophoneOpen()) {
        recording.resumeRecording();
      } else {
        recording.stopRecording();
      }
    } finally {
      leave();
    }
  }

  /** Where that failed or was late, it is done again after the next push, hold or late return. */
  private synchronized Void settled(long settling, Throwable failure) {
    if (failure != null) {
      LOG.warn("recording could not be stopped or resumed", failure);
      due = true;
    } else if (settling == round && !recording.isMicrophoneOpen()) {
      open = true;
    }
    return null;
  }

  private static Void notMoved(Throwable failure) {
    LOG.warn("could not switch the sound device; keeping the default", failure);
    return null;
  }
}
