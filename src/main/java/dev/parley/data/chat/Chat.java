package dev.parley.data.chat;

import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.loop.Loop;
import dev.parley.text.Sanitizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the conversations of a run, in memory alone: each begins with the first call with a peer
 * that has chat, outlives the call if anything was written, and goes on in the next one until a
 * person closes it. Loop only, but for the intents.
 */
public final class Chat implements ChatIntents {
  /** In characters; a longer message is neither sent nor taken. */
  public static final int LONGEST = 4_000;

  /** Of conversations that no call is in, the oldest go. */
  static final int MOST = 8;

  /** What a run has written and read. */
  public record Counts(int sent, int received, int delivered) {}

  private final Loop loop;
  private final boolean kept;
  private final Consumer<List<Conversation>> shown;
  private final Map<String, Talk> talks = new LinkedHashMap<>();
  private long numbers;
  private int sent;
  private int received;
  private int delivered;

  /** Whether any peer had it, so that there is something to report. */
  private boolean used;

  /**
   * @param kept whether a conversation outlives its call: not where the next person at the window
   *     is somebody else
   * @param shown hears of each change, the conversation with the newest call last
   */
  public Chat(Loop loop, boolean kept, Consumer<List<Conversation>> shown) {
    this.loop = loop;
    this.kept = kept;
    this.shown = shown;
  }

  /**
   * For one stay in a channel.
   *
   * @param place where that is: the same id elsewhere may be somebody else's
   * @param say is sent in the first call that can take it
   * @param clearance for that: no person here sends it
   */
  public DataFeature in(String place, List<String> say, Clearance clearance) {
    List<String> first = new ArrayList<>(say);
    return DataFeature.on(
        DataChannel.CHAT,
        "chat",
        call ->
            new ChatCall(
                call,
                new Joining(call.peerAt(place), call.peerId(), first, () -> clearance.of(call))));
  }

  /** Whether there was anybody to write to. */
  public boolean wasUsed() {
    return used;
  }

  public Counts counts() {
    return new Counts(sent, received, delivered);
  }

  @Override
  public void send(String conversation, String text) {
    onto(conversation, talk -> talk.send(text));
  }

  @Override
  public void again(String conversation, long message) {
    onto(conversation, talk -> talk.again(message));
  }

  @Override
  public void seen(String conversation) {
    onto(conversation, Talk::seen);
  }

  @Override
  public void close(String conversation) {
    onto(conversation, Talk::close);
  }

  private void onto(String conversation, Consumer<Talk> act) {
    loop.post(
        () -> {
          Talk talk = talks.get(conversation);
          if (talk != null) {
            act.accept(talk);
          }
        });
  }

  private void publish() {
    shown.accept(talks.values().stream().map(Talk::snapshot).toList());
  }

  /** Finds the conversation of a call once the peer has said that it has chat. */
  private final class Joining implements ChatCall.Owner {
    private final String key;
    private final String peerId;
    private final List<String> say;
    private final Supplier<CompletableFuture<Boolean>> cleared;
    private Talk talk;

    private Joining(
        String key, String peerId, List<String> say, Supplier<CompletableFuture<Boolean>> cleared) {
      this.key = key;
      this.peerId = peerId;
      this.say = say;
      this.cleared = cleared;
    }

    @Override
    public void live(ChatCall call, boolean now) {
      if (now) {
        used = true;
        talk = talks.remove(key);
        talk = talk == null ? new Talk(key, peerId) : talk;
        talks.put(key, talk);
        talk.begin(call);
        makeRoom();
        if (!say.isEmpty()) {
          cleared.get().thenAccept(may -> sayFirst(call, may));
        }
      }
      publish();
    }

    /** What may not be said in this call can be in the next. */
    private void sayFirst(ChatCall to, boolean may) {
      if (may && talk.call == to) {
        List<String> due = List.copyOf(say);
        say.clear();
        due.forEach(talk::send);
      }
    }

    @Override
    public void reached(String id, Delivery delivery) {
      if (talk != null) {
        talk.reached(id, delivery);
      }
    }

    @Override
    public void received(String id, String text) {
      if (talk != null) {
        talk.received(id, text);
      }
    }

    @Override
    public void ended(ChatCall call) {
      if (talk != null) {
        talk.end(call);
      }
    }
  }

  private void makeRoom() {
    List<String> idle =
        talks.entrySet().stream()
            .filter(one -> one.getValue().call == null)
            .map(Map.Entry::getKey)
            .toList();
    idle.stream().limit(Math.max(0, talks.size() - MOST)).forEach(talks::remove);
  }

  /** One conversation. */
  private final class Talk {
    private final String key;
    private final String peerId;
    private final ChatLines lines = new ChatLines();
    private String name = "";
    private int unread;

    /** Null while there is no call. */
    private ChatCall call;

    private Talk(String key, String peerId) {
      this.key = key;
      this.peerId = peerId;
    }

    private void begin(ChatCall now) {
      call = now;
    }

    private void end(ChatCall was) {
      if (call == was) {
        name = was.peerName();
        call = null;
        if (lines.isEmpty() || !kept) {
          talks.remove(key);
        }
        publish();
      }
    }

    private void send(String raw) {
      String text = Sanitizer.lines(raw);
      if (text.isEmpty() || text.length() > LONGEST || call == null) {
        return;
      }
      String id = UUID.randomUUID().toString();
      lines.add(id, new ChatMessage(++numbers, text, loop.wallClock(), Delivery.WAITING));
      sent++;
      call.send(id, text);
      publish();
    }

    private void again(long number) {
      lines
          .id(number)
          .filter(id -> call != null)
          .flatMap(lines::own)
          .filter(message -> message.delivery() == Delivery.FAILED)
          .ifPresent(message -> call.send(lines.id(number).orElseThrow(), message.text()));
    }

    private void reached(String id, Delivery delivery) {
      boolean before =
          lines.own(id).filter(one -> one.delivery() == Delivery.DELIVERED).isPresent();
      if (!before && lines.reach(id, delivery)) {
        delivered += delivery == Delivery.DELIVERED ? 1 : 0;
        publish();
      }
    }

    private void received(String id, String text) {
      if (lines.isNew(id)) {
        lines.add(new ChatMessage(++numbers, text, loop.wallClock(), Delivery.RECEIVED));
        unread++;
        received++;
        publish();
      }
    }

    private void seen() {
      if (unread > 0) {
        unread = 0;
        publish();
      }
    }

    private void close() {
      lines.clear();
      unread = 0;
      if (call == null) {
        talks.remove(key);
      }
      publish();
    }

    private Conversation snapshot() {
      name = call == null ? name : call.peerName();
      return new Conversation(key, peerId, name, call != null, unread, lines.isCut(), lines.all());
    }
  }
}
