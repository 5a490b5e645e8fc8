package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Scope;
import dev.parley.media.frame.NativeLibrary;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wraps a data channel. Made on the thread on which libwebrtc shows it, because the channel may be
 * open, and speak, before anybody else has seen it; used on the loop.
 */
public final class NativeChannel {
  private static final Logger LOG = LoggerFactory.getLogger(NativeChannel.class);

  /** In bytes: while more waits to be sent, the channel takes no other message. */
  private static final long FULL = 512 * 1024;

  /** In bytes; at 16 MB libwebrtc closes the channel, and all that waits is lost (measured). */
  private static final long MOST_BUFFERED = 4 * 1024 * 1024;

  /** The library does not tell when the buffer empties, so it is asked. */
  private static final Duration ASK_EVERY = Duration.ofMillis(4);

  private final Scope scope;
  private final RTCDataChannel channel;

  /** Empty for a channel of another program. */
  private final Optional<DataChannel> kind;

  private final CallbackRelay<NativeChannel> callbackRelay;
  private final Inflow inflow;
  private Runnable opened = () -> {};
  private Consumer<byte[]> heard = message -> {};
  private Runnable deaf = () -> {};
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Those who have sent something, and wait for the buffer to empty. */
  private final List<CompletableFuture<Boolean>> senders = new ArrayList<>();

  /**
   * @param scope at whose end nothing is told or sent any more
   */
  NativeChannel(Scope scope, RTCDataChannel channel) {
    this.scope = scope;
    this.channel = channel;
    kind = DataChannel.labelled(channel.getLabel());
    inflow = kind.map(Inflow::of).orElseGet(Inflow::ofForeign);
    callbackRelay = new CallbackRelay<>(scope.loop(), this);
    channel.registerObserver(observer(callbackRelay, inflow, kind.orElse(null)));
  }

  /** How a channel is to be opened. */
  static RTCDataChannelInit init(DataChannel kind) {
    RTCDataChannelInit init = new RTCDataChannelInit();
    if (!kind.reliable) {
      init.ordered = false;
      init.maxRetransmits = 0;
    }
    return init;
  }

  private static RTCDataChannelObserver observer(
      CallbackRelay<NativeChannel> callbackRelay, Inflow inflow, DataChannel kind) {
    return new RTCDataChannelObserver() {
      @Override
      public void onBufferedAmountChange(long previous) {}

      @Override
      public void onStateChange() {
        callbackRelay.tell(NativeChannel::tellState);
      }

      @Override
      public void onMessage(RTCDataChannelBuffer message) {
        int length = message.data.remaining();
        switch (inflow.comes(length, Duration.ofNanos(System.nanoTime()))) {
          case DROPPED -> {}
          case FLOODS -> callbackRelay.tell(NativeChannel::giveUp);
          case KEPT -> {
            if (kind != null && message.binary == kind.binary) {
              byte[] copy = new byte[length]; // native memory, gone after this call
              message.data.get(copy);
              callbackRelay.tell(channel -> channel.tellHeard(copy));
            } else {
              inflow.looked(length);
            }
          }
        }
      }
    };
  }

  /** Of several of a peer of one kind, the first counts; empty for one of another program. */
  public Optional<DataChannel> kind() {
    return kind;
  }

  /**
   * Whom to tell; an opening is told also where it was before.
   *
   * @param opened the channel can carry
   * @param heard a message of the peer, unchecked
   * @param deaf nothing is heard any more: the peer has closed it, or sent too much
   */
  public void listen(Runnable opened, Consumer<byte[]> heard, Runnable deaf) {
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
      answer(false);
    }
  }

  private void tellHeard(byte[] message) {
    inflow.looked(message.length);
    if (!scope.isOver() && !closed.get()) {
      heard.accept(message);
    }
  }

  private void giveUp() {
    if (!scope.isOver()) {
      LOG.warn("the peer sends too much on data channel {}, which is closed", name());
      shut();
    }
  }

  private String name() {
    return kind.map(known -> known.label).orElse("of another program");
  }

  private boolean isOpen() {
    return !scope.isOver() && !closed.get() && channel.getState() == RTCDataChannelState.OPEN;
  }

  /** Lets the peer send that many messages more than the bounds of the channel allow. */
  public void allow(int messages) {
    inflow.allow(messages);
  }

  /**
   * Sends, if it is open. On an unreliable channel, what would have to wait is dropped.
   *
   * @param message of its own: it is not copied
   * @return completes once the channel can take another message; with false if this one was not
   *     sent
   */
  public CompletableFuture<Boolean> send(byte[] message) {
    DataChannel known = kind.orElse(null);
    if (known == null || message.length > known.longest || !isOpen()) {
      return CompletableFuture.completedFuture(false);
    }
    long buffered = channel.getBufferedAmount();
    if (!known.reliable && buffered > 0) {
      return CompletableFuture.completedFuture(true);
    }
    if (buffered + message.length > MOST_BUFFERED) {
      return CompletableFuture.completedFuture(false);
    }
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), known.binary));
    } catch (Exception | Error refused) { // webrtc-java reports by both
      LOG.debug("a message is not sent", refused);
      return CompletableFuture.completedFuture(false);
    }
    if (channel.getBufferedAmount() <= FULL) {
      return CompletableFuture.completedFuture(true);
    }
    CompletableFuture<Boolean> sent = new CompletableFuture<>();
    senders.add(sent);
    if (senders.size() == 1) {
      scope.after(ASK_EVERY, this::ask);
    }
    return sent;
  }

  private void ask() {
    if (!isOpen()) {
      answer(false);
    } else if (channel.getBufferedAmount() <= FULL) {
      answer(true);
    } else {
      scope.after(ASK_EVERY, this::ask);
    }
  }

  private void answer(boolean sent) {
    List<CompletableFuture<Boolean>> answered = List.copyOf(senders);
    senders.clear();
    answered.forEach(one -> one.complete(sent));
  }

  /** The peer misuses it. */
  public void shut() {
    if (!scope.isOver() && !closed.get()) {
      close();
      answer(false);
      deaf.run();
    }
  }

  /** At the end of its scope: the native side keeps nobody any more. */
  void cut() {
    callbackRelay.cut();
    answer(false);
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
