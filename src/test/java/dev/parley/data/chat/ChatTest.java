package dev.parley.data.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.DataPair;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.loop.FakeLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two people write to each other, on a clock that stands still. */
@Tag("unit")
class ChatTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  private final FakeLoop loop = new FakeLoop();
  private final Writer ann = new Writer(true);
  private final Writer bob = new Writer(true);
  private CompletableFuture<Boolean> cleared = CompletableFuture.completedFuture(true);
  private DataPair call;

  /** One side's program. */
  private final class Writer {
    private final Chat chat;
    private final DataFeature feature;
    private List<Conversation> shown = List.of();

    private Writer(boolean kept, String... say) {
      chat = new Chat(loop, kept, now -> shown = now);
      feature = chat.in("here", List.of(say), call -> cleared);
    }

    private Conversation talk() {
      return shown.get(shown.size() - 1);
    }

    private void write(String text) {
      chat.send(talk().key(), text);
      loop.run();
    }

    private List<String> texts() {
      return talk().messages().stream().map(ChatMessage::text).toList();
    }

    private Delivery last() {
      return talk().messages().get(talk().messages().size() - 1).delivery();
    }
  }

  private void talk(Writer one, Writer two) {
    call = new DataPair(loop, one.feature, two.feature);
    loop.act(
        () -> {
          call.connected();
          call.ready();
        });
  }

  private void talk() {
    talk(ann, bob);
  }

  @Test
  void aMessageIsReadOnTheOtherSideAndTickedOnThis() {
    talk();

    ann.write("Hello Bob");

    assertEquals(List.of("Hello Bob"), bob.texts());
    assertEquals(Delivery.RECEIVED, bob.last());
    assertEquals(Delivery.DELIVERED, ann.last());
    assertEquals(new Chat.Counts(1, 0, 1), ann.chat.counts());
    assertEquals(new Chat.Counts(0, 1, 0), bob.chat.counts());
  }

  @Test
  void nothingIsShownBeforeThePeerHasSaidThatItHasChat() {
    call = new DataPair(loop, ann.feature, bob.feature);
    loop.act(() -> call.connected());

    assertEquals(List.of(), ann.shown);
    assertFalse(ann.chat.wasUsed());
  }

  @Test
  void linesEmojiAndForeignWritingStay() {
    talk();

    ann.write("שלום\n\n  王 \uD83D\uDC69\u200D\uD83D\uDC67 \uD83E\uDEE0\n");

    assertEquals(List.of("שלום\n\n  王 \uD83D\uDC69\u200D\uD83D\uDC67 \uD83E\uDEE0"), bob.texts());
  }

  @Test
  void unreadMessagesAreCountedUntilTheyAreSeen() {
    talk();
    ann.write("one");
    ann.write("two");
    assertEquals(2, bob.talk().unread());

    bob.chat.seen(bob.talk().key());
    loop.run();

    assertEquals(0, bob.talk().unread());
  }

  @Test
  void whatIsTooLongIsNotSent() {
    talk();

    ann.write("x".repeat(Chat.LONGEST + 1));
    ann.write("x".repeat(Chat.LONGEST));

    assertEquals(List.of(Chat.LONGEST), bob.texts().stream().map(String::length).toList());
  }

  @Test
  void whatALostPathSwallowsFollowsOnceThereIsAPath() {
    talk();
    call.works = false;
    lose(true);
    ann.write("can you hear me?");
    assertEquals(Delivery.WAITING, ann.last());

    call.works = true;
    lose(false);

    assertEquals(Delivery.DELIVERED, ann.last());
    assertEquals(List.of("can you hear me?"), bob.texts());
  }

  @Test
  void whatCameButWasNotConfirmedIsShownOnce() {
    talk();
    call.one.flows = false; // so that it is under way when the path goes
    ann.write("once");
    call.works = false;
    lose(true);
    call.works = true;
    call.one.flow();
    lose(false);
    loop.advance(LONG);

    assertEquals(List.of("once"), bob.texts());
    assertEquals(Delivery.DELIVERED, ann.last());
    assertEquals(1, bob.chat.counts().received());
  }

  private void lose(boolean lost) {
    Connection.State state = lost ? Connection.State.RECONNECTING : Connection.State.CONNECTED;
    loop.act(
        () -> {
          call.one.session.state(state);
          call.two.session.state(state);
        });
  }

  @Test
  void aMessageThatNobodyConfirmsIsSaidToBeLost() {
    talk();
    loop.act(() -> call.two.session.ended()); // its program is gone, ours does not know

    ann.write("hello?");
    assertEquals(Delivery.SENT, ann.last());
    loop.advance(ChatCall.PATIENCE);

    assertEquals(Delivery.FAILED, ann.last());
  }

  @Test
  void whatWasHandedOverTwiceHasItsWholeTimeFromTheSecondOn() {
    talk();
    loop.act(() -> call.two.session.ended());
    call.one.flows = false;
    ann.write("hello?");
    lose(true);
    lose(false);
    loop.act(
        () -> {
          call.one.flow();
          call.one.flows = false;
        });
    loop.advance(ChatCall.PATIENCE.minusSeconds(5));
    loop.act(() -> call.one.flow());
    loop.advance(ChatCall.PATIENCE.minusSeconds(1));
    assertEquals(Delivery.SENT, ann.last());

    loop.advance(Duration.ofSeconds(1));
    assertEquals(Delivery.FAILED, ann.last());
  }

  @Test
  void aChannelThatIsClosedSaysSoAtOnce() {
    talk();
    call.works = false;

    ann.write("hello?");

    assertEquals(Delivery.FAILED, ann.last());
    assertEquals(0, ann.chat.counts().delivered());
  }

  @Test
  void sendingAgainArrivesOnce() {
    talk();
    call.works = false;
    ann.write("hello?");
    call.works = true;

    ann.chat.again(ann.talk().key(), ann.talk().messages().get(0).number());
    loop.run();

    assertEquals(Delivery.DELIVERED, ann.last());
    assertEquals(List.of("hello?"), bob.texts());
    assertEquals(1, ann.talk().messages().size());
    assertEquals(1, ann.chat.counts().sent());
  }

  @Test
  void theConversationOutlivesItsCallAndGoesOnInTheNext() {
    talk();
    ann.write("first");
    loop.act(() -> call.end());
    assertFalse(ann.talk().live());
    assertEquals("two", ann.talk().name());
    ann.write("nobody is there");
    assertEquals(List.of("first"), ann.texts());

    talk();
    bob.write("second");

    assertEquals(List.of("first", "second"), ann.texts());
    assertEquals(List.of("first", "second"), bob.texts());
    assertEquals(1, ann.shown.size());
  }

  @Test
  void whatWasNotDeliveredInOneCallCanBeSentAgainInTheNext() {
    talk();
    call.works = false;
    lose(true);
    ann.write("hello?");
    loop.act(() -> call.end());
    assertEquals(Delivery.FAILED, ann.last());
    ann.chat.again(ann.talk().key(), ann.talk().messages().get(0).number());
    loop.run();
    assertEquals(Delivery.FAILED, ann.last());

    talk();
    ann.chat.again(ann.talk().key(), ann.talk().messages().get(0).number());
    loop.run();

    assertEquals(Delivery.DELIVERED, ann.last());
  }

  @Test
  void aConversationInWhichNothingWasSaidGoesWithItsCall() {
    talk();
    loop.act(() -> call.end());

    assertEquals(List.of(), ann.shown);
  }

  @Test
  void closedOneIsForgotten() {
    talk();
    ann.write("secret");
    ann.chat.close(ann.talk().key());
    loop.run();
    assertEquals(List.of(), ann.texts());
    assertTrue(ann.talk().live());

    loop.act(() -> call.end());
    assertEquals(List.of(), ann.shown);
    bob.chat.close(bob.talk().key());
    loop.run();
    assertEquals(List.of(), bob.shown);
  }

  @Test
  void inAPublicPlaceNothingOutlivesTheCall() {
    Writer kiosk = new Writer(false);
    talk(kiosk, bob);
    kiosk.write("see you");

    loop.act(() -> call.end());

    assertEquals(List.of(), kiosk.shown);
  }

  @Test
  void theSameIdInAnotherChannelIsSomebodyElse() {
    talk();
    ann.write("hello");
    loop.act(() -> call.end());

    DataPair elsewhere =
        new DataPair(loop, ann.chat.in("there", List.of(), Clearance.ALWAYS), bob.feature);
    loop.act(elsewhere::ready);

    assertEquals(2, ann.shown.size());
    assertEquals(List.of(), ann.texts());
  }

  @Test
  void whatWasToBeSaidIsSaidInTheFirstCall() {
    Writer robot = new Writer(true, "one", "two\nlines");
    talk(robot, bob);
    assertEquals(List.of("one", "two\nlines"), bob.texts());
    loop.act(() -> call.end());
    loop.act(robot.chat::callOver);

    talk(robot, bob);

    assertEquals(List.of("one", "two\nlines"), bob.texts());
    assertEquals(new Chat.Counts(2, 0, 2), robot.chat.counts());
  }

  @Test
  void aGreatMuchKeepsToTheBoundsOfTheChannelAndArrives() {
    String[] much = IntStream.range(0, 300).mapToObj(i -> "line " + i).toArray(String[]::new);
    Writer robot = new Writer(true, much);
    talk(robot, bob);
    int atOnce = bob.chat.counts().received();
    assertTrue(atOnce <= DataChannel.CHAT.atOnce / 2, "at once: " + atOnce);

    loop.advance(Duration.ofMinutes(3));

    assertEquals(300, robot.chat.counts().delivered());
    assertEquals(List.of(much), bob.texts());
  }

  @Test
  void theOldestMakeRoom() {
    talk();
    for (int i = 0; i < ChatLines.MOST + 20; i++) {
      ann.write("line " + i);
      loop.advance(Duration.ofSeconds(1));
    }

    assertEquals(ChatLines.MOST, bob.talk().messages().size());
    assertEquals("line 20", bob.texts().get(0));
    assertTrue(bob.talk().cut());
    assertTrue(ann.talk().cut());
  }

  @Test
  void longOnesMakeRoomSooner() {
    talk();
    for (int i = 0; i < 100; i++) {
      ann.write("x".repeat(Chat.LONGEST));
      loop.advance(Duration.ofSeconds(1));
    }

    int kept = bob.texts().stream().mapToInt(String::length).sum();
    assertTrue(kept <= ChatLines.MOST_TEXT, "characters kept: " + kept);
    assertEquals(Delivery.DELIVERED, ann.last());
  }

  @Test
  void conversationsMakeRoomToo() {
    for (int i = 0; i < 2 * Chat.MOST; i++) {
      DataPair one =
          new DataPair(
              loop, ann.chat.in("place " + i, List.of("hi"), Clearance.ALWAYS), bob.feature);
      loop.act(one::ready);
      loop.act(one::end);
    }

    assertEquals(Chat.MOST, ann.shown.size());
    assertTrue(ann.talk().key().startsWith("place " + (2 * Chat.MOST - 1)));
  }

  /** Whatever a peer sends: nothing is thrown, and nothing but messages is kept. */
  @Test
  void aHostilePeerGetsNowhere() {
    talk();
    ann.write("mine");
    Random random = new Random(7);
    String known = "{\"type\":\"message\",\"id\":\"a\",\"text\":\"x\"}";
    List<String> bad =
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"type\":\"message\"}",
            "{\"type\":\"message\",\"id\":7,\"text\":\"x\"}",
            "{\"type\":\"message\",\"id\":\"\",\"text\":\"x\"}",
            "{\"type\":\"message\",\"id\":\"" + "a".repeat(65) + "\",\"text\":\"x\"}",
            "{\"type\":\"message\",\"id\":\"../x\",\"text\":\"x\"}",
            "{\"type\":\"message\",\"id\":\"b\",\"text\":7}",
            "{\"type\":\"message\",\"id\":\"b\",\"text\":\"\\u202e \\n\\u0007\"}",
            "{\"type\":\"message\",\"id\":\"b\",\"text\":\"" + "y".repeat(4001) + "\"}",
            "{\"type\":\"delivered\",\"id\":\"nobody\"}",
            "{\"type\":\"delivered\"}",
            "{\"type\":[],\"id\":{}}",
            "[".repeat(20_000));
    loop.act(() -> bad.forEach(text -> hear(text.getBytes(StandardCharsets.UTF_8))));
    loop.act(
        () -> {
          for (int i = 0; i < 1000; i++) {
            byte[] noise = known.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(5); change >= 0; change--) {
              noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
            }
            hear(noise);
          }
        });

    assertEquals("mine", ann.texts().get(0));
    assertTrue(ann.texts().stream().skip(1).allMatch(text -> text.length() <= 8), "" + ann.texts());

    loop.advance(LONG);
    int before = ann.talk().messages().size();
    loop.act(() -> IntStream.range(0, 50).forEach(i -> hear(known.getBytes())));
    assertTrue(ann.talk().messages().size() <= before + 1);
  }

  private void hear(byte[] message) {
    call.one.session.heard(DataChannel.CHAT, message);
  }

  @Test
  void manyIdsAreForgotten() {
    ChatLines lines = new ChatLines();
    for (int i = 0; i < ChatLines.MOST_IDS + 1; i++) {
      assertTrue(lines.isNew("id" + i));
    }
    assertFalse(lines.isNew("id" + ChatLines.MOST_IDS));
    assertTrue(lines.isNew("id0"));
  }

  @Test
  void whatNobodyHereWritesWaitsForClearance() {
    cleared = new CompletableFuture<>();
    Writer robot = new Writer(true, "done");
    talk(robot, bob);
    loop.advance(Duration.ofSeconds(3));
    assertEquals(List.of(), robot.texts());
    loop.act(() -> cleared.complete(true));
    assertEquals(List.of("done"), bob.texts());
  }

  @Test
  void whatIsNotClearedInOneCallIsWrittenInTheNext() {
    cleared = CompletableFuture.completedFuture(false);
    Writer robot = new Writer(true, "done");
    talk(robot, bob);
    loop.run();
    assertEquals(List.of(), robot.texts());
    cleared = new CompletableFuture<>();
    loop.act(call::end);
    talk(robot, bob);
    loop.act(call::end); // before it is known
    CompletableFuture<Boolean> late = cleared;
    cleared = CompletableFuture.completedFuture(true);
    loop.act(() -> late.complete(true));
    talk(robot, bob);
    loop.run();
    assertEquals(List.of("done"), bob.texts());
  }
}
