package dev.parley.signalling.gstreamer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.Link;
import dev.parley.socket.Credentials;
import dev.parley.socket.TextSocket.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Peers must register with the signalling server before a call can be initiated." */
@Tag("unit")
class GstreamerLoginTest {
  private static final CloseReason IN_USE = new CloseReason(0, 1002, "invalid peer uid");

  @Test
  void connectsAndSaysHelloAndEntersItsRoom() {
    GstreamerFixture here = GstreamerFixture.inRoom().opened();
    assertEquals(List.of("HELLO mia"), here.sent());
    here.says("HELLO");
    assertEquals(List.of("ROOM den"), here.sent());
    assertEquals(Link.State.LOGGING_IN, here.state());
    here.says("ROOM_OK front-door_2 6ba7b810-9dad-11d1-80b4-00c04fd430c8");
    assertEquals(Link.State.ONLINE, here.state());
    assertEquals(
        List.of(
            "front-door_2 AVAILABLE 'front door 2'",
            "6ba7b810-9dad-11d1-80b4-00c04fd430c8 AVAILABLE ''"),
        here.heard());
  }

  @Test
  void aNewRoomHasNobodyInIt() {
    GstreamerFixture here = GstreamerFixture.inRoom().online();
    assertEquals(Link.State.ONLINE, here.state());
    assertEquals(List.of(), here.heard());
    assertEquals(Callees.LISTED, here.client.callees());
    assertEquals(SignallingTraits.PIPELINE, here.client.traits("zoe"));
    assertFalse(here.client.namesTravel());
  }

  @Test
  void withoutARoomItIsThereAfterHelloAndCallsAnyUid() {
    GstreamerFixture here = GstreamerFixture.alone().opened();
    here.says("HELLO");
    assertEquals(Link.State.ONLINE, here.state());
    assertEquals(List.of("HELLO mia"), here.sent());
    assertEquals(Callees.TYPED, here.client.callees());
    assertEquals(SignallingTraits.PIPELINE.withoutPresence(), here.client.traits("robot-7"));
    assertFalse(here.client.namesTravel());
  }

  @Test
  void aUidThatSomebodyElseHasIsRefused() {
    GstreamerFixture here = GstreamerFixture.inRoom().opened();
    here.loop.act(() -> here.sockets.latest().ends(IN_USE));
    assertEquals(Link.State.REFUSED, here.state());
    assertTrue(here.link().reason().contains("mia"));
    assertFalse(here.link().asksPassword());
    assertEquals(0, here.sockets.living());
  }

  @Test
  void afterALossTheUidMayBeItsOwnForAWhile() {
    GstreamerFixture here = GstreamerFixture.inRoom().online();
    here.loop.advance(Duration.ofSeconds(20));
    here.loop.act(() -> here.sockets.latest().breaks());
    Duration lost = here.loop.now();
    here.loop.advance(Duration.ofSeconds(1));
    while (here.loop.now().minus(lost).compareTo(GstreamerClient.OWN_GHOST) < 0) {
      here.loop.act(() -> here.sockets.latest().opens());
      here.loop.act(() -> here.sockets.latest().ends(IN_USE));
      assertEquals(Link.State.WAITING, here.state());
      assertTrue(here.link().reason().contains("last connection"), here.link().reason());
      here.loop.advance(Duration.ofSeconds(30));
    }
    here.loop.act(() -> here.sockets.latest().opens());
    here.loop.act(() -> here.sockets.latest().ends(IN_USE));
    assertEquals(Link.State.REFUSED, here.state());
  }

  @Test
  void aServerThatSpeaksAnotherProtocolIsSaidSo() {
    GstreamerFixture here = GstreamerFixture.inRoom().opened();
    here.loop.act(() -> here.sockets.latest().ends(new CloseReason(0, 1002, "invalid protocol")));
    assertEquals(Link.State.REFUSED, here.state());
  }

  @Test
  void anInvalidRoomIsRefusedInASentence() {
    GstreamerFixture here = GstreamerFixture.with("session", "").opened();
    here.says("HELLO");
    here.says("ERROR invalid room id 'session'");
    assertEquals(
        Link.refused(
            "The server does not accept the room name session. Choose another one.", false),
        here.link());
  }

  @Test
  void anUnknownErrorIsShownHarmlessly() {
    GstreamerFixture here = GstreamerFixture.inRoom().opened();
    here.says("ERROR out of \u202echeese\n" + "x".repeat(500));
    assertEquals(Link.State.REFUSED, here.state());
    assertTrue(here.link().reason().startsWith("The server reported: out of cheese x"));
    assertTrue(here.link().reason().length() < 200);
  }

  @Test
  void aServerThatWantsAPasswordIsAskedAgainWithIt() {
    GstreamerFixture here = GstreamerFixture.inRoom();
    here.loop.act(here.client::join);
    assertEquals(Optional.empty(), here.sockets.latest().credentials());
    here.loop.act(() -> here.sockets.latest().ends(new CloseReason(401, 0, "")));
    assertEquals(
        Link.refused("The server requires a password. Enter it and try again.", true), here.link());
    here.loop.act(() -> here.client.join("secret"));
    assertEquals(
        Optional.of(new Credentials("den", "secret")), here.sockets.latest().credentials());
    here.loop.act(() -> here.sockets.latest().ends(new CloseReason(401, 0, "")));
    assertEquals(
        Link.refused("That password didn’t work. Check it and try again.", true), here.link());
  }

  @Test
  void withoutARoomThePasswordIsThatOfTheUid() {
    GstreamerFixture here = GstreamerFixture.with("", "secret");
    here.loop.act(here.client::join);
    assertEquals(
        Optional.of(new Credentials("mia", "secret")), here.sockets.latest().credentials());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n"})
  void aUidIsOneWord(String uid) {
    assertThrows(IllegalArgumentException.class, () -> new GstreamerAccount(uid, "", ""));
  }

  @Test
  void thePasswordIsInNoDescriptionOfTheAccount() {
    assertEquals(
        "GstreamerAccount[mia in den]", new GstreamerAccount("mia", "den", "secret").toString());
  }

  @Test
  void aServerThatNeverAnswersIsTriedAgain() {
    GstreamerFixture here = GstreamerFixture.inRoom().opened();
    here.loop.advance(Duration.ofSeconds(30));
    assertEquals(2, here.sockets.count());
    assertTrue(here.links.contains(Link.waiting("The server is not responding.", here.loop.now())));
  }

  @Test
  void leavesAndStaysAway() {
    GstreamerFixture here = GstreamerFixture.inRoom().online("ann");
    here.loop.act(here.client::leave);
    here.loop.advance(Duration.ofHours(1));
    assertEquals(Link.State.OFFLINE, here.state());
    assertEquals(0, here.sockets.living());
    assertEquals(0, here.loop.pending());
  }
}
