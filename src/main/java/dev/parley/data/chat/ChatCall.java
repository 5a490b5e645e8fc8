package dev.parley.data.chat;

import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call's part of a conversation: sends messages at a pace that the channel's bounds allow, and
 * knows which of them the peer has confirmed. What a lost path may have swallowed is sent again
 * under its old id once there is a path, so that it is never shown twice. On the loop.
 */
final class ChatCall implements DataFeature.Session {
  /** Half of what the channel bears, once for what a person says and once for confirmations. */
  private static final int AT_ONCE = DataChannel.CHAT.atOnce * 2 / 5;

  private static final double PER_SECOND = DataChannel.CHAT.perSecond * 0.4;

  /** Confirmations that wait; a peer that makes it more can send its messages again. */
  private static final int MOST_WAITING = 200;

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** On a path that works, a message that is not confirmed by then is lost. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What a call tells its conversation. */
  interface Owner {
    /** Messages can be sent from now on, or no more. */
    void live(ChatCall call, boolean now);

    /** One of this side's messages has come so far. */
    void reached(String id, ChatMessage.Delivery delivery);

    /** The peer has written something. */
    void received(String id, String text);

    void ended(ChatCall call);
  }

  /** One direction's frames, with the pace at which they go. */
  private static final class Lane {
    private final Deque<ChatFrame> frames = new ArrayDeque<>();
    private final TokenBucket bucket = new TokenBucket(AT_ONCE, PER_SECOND, Duration.ofSeconds(1));

    private boolean mayGo(Duration now) {
      return !frames.isEmpty() && bucket.take(now);
    }
  }

  private final DataCall call;
  private final Owner owner;
  private final Lane said = new Lane();
  private final Lane confirmed = new Lane();

  /** Not confirmed yet: the text, by id, and what happens if it never is. */
  private final Map<String, String> open = new LinkedHashMap<>();

  private final Map<String, Loop.Timer> patience = new HashMap<>();
  private boolean live;
  private boolean path = true;
  private boolean sending;
  private boolean resting;
  private boolean over;

  ChatCall(DataCall call, Owner owner) {
    this.call = call;
    this.owner = owner;
  }

  String peerName() {
    return call.peerName();
  }

  /** Sends it now, or as soon as there is a path. */
  void send(String id, String text) {
    if (!live) {
      owner.reached(id, ChatMessage.Delivery.FAILED);
      return;
    }
    open.put(id, text);
    owner.reached(id, ChatMessage.Delivery.WAITING);
    if (path) {
      said.frames.add(new ChatFrame(id, text));
      flow();
    }
  }

  @Override
  public void ready() {
    live = true;
    owner.live(this, true);
  }

  @Override
  public void state(Connection.State state) {
    boolean now = state != Connection.State.RECONNECTING;
    if (now == path) {
      return;
    }
    path = now;
    patience.values().forEach(Loop.Timer::cancel);
    patience.clear();
    said.frames.clear();
    open.keySet().forEach(id -> owner.reached(id, ChatMessage.Delivery.WAITING));
    if (path) {
      open.forEach((id, text) -> said.frames.add(new ChatFrame(id, text)));
      flow();
    }
  }

  @Override
  public void heard(DataChannel channel, byte[] message) {
    if (live) {
      ChatFrame.parse(message).ifPresent(this::heard);
    }
  }

  private void heard(ChatFrame frame) {
    if (frame.isMessage()) {
      owner.received(frame.id(), frame.text());
      if (confirmed.frames.size() < MOST_WAITING) {
        confirmed.frames.add(ChatFrame.delivered(frame.id()));
        flow();
      }
    } else if (settle(frame.id())) {
      owner.reached(frame.id(), ChatMessage.Delivery.DELIVERED);
    }
  }

  /** Whether that message was still open. */
  private boolean settle(String id) {
    Loop.Timer timer = patience.remove(id);
    if (timer != null) {
      timer.cancel();
    }
    return open.remove(id) != null;
  }

  /** Sends what may go now, one after the other. */
  private void flow() {
    Duration now = call.loop().now();
    while (!sending && !over) {
      if (confirmed.mayGo(now)) {
        hand(confirmed.frames.remove());
      } else if (said.mayGo(now)) {
        hand(said.frames.remove());
      } else {
        break;
      }
    }
    boolean more = !said.frames.isEmpty() || !confirmed.frames.isEmpty();
    if (more && !sending && !resting && !over) {
      resting = true;
      call.loop()
          .after(
              PAUSE,
              () -> {
                resting = false;
                flow();
              });
    }
  }

  private void hand(ChatFrame frame) {
    sending = true;
    call.send(DataChannel.CHAT, frame.bytes())
        .thenAccept(
            sent -> {
              sending = false;
              if (!over) {
                handed(frame, sent);
                call.loop().post(this::flow);
              }
            });
  }

  private void handed(ChatFrame frame, boolean sent) {
    String id = frame.id();
    if (!frame.isMessage() || !open.containsKey(id)) {
      return;
    }
    if (!sent) {
      fail(id);
    } else if (path) {
      owner.reached(id, ChatMessage.Delivery.SENT);
      Loop.Timer earlier = patience.put(id, call.loop().after(PATIENCE, () -> fail(id)));
      if (earlier != null) {
        earlier.cancel();
      }
    }
  }

  /** It may have come all the same: a late confirmation counts, and the peer knows its id again. */
  private void fail(String id) {
    if (!over && open.containsKey(id)) {
      patience.remove(id);
      owner.reached(id, ChatMessage.Delivery.FAILED);
    }
  }

  @Override
  public void ended() {
    if (over) {
      return;
    }
    over = true;
    patience.values().forEach(Loop.Timer::cancel);
    open.keySet().forEach(id -> owner.reached(id, ChatMessage.Delivery.FAILED));
    if (live) {
      live = false;
      owner.live(this, false);
    }
    owner.ended(this);
  }
}
