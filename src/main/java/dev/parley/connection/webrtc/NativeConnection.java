package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.parley.connection.Scope;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.NativeHandle;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the RTCPeerConnection of a call and all native objects that come out of it, and frees them:
 * webrtc-java only closes a connection, and leaves some 0.2 MB of each in memory.
 *
 * <p>What is freed ends the process when it is used again. So nobody gets at these objects but on
 * the loop and before the scope has ended ({@link #open}), and a worker frees them after that, when
 * the library has answered all that it was asked. Where it has not, they stay in memory.
 */
final class NativeConnection {
  private static final Logger LOG = LoggerFactory.getLogger(NativeConnection.class);

  /** Each takes milliseconds; a hung one must not hang the call. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** A closed connection answers at once what it was asked before. */
  private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

  private final Scope scope;
  private final Media media;
  private final RTCPeerConnection connection;
  private final NativeHandle handle;

  /** Each addTrack takes a count of its sender. */
  private final List<NativeHandle> senders = new CopyOnWriteArrayList<>();

  private final List<NativeChannel> channels = new CopyOnWriteArrayList<>();

  /** What the library was asked and has not answered. */
  private final Set<CompletableFuture<?>> unanswered = ConcurrentHashMap.newKeySet();

  private volatile boolean freed;

  /**
   * @param scope at whose end nothing is used any more
   */
  NativeConnection(
      Scope scope, Media media, RTCConfiguration configuration, PeerConnectionObserver observer) {
    this.scope = scope;
    this.media = media;
    connection = media.connect(configuration, observer);
    handle = NativeHandle.of(connection);
    scope.onEnd(() -> channels.forEach(NativeChannel::cut));
  }

  /**
   * The connection, for one call on the loop; its sections, senders and tracks likewise.
   *
   * @throws IllegalStateException after the end of the scope
   */
  RTCPeerConnection open() {
    scope.loop().assertOn();
    if (scope.isOver()) {
      throw new IllegalStateException("the connection is closed");
    }
    return connection;
  }

  RTCRtpSender addTrack(MediaStreamTrack track, List<String> streams) {
    RTCRtpSender sender = open().addTrack(track, streams);
    senders.add(NativeHandle.of(sender));
    return sender;
  }

  /** Takes a channel that was made; also on the native thread that shows it. */
  NativeChannel keep(RTCDataChannel made) {
    NativeChannel channel = new NativeChannel(scope, made);
    channels.add(channel);
    return channel;
  }

  int channels() {
    return channels.size();
  }

  /**
   * Asks the library for something that it does later.
   *
   * @param question hands over the future to answer, on any thread, and may throw
   * @return completes on the loop, within {@link #LIMIT}
   */
  <T> CompletableFuture<T> ask(Consumer<CompletableFuture<T>> question) {
    Loop loop = scope.loop();
    CompletableFuture<T> result = new CompletableFuture<>();
    Loop.Timer limit =
        loop.after(
            LIMIT,
            () -> result.completeExceptionally(new TimeoutException("no response from WebRTC")));
    CompletableFuture<T> answer = new CompletableFuture<>();
    unanswered.add(answer);
    answer.whenComplete((value, failure) -> answered(answer, result));
    try {
      question.accept(answer);
    } catch (RuntimeException | Error refused) { // some calls report by an Error
      unanswered.remove(answer);
      result.completeExceptionally(refused);
    }
    return result.whenComplete((value, failure) -> limit.cancel());
  }

  /** The whole of a native callback: what is thrown out of one aborts the JVM (measured). */
  private <T> void answered(CompletableFuture<T> answer, CompletableFuture<T> result) {
    try {
      scope
          .loop()
          .post(
              () ->
                  answer.whenComplete(
                      (value, failure) -> {
                        if (failure == null) {
                          result.complete(value);
                        } else {
                          result.completeExceptionally(failure);
                        }
                      }));
    } catch (Throwable failure) {
      LOG.error("an event from WebRTC was lost", failure);
    } finally {
      unanswered.remove(answer);
    }
  }

  /**
   * Closes the connection and frees it. Blocks, and hangs where the sound server has died: for a
   * worker. Once, after the end of the scope.
   */
  void close() {
    if (!scope.isOver()) {
      throw new IllegalStateException("somebody may still use the connection");
    }
    try {
      channels.forEach(NativeChannel::close);
    } finally {
      connection.close();
    }
    channels.forEach(NativeChannel::close); // that came meanwhile
    channels.forEach(NativeChannel::free);
    if (!isAnswered()) {
      LOG.warn("a closed connection does not answer, and stays in memory");
      return;
    }
    senders.forEach(NativeHandle::release);
    freed = handle.release();
    if (freed) {
      media.freed();
    } else {
      LOG.debug("a closed connection stays in memory");
    }
  }

  /** Whether it is in memory no more; for tests. */
  boolean isFreed() {
    return freed;
  }

  /** An answer may be a refusal. */
  private boolean isAnswered() {
    try {
      CompletableFuture.allOf(unanswered.toArray(CompletableFuture[]::new))
          .handle((done, refused) -> done)
          .get(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
