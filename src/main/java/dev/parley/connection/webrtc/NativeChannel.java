package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.parley.connection.Scope;
import dev.parley.loop.TokenBucket;
import dev.parley.media.frame.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps a data channel for short texts. Made on the thread on which libwebrtc shows it, because the
 * channel may be open, and speak, before anybody else has seen it; used on the loop.
 */
public final class NativeChannel {
  private static final Logger LOG = LoggerFactory.getLogger(NativeChannel.class);

  /** In bytes; a longer message is nothing of ours. */
  static final int LONGEST = 1024;

  /**
   * Texts of a peer at once, and a second: it tells what it sends, which a person changes. For each
   * that comes the library keeps some 170 bytes for good (measured), so a flood ends the channel,
   * also one of another program. Only to take the observer off would not do: libwebrtc then queues
   * up to 16 MB for the next one, and counts nothing for an empty message.
   */
  static final int MOST_AT_ONCE = 100;

  private static final int MOST_A_SECOND = 5;

  private final Scope scope;
  private final RTCDataChannel channel;
  private final CallbackRelay<NativeChannel> callbackRelay;
  private Runnable opened = () -> {};
  private Consumer<String> heard = text -> {};
  private Runnable deaf = () -> {};
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param scope at whose end nothing is told or sent any more
   */
  NativeChannel(Scope scope, RTCDataChannel channel) {
    this.scope = scope;
    this.channel = channel;
    callbackRelay = new CallbackRelay<>(scope.loop(), this);
    channel.registerObserver(observer(callbackRelay));
  }

  private static RTCDataChannelObserver observer(CallbackRelay<NativeChannel> callbackRelay) {
    TokenBucket texts = new TokenBucket(MOST_AT_ONCE, MOST_A_SECOND, Duration.ofSeconds(1));
    return new RTCDataChannelObserver() {
      /** Of the native thread alone. */
      private boolean flooded;

      @Override
      public void onBufferedAmountChange(long previous) {}

      @Override
      public void onStateChange() {
        callbackRelay.tell(NativeChannel::tellState);
      }

      @Override
      public void onMessage(RTCDataChannelBuffer message) {
        if (flooded || !texts.take(Duration.ofNanos(System.nanoTime()))) {
          tellFlood();
          return;
        }
        int length = message.data.remaining();
        if (!message.binary && length <= LONGEST) {
          byte[] copy = new byte[length]; // native memory, gone after this call
          message.data.get(copy);
          String text = new String(copy, StandardCharsets.UTF_8);
          callbackRelay.tell(channel -> channel.tellHeard(text));
        }
      }

      private void tellFlood() {
        if (!flooded) {
          flooded = true;
          callbackRelay.tell(NativeChannel::giveUp);
        }
      }
    };
  }

  /** Of several of a peer, the one with our label counts. */
  public String label() {
    return channel.getLabel();
  }

  /**
   * Whom to tell; an opening is told also where it was before.
   *
   * @param opened the channel can carry
   * @param heard a text of the peer, unchecked
   * @param deaf nothing is heard any more: the peer has closed it, or sent too much
   */
  public void listen(Runnable opened, Consumer<String> heard, Runnable deaf) {
    this.opened = opened;
    this.heard = heard;
    this.deaf = deaf;
    tellState();
  }

  private void tellState() {
    if (isOpen()) {
      opened.run();
    } else if (!scope.isOver() && channel.getState() == RTCDataChannelState.CLOSED) {
      deaf.run();
    }
  }

  private void tellHeard(String text) {
    if (!scope.isOver()) {
      heard.accept(text);
    }
  }

  private void giveUp() {
    if (!scope.isOver()) {
      LOG.warn("the peer sends too much on the data channel, which is closed");
      close();
      deaf.run();
    }
  }

  private boolean isOpen() {
    return !scope.isOver() && channel.getState() == RTCDataChannelState.OPEN;
  }

  /** Sends, if it is open. */
  public void send(String text) {
    if (!isOpen()) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      channel.send(new RTCDataChannelBuffer(bytes, false));
    } catch (Exception | Error refused) { // webrtc-java reports by both
      LOG.debug("a text is not sent", refused);
    }
  }

  /** At the end of its scope: the native side keeps nobody any more. */
  void cut() {
    callbackRelay.cut();
  }

  /** Before its connection is closed. Blocks; for a worker. Any number of times. */
  void close() {
    if (!closed.getAndSet(true)) {
      channel.unregisterObserver();
      channel.close();
    }
  }

  /** After its connection was closed. Blocks; for a worker. Once. */
  void free() {
    NativeLibrary.dispose(channel::dispose);
  }

  /** Closes one that nobody has seen, and gives it up. */
  static void refuse(RTCDataChannel channel) {
    channel.close();
    NativeLibrary.dispose(channel::dispose);
  }
}
