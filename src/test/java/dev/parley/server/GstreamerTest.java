package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference server was seen to do, line by line, and where ours does better. */
@Tag("unit")
class GstreamerTest {
  private final GstreamerHubFixture shop = new GstreamerHubFixture();

  @Test
  void helloIsAnsweredByHello() {
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO cam"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello cam", "HELLOcam", "SESSION cam", "ROOM hall", "{\"sdp\":{}}"})
  void aFirstFrameOtherThanHelloIsRefused(String first) {
    GstreamerHubFixture.Client stranger = shop.stranger();
    assertEquals(List.of(), stranger.say(first));
    assertEquals("1002 invalid protocol", stranger.wire.end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELLO", "HELLO ", "HELLO a b", "HELLO cam ", "HELLO a\u00a0b"})
  void aUidWithWhiteSpaceIsRefused(String hello) {
    GstreamerHubFixture.Client stranger = shop.stranger();
    assertEquals(List.of(), stranger.say(hello));
    assertEquals("1002 invalid peer uid", stranger.wire.end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0007", "\u202ecam", "\ud800", "\u0085"})
  void soIsOneThatDoesNotShowAsWhatItIs(String uid) {
    GstreamerHubFixture.Client stranger = shop.stranger();
    stranger.say("HELLO " + uid);
    assertEquals("1002 invalid peer uid", stranger.wire.end);
  }

  @Test
  void soIsOneThatIsTooLong() {
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO " + "x".repeat(128)));
    GstreamerHubFixture.Client stranger = shop.stranger();
    stranger.say("HELLO " + "x".repeat(129));
    assertEquals("1002 invalid peer uid", stranger.wire.end);
  }

  @Test
  void soIsOneThatIsInUse() {
    shop.of("cam");
    GstreamerHubFixture.Client second = shop.stranger();
    second.say("HELLO cam");
    assertEquals("1002 invalid peer uid", second.wire.end);
  }

  @Test
  void aUidIsFreeAgainWhenItsSocketHasEnded() {
    shop.of("cam").hangUp();
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO cam"));
  }

  @Test
  void whoHasAUidThatSomebodyElseWantsMustShowAPulse() {
    GstreamerHubFixture.Client lost = shop.of("cam");
    GstreamerHubFixture.Client there = shop.of("me");
    for (int i = 0; i < 3; i++) {
      shop.stranger().say("HELLO cam");
      shop.stranger().say("HELLO me");
      there.pong();
    }
    assertEquals(1, lost.wire.pings);
    shop.loop.advance(Duration.ofMillis(19_999));
    assertFalse(lost.wire.cut);
    shop.loop.advance(Duration.ofMillis(1));
    assertTrue(lost.wire.cut);
    assertFalse(there.wire.cut);
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO cam"));
  }

  @Test
  void aStrangerHasSoMuchTimeForItsHello() {
    GstreamerHubFixture.Client stranger = shop.stranger();
    shop.loop.advance(Limits.DEFAULT.times().login());
    assertEquals("1000 ", stranger.wire.end);
  }

  @Test
  void sessionWithSomebodyIsOkAndTheCalledPeerIsToldNothing() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    assertEquals(List.of("SESSION_OK"), shop.of("me").say("SESSION cam"));
    assertEquals(List.of(), cam.heard());
  }

  @Test
  void sessionWithNobodyIsNotFound() {
    assertEquals(List.of("ERROR peer 'cam' not found"), shop.of("me").say("SESSION cam"));
  }

  @Test
  void sessionWithOneWhoIsInASessionIsBusy() {
    shop.of("cam");
    shop.of("other").say("SESSION cam");
    GstreamerHubFixture.Client me = shop.of("me");
    assertEquals(List.of("ERROR peer 'cam' busy"), me.say("SESSION cam"));
    assertEquals(List.of("ERROR peer 'other' busy"), me.say("SESSION other"));
  }

  @Test
  void sessionWithOneWhoIsInARoomIsBusy() {
    shop.inRoom("cam");
    assertEquals(List.of("ERROR peer 'cam' busy"), shop.of("me").say("SESSION cam"));
  }

  @Test
  void sessionWithOneselfIsBusy() {
    assertEquals(List.of("ERROR peer 'me' busy"), shop.of("me").say("SESSION me"));
  }

  @Test
  void afterAnErrorOneMayTryAgain() {
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    shop.of("cam");
    assertEquals(List.of("SESSION_OK"), me.say("SESSION cam"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
        "{\"ice\":{\"candidate\":\"\",\"sdpMLineIndex\":0}}",
        "OFFER_REQUEST",
        "{\"unknown\":[1,2]}",
        "SESSION cam",
        "ROOM hall",
        "HELLO again",
        "ROOM_PEER_LIST",
        "ERROR of my own",
        "  blanks at both ends  ",
        "",
        "\u0000\ud83d\ude00",
      })
  void inASessionEveryFrameIsPassedOnAsItIs(String frame) {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    assertEquals(List.of(), me.say(frame));
    assertEquals(List.of(frame), cam.heard());
    assertEquals(List.of(), cam.say(frame));
    assertEquals(List.of(frame), me.heard());
  }

  @Test
  void whenTheCallersSocketClosesTheServerClosesTheOther() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    me.hangUp();
    assertEquals("1000 ", cam.wire.end);
  }

  @Test
  void andTheOtherWayRound() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    cam.hangUp();
    assertEquals("1000 ", me.wire.end);
  }

  @Test
  void whatWasSaidBeforeTheCloseArrivesFirst() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    me.say("the last");
    me.hangUp();
    assertEquals(List.of("the last"), cam.heard());
  }

  @Test
  void afterASessionBothUidsAreFree() {
    shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    me.hangUp();
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO cam"));
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO me"));
  }

  @Test
  void aNewRoomIsEmpty() {
    assertEquals(List.of("ROOM_OK "), shop.of("one").say("ROOM hall"));
  }

  @Test
  void aRoomTellsWhoIsInItAndThemWhoComes() {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    GstreamerHubFixture.Client two = shop.inRoom("two");
    assertEquals(List.of("ROOM_PEER_JOINED two"), one.heard());
    assertEquals(List.of("ROOM_OK one two"), shop.of("three").say("ROOM hall"));
    assertEquals(List.of("ROOM_PEER_JOINED three"), one.heard());
    assertEquals(List.of("ROOM_PEER_JOINED three"), two.heard());
  }

  @Test
  void andWhoGoes() {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    GstreamerHubFixture.Client two = shop.inRoom("two");
    one.heard();
    two.hangUp();
    assertEquals(List.of("ROOM_PEER_LEFT two"), one.heard());
    assertFalse(one.wire.closed);
    assertEquals(List.of("ROOM_OK one"), shop.of("three").say("ROOM hall"));
  }

  @ParameterizedTest
  @CsvSource({
    "ROOM session, session",
    "ROOM a b, a b",
    "'ROOM ', ''",
    "ROOM, ''",
    "ROOM yard, yard",
    "ROOM anywhere, anywhere"
  })
  void anIdThatIsNoneOrNotOnesOwnIsAnInvalidRoom(String command, String id) {
    assertEquals(List.of("ERROR invalid room id '" + id + "'"), shop.of("one").say(command));
  }

  @Test
  void noChannelIsCalledSession() {
    GstreamerHubFixture.Client one = shop.of("one", "session");
    assertEquals(List.of("ERROR invalid room id 'session'"), one.say("ROOM session"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFFER_REQUEST", "{\"sdp\":  {}}", "two  words ", "SESSION x"})
  void aMessageToAPeerOfTheRoomSaysFromWhom(String body) {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    GstreamerHubFixture.Client two = shop.inRoom("two");
    assertEquals(List.of(), two.say("ROOM_PEER_MSG one " + body));
    assertEquals(List.of("ROOM_PEER_JOINED two", "ROOM_PEER_MSG two " + body), one.heard());
  }

  @Test
  void aMessageReachesNobodyElse() {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    GstreamerHubFixture.Client two = shop.inRoom("two");
    GstreamerHubFixture.Client three = shop.inRoom("three");
    one.heard();
    two.say("ROOM_PEER_MSG three secret");
    assertEquals(List.of(), one.heard());
    assertEquals(1, three.heard().size());
  }

  @Test
  void aMessageToNobodyIsNotFound() {
    assertEquals(
        List.of("ERROR peer 'x' not found"), shop.inRoom("one").say("ROOM_PEER_MSG x hello"));
  }

  @Test
  void aMessageToSomebodyElsewhereIsNotInTheRoom() {
    GstreamerHubFixture.Client outside = shop.of("x");
    assertEquals(
        List.of("ERROR peer 'x' is not in the room"),
        shop.inRoom("one").say("ROOM_PEER_MSG x hello"));
    assertEquals(List.of(), outside.heard());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROOM hall",
        "SESSION two",
        "HELLO again",
        "OFFER_REQUEST",
        "ROOM_PEER_LIST ",
        "ROOM_PEER_MSG",
        "ROOM_PEER_MSG two",
        "ROOM_PEER_MSG two ",
        "",
      })
  void anyOtherCommandInARoomIsInvalid(String text) {
    shop.inRoom("two");
    GstreamerHubFixture.Client one = shop.inRoom("one");
    assertEquals(List.of("ERROR invalid msg, already in room"), one.say(text));
    assertFalse(one.wire.closed);
  }

  @Test
  void theListHasEverybodyButOneself() {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    assertEquals(List.of("ROOM_PEER_LIST "), one.say("ROOM_PEER_LIST"));
    shop.inRoom("two");
    shop.inRoom("three");
    one.heard();
    assertEquals(List.of("ROOM_PEER_LIST two three"), one.say("ROOM_PEER_LIST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELLO again", "what", "", "{\"sdp\":{}}"})
  void whoIsAloneIsNotAnsweredWhatIsNoCommand(String text) {
    GstreamerHubFixture.Client me = shop.of("me");
    assertEquals(List.of(), me.say(text));
    assertFalse(me.wire.closed);
  }

  @Test
  void after30SecondsOfSilenceAPingComesAndThePongKeepsTheConnection() {
    GstreamerHubFixture.Client me = shop.of("me");
    shop.loop.advance(Duration.ofMillis(29_999));
    assertEquals(0, me.wire.pings);
    for (int i = 1; i < 10; i++) {
      shop.loop.advance(Duration.ofMillis(i == 1 ? 1 : 30_000));
      assertEquals(i, me.wire.pings);
      me.pong();
    }
    assertFalse(me.wire.cut);
  }

  @Test
  void whoSaysSomethingIsNotPinged() {
    GstreamerHubFixture.Client me = shop.of("me");
    for (int i = 0; i < 10; i++) {
      shop.loop.advance(Duration.ofSeconds(29));
      me.say("something");
    }
    assertEquals(0, me.wire.pings);
  }

  @Test
  void whoDoesNotAnswerAPingIsDroppedAndTheSessionEnds() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    shop.loop.advance(Duration.ofSeconds(30));
    me.pong();
    shop.loop.advance(Duration.ofMillis(19_999));
    assertFalse(cam.wire.cut);
    shop.loop.advance(Duration.ofMillis(1));
    assertTrue(cam.wire.cut);
    assertEquals("1000 ", me.wire.end);
  }

  @Test
  void aPingIsAnsweredByAPong() {
    assertEquals(List.of("pong abc"), shop.of("me").ping("abc"));
    assertEquals(List.of("pong "), shop.stranger().ping(""));
  }

  @Test
  void aFrameOfBytesIsNoText() {
    GstreamerHubFixture.Client me = shop.of("me");
    me.sayBytes();
    assertEquals("1003 text only", me.wire.end);
  }

  @Test
  void aSlowPartnerIsDroppedAndTheSessionEnds() {
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    cam.wire.clogged = true;
    me.say("x");
    assertTrue(cam.wire.cut);
    assertEquals("1000 ", me.wire.end);
  }

  @Test
  void aSlowOneInARoomIsDroppedAndTheOthersAreServed() {
    GstreamerHubFixture.Client slow = shop.inRoom("slow");
    GstreamerHubFixture.Client one = shop.inRoom("one");
    slow.wire.clogged = true;
    shop.inRoom("two");
    assertTrue(slow.wire.cut);
    assertEquals(List.of("ROOM_PEER_LEFT slow", "ROOM_PEER_JOINED two"), one.heard());
  }

  @Test
  void whoSaysTooMuchWaits() {
    Limits slow = Limits.DEFAULT.withRate(new Limits.Rate(10, 4, 1000, 1000));
    GstreamerHubFixture shop = new GstreamerHubFixture(slow);
    shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    for (int i = 0; i < 10; i++) {
      me.say("x");
    }
    assertTrue(me.wire.looked < 10);
    shop.loop.advance(Duration.ofSeconds(3));
    assertEquals(12, me.wire.looked);
  }

  @Test
  void nothingIsLeftOfThoseWhoHaveGone() {
    GstreamerHubFixture.Client one = shop.inRoom("one");
    GstreamerHubFixture.Client cam = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    List.of(one, cam, me).forEach(GstreamerHubFixture.Client::hangUp);
    assertEquals(0, shop.loop.pending());
  }
}
