package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.parley.connection.Scope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

  private final Scope scope;
  private final RTCDataChannel channel;
  private final CallbackRelay<NativeChannel> callbackRelay;
  private Runnable opened = () -> {};
  private Consumer<String> heard = text -> {};

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
    return new RTCDataChannelObserver() {
      @Override
      public void onBufferedAmountChange(long previous) {}

      @Override
      public void onStateChange() {
        callbackRelay.tell(NativeChannel::tellOpened);
      }

      @Override
      public void onMessage(RTCDataChannelBuffer message) {
        int length = message.data.remaining();
        if (!message.binary && length <= LONGEST) {
          byte[] copy = new byte[length]; // native memory, gone after this call
          message.data.get(copy);
          String text = new String(copy, StandardCharsets.UTF_8);
          callbackRelay.tell(channel -> channel.tellHeard(text));
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
   */
  public void listen(Runnable opened, Consumer<String> heard) {
    this.opened = opened;
    this.heard = heard;
    tellOpened();
  }

  private void tellOpened() {
    if (isOpen()) {
      opened.run();
    }
  }

  private void tellHeard(String text) {
    if (!scope.isOver()) {
      heard.accept(text);
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

  /** Before its connection is closed. Blocks; for a worker. */
  void close() {
    channel.unregisterObserver();
    channel.close();
  }

  /** After its connection was closed. Blocks; for a worker. */
  void free() {
    try {
      channel.dispose();
    } catch (Error othersCount) {
      LOG.trace("a channel is kept by its connection");
    }
  }
}
