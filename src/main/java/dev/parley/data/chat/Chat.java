package dev.parley.data.chat;

import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.ChatMessage.Reach;
import dev.parley.loop.Loop;
import dev.parley.text.Sanitizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
 * person closes it. A call of several has one conversation for itself: what is written goes to each
 * of the others, and who joins later gets nothing of what was written before. Loop only, but for
 * the intents.
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

  /** Those that are live, the oldest first. */
  private final List<Joining> joined = new ArrayList<>();

  /** Whether three or more are in the call. */
  private boolean several;

  /** That of the call that runs, once it has been one of several; null before. */
  private Talk common;

  /** That of the channel where this side is. */
  private Saying saying = new Saying(List.of());

  private long groups;
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
   * @param say is sent in the first call that can take it, to each who is in it or joins it
   * @param clearance for that: no person here sends it
   */
  public DataFeature in(String place, List<String> say, Clearance clearance) {
    Saying first = new Saying(say);
    saying = first;
    return DataFeature.on(
        DataChannel.CHAT,
        "chat",
        call ->
            new ChatCall(
                call,
                new Joining(call.peerAt(place), call.peerId(), first, () -> clearance.of(call))));
  }

  /** Three or more are in the call that runs, or no longer. */
  public void several(boolean now) {
    if (several != now) {
      several = now;
      joined.forEach(Joining::place);
      publish();
    }
  }

  /** The call that ran is over, with each of the others in it. */
  public void callOver() {
    common = null;
    saying.callOver();
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
    private final Saying saying;
    private final Supplier<CompletableFuture<Boolean>> cleared;
    private ChatCall call;

    /** Null before it is live. */
    private Talk talk;

    private Joining(
        String key, String peerId, Saying saying, Supplier<CompletableFuture<Boolean>> cleared) {
      this.key = key;
      this.peerId = peerId;
      this.saying = saying;
      this.cleared = cleared;
    }

    @Override
    public void live(ChatCall now, boolean is) {
      if (is) {
        used = true;
        call = now;
        joined.add(this);
        place();
        makeRoom();
        if (saying.isFor(key)) {
          cleared.get().thenAccept(this::sayFirst);
        }
      }
      publish();
    }

    /** What may not be said in this call can be in the next. */
    private void sayFirst(boolean may) {
      if (may && joined.contains(this) && saying.isFor(key)) {
        saying.told(key);
        saying.texts.forEach(text -> talk.send(text, Map.of(key, call)));
      }
    }

    /**
     * Goes on where this call is written about: with the peer alone, or with all of the call, which
     * stays so until it is over. Only if nobody has written anything there it is as it was.
     */
    private void place() {
      if (several && common == null) {
        common = new Talk("\n" + ++groups, "");
      }
      boolean alone = common == null || !several && joined.size() == 1 && common.lines.isEmpty();
      Talk next = alone ? own() : common;
      if (next != talk) {
        leave();
        talk = next;
        talks.remove(talk.key);
        talks.put(talk.key, talk);
        talk.begin(this);
      }
    }

    /** The conversation with the peer alone. */
    private Talk own() {
      Talk before = talks.get(key);
      return before == null ? new Talk(key, peerId) : before;
    }

    private void leave() {
      if (talk != null) {
        talk.end(this);
      }
    }

    @Override
    public void reached(String id, Delivery delivery) {
      talks.values().stream()
          .filter(one -> one.lines.own(id).isPresent())
          .findFirst()
          .ifPresent(one -> one.reached(key, id, delivery));
    }

    @Override
    public void received(String id, String text) {
      if (talk != null && own().lines.isNew(id) && talk.isNew(this, id)) {
        talk.received(call, text);
      }
    }

    @Override
    public void ended(ChatCall was) {
      if (joined.remove(this)) {
        leave();
        publish();
      }
    }
  }

  private void makeRoom() {
    List<String> idle =
        talks.entrySet().stream()
            .filter(one -> one.getValue().calls.isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    idle.stream().limit(Math.max(0, talks.size() - MOST)).forEach(talks::remove);
  }

  /** One conversation. */
  private final class Talk {
    /** The names of those who were in it; who come and go more often are left out. */
    private static final int MOST_NAMES = 20;

    private final String key;

    /** Empty for one of several. */
    private final String peerId;

    private final ChatLines lines = new ChatLines();
    private final Map<String, String> names = new LinkedHashMap<>();
    private int unread;

    /** The calls that run, by the key of the peer. */
    private final Map<String, ChatCall> calls = new LinkedHashMap<>();

    /** How far this side's messages have come with each, by their ids. */
    private final Map<String, Map<String, Delivery>> reached = new HashMap<>();

    private Talk(String key, String peerId) {
      this.key = key;
      this.peerId = peerId;
    }

    private boolean isOfSeveral() {
      return peerId.isEmpty();
    }

    private void begin(Joining one) {
      calls.put(one.key, one.call);
    }

    private void end(Joining one) {
      if (calls.get(one.key) == one.call) {
        name(one.key, one.call);
        calls.remove(one.key);
        reached.forEach(
            (id, far) -> {
              if (far.get(one.key) == Delivery.FAILED) {
                weigh(id, far);
              }
            });
        if (calls.isEmpty() && (lines.isEmpty() || !kept)) {
          talks.remove(key);
        }
      }
    }

    private void name(String of, ChatCall call) {
      if (names.size() < MOST_NAMES || names.containsKey(of)) {
        names.put(of, call.peerName());
      }
    }

    private void send(String raw) {
      send(raw, calls);
    }

    private void send(String raw, Map<String, ChatCall> to) {
      String text = Sanitizer.lines(raw);
      if (text.isEmpty() || text.length() > LONGEST || to.isEmpty()) {
        return;
      }
      String id = UUID.randomUUID().toString();
      lines.add(id, ChatMessage.own(++numbers, text, loop.wallClock()));
      reached.keySet().removeIf(one -> lines.own(one).isEmpty());
      Map<String, Delivery> far = new LinkedHashMap<>();
      to.keySet().forEach(one -> far.put(one, Delivery.WAITING));
      reached.put(id, far);
      sent++;
      List.copyOf(to.values()).forEach(call -> call.send(id, text));
      publish();
    }

    private void again(long number) {
      String id = lines.id(number).orElse("");
      lines
          .own(id)
          .filter(message -> message.delivery() == Delivery.FAILED)
          .ifPresent(
              message ->
                  Map.copyOf(reached.getOrDefault(id, Map.of()))
                      .forEach((peer, far) -> again(peer, far, id, message.text())));
    }

    private void again(String peer, Delivery far, String id, String text) {
      ChatCall call = calls.get(peer);
      if (call != null && far == Delivery.FAILED) {
        call.send(id, text);
      }
    }

    private void reached(String peer, String id, Delivery delivery) {
      Map<String, Delivery> far = reached.getOrDefault(id, Map.of());
      if (far.getOrDefault(peer, Delivery.DELIVERED) == Delivery.DELIVERED) {
        return;
      }
      far.put(peer, delivery);
      if (weigh(id, far)) {
        publish();
      }
    }

    /** How far a message has come with all of them; returns whether that is news. */
    private boolean weigh(String id, Map<String, Delivery> far) {
      Delivery before = lines.own(id).map(ChatMessage::delivery).orElse(Delivery.DELIVERED);
      Delivery now = before == Delivery.DELIVERED ? before : all(far);
      int count = (int) far.values().stream().filter(Delivery.DELIVERED::equals).count();
      boolean news =
          lines.reach(id, now, isOfSeveral() ? new Reach(count, far.size()) : Reach.OF_ONE);
      delivered += news && now == Delivery.DELIVERED && before != now ? 1 : 0;
      return news;
    }

    /** Of those who have left before it came, nobody waits. */
    private Delivery all(Map<String, Delivery> far) {
      List<Delivery> counts =
          far.entrySet().stream()
              .filter(one -> calls.containsKey(one.getKey()) || one.getValue() != Delivery.FAILED)
              .map(Map.Entry::getValue)
              .toList();
      return (counts.isEmpty() ? far.values() : counts)
          .stream().max(Comparator.comparing(Talk::missing)).orElse(Delivery.FAILED);
    }

    /** How much is missing until it is delivered. */
    private static int missing(Delivery delivery) {
      return switch (delivery) {
        case RECEIVED, DELIVERED -> 0;
        case SENT -> 1;
        case WAITING -> 2;
        case FAILED -> 3;
      };
    }

    /** Of a call of several, where one of them could know the ids of another. */
    private boolean isNew(Joining from, String id) {
      return !isOfSeveral() || lines.isNew(from.key + '\n' + id);
    }

    private void received(ChatCall from, String text) {
      String author = isOfSeveral() ? from.peerName() : "";
      lines.add(ChatMessage.received(++numbers, text, loop.wallClock(), author));
      unread++;
      received++;
      publish();
    }

    private void seen() {
      if (unread > 0) {
        unread = 0;
        publish();
      }
    }

    private void close() {
      lines.clear();
      reached.clear();
      unread = 0;
      if (calls.isEmpty()) {
        talks.remove(key);
      }
      publish();
    }

    private Conversation snapshot() {
      calls.forEach(this::name);
      List<String> with =
          isOfSeveral()
              ? joined.stream().filter(one -> one.talk == this).map(one -> one.peerId).toList()
              : List.of(peerId);
      return new Conversation(
          key,
          with,
          String.join(", ", names.values()),
          !calls.isEmpty(),
          unread,
          lines.isCut(),
          lines.all());
    }
  }
}
