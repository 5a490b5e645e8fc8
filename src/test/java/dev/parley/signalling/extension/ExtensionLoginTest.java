package dev.parley.signalling.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.Callees;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way to an extension, staying there, and coming back. */
@Tag("unit")
class ExtensionLoginTest {

  @Test
  void anAgentCallsNobodyAndACallerTheDeskThatIsListed() {
    assertEquals(Callees.NONE, ExtensionFixture.agent().client.callees());
    assertEquals(Callees.LISTED, ExtensionFixture.caller().client.callees());
    assertEquals(SignallingTraits.BROWSER, ExtensionFixture.caller().client.traits("desk"));
    assertTrue(ExtensionFixture.caller().client.namesTravel());
  }

  @Test
  void aCallerIsOnlineOnceItIsKnown() {
    ExtensionFixture desk = ExtensionFixture.caller().joined();
    JsonNode init = desk.sentOne();
    assertEquals(
        "{\"request\":\"init\",\"version\":1,\"extension\":\"desk\",\"id\":1}", init.toString());
    assertEquals(Link.State.LOGGING_IN, desk.state());
    desk.init("ready");
    assertEquals(Link.State.ONLINE, desk.state());
    assertEquals(List.of(), desk.sent());
  }

  @Test
  void anAgentIsOnlineOnceItIsRegistered() {
    ExtensionFixture desk = ExtensionFixture.agent().joined();
    desk.sent();
    desk.says("{\"id\":1,\"response\":\"init\",\"peer\":\"p1\",\"state\":\"offline\"}");
    JsonNode register = desk.sentOne();
    assertEquals("register", register.path("request").asText());
    assertEquals("p1", register.path("peer").asText());
    assertEquals("secret", register.path("password").asText());
    assertEquals(Link.State.LOGGING_IN, desk.state());
    desk.answer("\"response\":\"registered\"");
    assertEquals(Link.State.ONLINE, desk.state());
  }

  @Test
  void aWrongPasswordAsksForAnother() {
    ExtensionFixture desk = ExtensionFixture.agent().known("ready");
    desk.answer("\"response\":\"unregistered\",\"reason\":\"wrong-password\"");
    assertEquals(Link.State.REFUSED, desk.state());
    assertTrue(desk.link().asksPassword());
    desk.loop.act(() -> desk.client.join("better"));
    desk.opens();
    desk.init("ready");
    desk.answer("\"response\":\"registered\"");
    assertEquals(Link.State.ONLINE, desk.state());
  }

  @Test
  void anUnknownExtensionIsRefusedWithItsName() {
    ExtensionFixture desk = ExtensionFixture.caller().joined();
    desk.answer("\"error\":\"unknown-extension\"");
    assertEquals(Link.State.REFUSED, desk.state());
    assertFalse(desk.link().asksPassword());
    assertTrue(desk.link().reason().contains("desk"), desk.link().reason());
    desk.loop.advance(Duration.ofMinutes(5));
    assertEquals(1, desk.sockets.count());
  }

  @Test
  void anotherVersionIsRefused() {
    ExtensionFixture desk = ExtensionFixture.caller().joined();
    desk.answer("\"error\":\"unknown-version\",\"versions\":[2]");
    assertEquals(Link.State.REFUSED, desk.state());
    assertTrue(desk.link().reason().contains("version"), desk.link().reason());
  }

  @Test
  void whateverElseIsSaidIsRefusedWithTheWord() {
    ExtensionFixture desk = ExtensionFixture.caller().joined();
    desk.answer("\"response\":\"hello\"");
    assertEquals(Link.State.REFUSED, desk.state());
    assertTrue(desk.link().reason().contains("hello"), desk.link().reason());
  }

  @Test
  void aServerThatSaysNothingIsTriedAgain() {
    ExtensionFixture desk = ExtensionFixture.caller().joined();
    desk.loop.advance(Duration.ofSeconds(30));
    desk.loop.run();
    assertEquals(2, desk.sockets.count());
  }

  @Test
  void aLostConnectionIsMadeAnewAndAllOfItAgain() {
    ExtensionFixture desk = ExtensionFixture.agent().online();
    desk.loop.act(() -> desk.sockets.latest().breaks());
    assertTrue(desk.links.stream().anyMatch(link -> link.state() == Link.State.WAITING));
    desk.loop.advance(Duration.ofSeconds(1));
    desk.opens();
    desk.init("offline");
    desk.answer("\"response\":\"registered\"");
    assertEquals(Link.State.ONLINE, desk.state());
  }

  @Test
  void itShowsASignOfLifeEvery45Seconds() {
    ExtensionFixture desk = ExtensionFixture.caller().online();
    for (int i = 0; i < 3; i++) {
      desk.loop.advance(Duration.ofSeconds(45));
      JsonNode status = desk.sentOne();
      assertEquals("status", status.path("request").asText());
      desk.answer("\"response\":\"" + (i == 1 ? "offline" : "ready") + "\"");
      String seen = i == 1 ? "desk AWAY 'desk'" : "desk AVAILABLE 'desk'";
      assertEquals(List.of(seen, seen, "beat"), desk.heard());
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsLost() {
    ExtensionFixture desk = ExtensionFixture.caller().online();
    desk.loop.advance(Duration.ofSeconds(54));
    assertEquals(Link.State.ONLINE, desk.state());
    desk.says("{\"event\":\"ready\"}"); // what it says is no answer
    desk.loop.advance(Duration.ofSeconds(1));
    assertEquals(2, desk.sockets.count());
  }

  @Test
  void afterASleepItIsNotOnlineBeforeTheServerHasAnswered() {
    ExtensionFixture desk = ExtensionFixture.agent().online();
    desk.loop.act(desk.client::woke);
    assertEquals(Link.State.CONNECTING, desk.state());
    desk.event("ringing", "k7");
    assertEquals(List.of("k7 Offer[name=Ann]"), desk.heard());
    desk.answer("\"response\":\"ready\"");
    assertEquals(Link.State.ONLINE, desk.state());
  }

  @Test
  void anotherNetworkIsLookedAtForFiveSeconds() {
    ExtensionFixture desk = ExtensionFixture.caller().online();
    desk.loop.act(desk.client::networkChanged);
    desk.loop.advance(Duration.ofSeconds(5));
    assertEquals(2, desk.sockets.count());
  }

  @Test
  void whoLeavesIsOfflineAtOnceAndHearsNoMore() {
    ExtensionFixture desk = ExtensionFixture.agent().online();
    desk.event("ringing", "k7");
    desk.heard();
    desk.loop.act(desk.client::leave);
    assertEquals(Link.State.OFFLINE, desk.state());
    assertEquals(List.of(), desk.heard());
    assertEquals(0, desk.sockets.living());
    assertEquals(0, desk.loop.pending());
  }

  @Test
  void whatIsSentWhileOfflineIsDropped() {
    ExtensionFixture desk = ExtensionFixture.caller().known("ready");
    desk.loop.act(() -> desk.sockets.latest().breaks());
    desk.send("desk", new PeerMessage.Offer(""));
    desk.loop.advance(Duration.ofSeconds(1));
    desk.opens();
    assertEquals("init", desk.sentOne().path("request").asText());
  }

  @Test
  void thePasswordIsInNoText() {
    assertFalse(new ExtensionAccount("desk", "secret").toString().contains("secret"));
  }
}
