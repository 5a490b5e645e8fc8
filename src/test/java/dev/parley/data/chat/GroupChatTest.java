package dev.parley.data.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.DataPair;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.ChatMessage.Reach;
import dev.parley.loop.FakeLoop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three people write to each other in one call. */
@Tag("unit")
class GroupChatTest {
  private final FakeLoop loop = new FakeLoop();
  private final Writer ann = new Writer("Ann");
  private final Writer bob = new Writer("Bob");
  private final Writer eve = new Writer("Eve");

  /** One side's program. */
  private final class Writer {
    private final String id;
    private final Chat chat;
    private final DataFeature feature;
    private List<Conversation> shown = List.of();

    private Writer(String id, String... say) {
      this.id = id;
      chat = new Chat(loop, true, now -> shown = now);
      feature = chat.in("here", List.of(say), Clearance.ALWAYS);
    }

    private Conversation talk() {
      return shown.get(shown.size() - 1);
    }

    private void write(String text) {
      chat.send(talk().key(), text);
      loop.run();
    }

    private ChatMessage last() {
      return talk().messages().get(talk().messages().size() - 1);
    }

    private List<String> texts() {
      return talk().messages().stream().map(ChatMessage::text).toList();
    }
  }

  private DataPair join(Writer one, Writer two) {
    DataPair pair = new DataPair(loop, one.id, one.feature, two.id, two.feature);
    loop.act(
        () -> {
          pair.connected();
          pair.ready();
        });
    return pair;
  }

  private void several(boolean now, Writer... all) {
    loop.act(() -> List.of(all).forEach(one -> one.chat.several(now)));
  }

  private DataPair annAndBob;
  private DataPair annAndEve;
  private DataPair bobAndEve;

  private void together() {
    annAndBob = join(ann, bob);
    several(true, ann, bob, eve);
    annAndEve = join(ann, eve);
    bobAndEve = join(bob, eve);
  }

  @Test
  void whatOneWritesEverybodyReadsUnderItsName() {
    together();
    ann.write("Hello all");

    assertEquals(List.of("Hello all"), bob.texts());
    assertEquals(List.of("Hello all"), eve.texts());
    assertEquals("Ann", eve.last().author());
    assertEquals(Delivery.DELIVERED, ann.last().delivery());
    assertEquals(new Reach(2, 2), ann.last().reach());
    assertEquals(new Chat.Counts(1, 0, 1), ann.chat.counts());

    bob.write("Hello Ann");
    assertEquals("Bob", ann.last().author());
    assertEquals(List.of("Hello all", "Hello Ann"), eve.texts());
    assertEquals("Bob, Eve", ann.talk().name());
    assertTrue(ann.talk().isWith("Eve"));
  }

  @Test
  void itIsTickedOnceAllHaveIt() {
    together();
    annAndEve.one.flows = false;
    ann.write("one");
    ann.write("two");
    assertEquals(new Reach(1, 2), ann.last().reach());
    assertEquals(Delivery.WAITING, ann.last().delivery());

    loop.act(() -> annAndEve.one.flow());
    assertEquals(new Reach(2, 2), ann.last().reach());
    assertEquals(Delivery.DELIVERED, ann.last().delivery());
    assertEquals(2, ann.chat.counts().delivered());
  }

  @Test
  void forWhomHasLeftNobodyWaits() {
    together();
    annAndEve.works = false;
    ann.write("Eve?");
    assertEquals(Delivery.FAILED, ann.last().delivery());
    assertEquals(new Reach(1, 2), ann.last().reach());

    loop.act(
        () -> {
          annAndEve.end();
          bobAndEve.end();
        });
    assertEquals(Delivery.DELIVERED, ann.last().delivery());
    assertEquals(new Reach(1, 2), ann.last().reach());
    assertEquals(1, ann.chat.counts().delivered());
  }

  @Test
  void whatSomeDoNotHaveIsSentAgainToThemAlone() {
    together();
    annAndEve.works = false;
    ann.write("once");
    annAndEve.works = true;
    ann.chat.again(ann.talk().key(), ann.last().number());
    loop.run();

    assertEquals(Delivery.DELIVERED, ann.last().delivery());
    assertEquals(List.of("once"), bob.texts());
    assertEquals(List.of("once"), eve.texts());
  }

  @Test
  void whoJoinsLaterGetsNothingOfWhatWasWrittenBefore() {
    annAndBob = join(ann, bob);
    ann.write("about Eve");
    several(true, ann, bob, eve);
    annAndEve = join(ann, eve);
    bobAndEve = join(bob, eve);
    bob.write("Hello Eve");

    assertEquals(List.of("Hello Eve"), eve.texts());
    assertEquals(List.of("Hello Eve"), ann.texts());
    assertEquals("about Eve", ann.shown.get(0).messages().get(0).text());
    assertFalse(ann.shown.get(0).live());
  }

  @Test
  void whatIsWrittenInTheCallStaysThereWhenOnlyTwoAreLeft() {
    together();
    ann.write("we three");
    loop.act(
        () -> {
          annAndEve.end();
          bobAndEve.end();
        });
    several(false, ann, bob);
    ann.write("we two");
    assertEquals(List.of("we three", "we two"), bob.texts());
    assertEquals(List.of("we three"), eve.texts());

    loop.act(() -> annAndBob.end());
    loop.act(ann.chat::callOver);
    annAndBob = join(ann, bob);
    assertEquals(List.of(), ann.texts());
    assertEquals(2, ann.shown.size());
  }

  @Test
  void itGoesOnWhereNobodyWasReachedForAMoment() {
    together();
    ann.write("before");
    loop.act(
        () -> {
          annAndBob.end();
          annAndEve.end();
        });
    annAndBob = join(ann, bob);
    annAndEve = join(ann, eve);
    ann.write("after");

    assertEquals(List.of("before", "after"), ann.texts());
    assertEquals(1, ann.shown.size());
  }

  @Test
  void whoWroteLastIsNamedAndNotThoseWhoLeft() {
    together();
    assertEquals("Bob, Eve", ann.talk().writer());
    bob.write("Bye");
    loop.act(annAndBob::end);
    eve.write("Bob has left");
    ann.write("Yes");
    assertEquals("Eve", ann.talk().writer());
  }

  @Test
  void ifTheThirdNeverComesAllIsAsItWas() {
    annAndBob = join(ann, bob);
    ann.write("before");
    several(true, ann);
    several(false, ann);

    assertEquals(List.of("before"), ann.texts());
    assertTrue(ann.talk().live());
    assertEquals(1, ann.shown.size());
  }

  @Test
  void whatWasUnderWayWhenTheThirdCameArrives() {
    annAndBob = join(ann, bob);
    annAndBob.one.flows = false;
    ann.write("one");
    ann.write("two");
    several(true, ann, bob);
    loop.act(() -> annAndBob.one.flow());

    Conversation before = ann.shown.get(0);
    assertEquals(
        List.of(Delivery.DELIVERED, Delivery.DELIVERED),
        before.messages().stream().map(ChatMessage::delivery).toList());
  }

  @Test
  void whatTheCommandLineSaysIsSaidToEachOnce() {
    Writer robot = new Writer("Robot", "ready");
    join(robot, bob);
    several(true, robot, bob, eve);
    DataPair withEve = join(robot, eve);
    assertEquals("ready", bob.shown.get(0).messages().get(0).text());
    assertEquals(List.of("ready"), eve.texts());

    loop.act(withEve::end);
    join(robot, eve);
    assertEquals(1, eve.chat.counts().received());
  }

  /** Eve knows the ids of what Bob writes, and Ann gets it all the same. */
  @Test
  void nobodyTakesTheIdOfAnothersMessage() {
    together();
    loop.act(
        () -> {
          hear(annAndEve, "{\"type\":\"message\",\"id\":\"7\",\"text\":\"mine\"}");
          hear(annAndBob, "{\"type\":\"message\",\"id\":\"7\",\"text\":\"Bob's\"}");
          hear(annAndBob, "{\"type\":\"message\",\"id\":\"7\",\"text\":\"Bob's\"}");
          hear(annAndEve, "{\"type\":\"delivered\",\"id\":\"7\"}");
        });

    assertEquals(List.of("mine", "Bob's"), ann.texts());
  }

  private static void hear(DataPair pair, String text) {
    pair.one.session.heard(DataChannel.CHAT, text.getBytes(StandardCharsets.UTF_8));
  }
}
