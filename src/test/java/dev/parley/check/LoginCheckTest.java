package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.Link;
import dev.parley.signalling.Link.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The way into a channel, step by step. */
@Tag("unit")
class LoginCheckTest {
  private final FakeLoop loop = new FakeLoop();
  private final Map<String, Finding> found = new LinkedHashMap<>();
  private boolean echoes = true;
  private FakeSignalling server;

  @Test
  void eachStepIsMeasured() {
    begin();
    loop.advance(Duration.ofMillis(30));
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.advance(Duration.ofMillis(20));
    loop.act(() -> server.heard().loggedIn());
    loop.act(() -> server.becomes(Link.of(State.ONLINE)));
    assertEquals(List.of("me: AVAILABLE"), server.said, "a message to oneself");
    loop.advance(Duration.ofMillis(7));
    loop.act(() -> server.heard().cameBack());
    assertEquals(List.of("websocket", "login", "channel", "relay"), List.copyOf(found.keySet()));
    assertTrue(found.values().stream().allMatch(one -> one.standing() == Standing.GOOD));
    assertEquals(30L, found.get("websocket").figures().get("ms"));
    assertEquals(20L, found.get("login").figures().get("ms"));
    assertEquals(7L, found.get("relay").figures().get("ms"));
    assertEquals(0, loop.pending(), "nothing is left behind");
  }

  /** Servers keep the order: when the message is back, the ICE servers are there. */
  @Test
  void theMessageToOneselfFollowsWhatTheClientAsksFor() {
    begin();
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.act(() -> server.heard().loggedIn());
    loop.act(
        () -> {
          server.becomes(Link.of(State.ONLINE));
          server.said.add("ICE servers?");
        });
    assertEquals(List.of("ICE servers?", "me: AVAILABLE"), server.said);
  }

  @Test
  void whatIsNoWebsocketIsSaidInItsOwnWords() {
    begin();
    loop.act(() -> server.becomes(Link.waiting("HTTP only.", Duration.ofSeconds(5))));
    assertEquals("BAD HTTP only.", said("websocket"));
    assertEquals("NOT_LOOKED_AT Mend this first: websocket.", said("login"));
    assertEquals("NOT_LOOKED_AT Mend this first: websocket.", said("relay"));
    assertEquals(0, loop.pending());
  }

  @Test
  void aSocketThatSaysNothingHasItsTime() {
    begin();
    loop.advance(LoginCheck.SOCKET_LIMIT);
    assertEquals("BAD The server did not answer within 15 s.", said("websocket"));
  }

  @Test
  void aRefusedPasswordIsARefusal() {
    begin();
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.act(() -> server.becomes(Link.refused("Wrong password.", true)));
    assertEquals("BAD Wrong password.", said("login"));
    assertEquals(true, found.get("login").figures().get("refused"));
    assertEquals("NOT_LOOKED_AT Mend this first: log in.", said("channel"));
  }

  @Test
  void aChannelThatDoesNotLetInIsNoWrongPassword() {
    loggedIn();
    loop.act(() -> server.becomes(Link.refused("Not this channel.", false)));
    assertEquals("BAD Not this channel.", said("channel"));
    assertEquals(Standing.GOOD, found.get("login").standing());
  }

  @Test
  void aMessageThatDoesNotComeBackMeansNoRelay() {
    loggedIn();
    loop.act(() -> server.becomes(Link.of(State.ONLINE)));
    loop.advance(LoginCheck.LIMIT);
    assertEquals(Standing.BAD, found.get("relay").standing());
    assertTrue(found.get("relay").advice().contains("verto.info"));
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForForEver() {
    begin();
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.advance(LoginCheck.LIMIT);
    assertEquals("BAD The server did not answer within 8 s.", said("login"));
    int before = found.size();
    loop.act(() -> server.heard().loggedIn());
    assertEquals(before, found.size());
  }

  @Test
  void whereNobodyCanSendToOneselfThatIsNotLookedAt() {
    echoes = false;
    loggedIn();
    server.takeSaid();
    loop.act(() -> server.becomes(Link.of(State.ONLINE)));
    assertEquals(
        "NOT_LOOKED_AT Nobody can send to oneself where verto is spoken; a call shows it.",
        said("relay"));
    assertEquals(List.of(), server.takeSaid());
  }

  @Test
  void whatIsCancelledSaysNothing() {
    LoginCheck look = begin();
    loop.act(look::cancel);
    loop.act(look::cancel);
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.advance(Duration.ofMinutes(1));
    assertEquals(Map.of(), found);
  }

  private LoginCheck begin() {
    LoginCheck look =
        new LoginCheck(
            loop,
            "me",
            new ProbedProtocol(
                "verto",
                echoes,
                "",
                false,
                heard -> {
                  server = new FakeSignalling(heard);
                  return server;
                }));
    server.onJoin = Link.of(State.CONNECTING);
    loop.act(() -> look.begin(finding -> found.put(finding.id(), finding)));
    return look;
  }

  private void loggedIn() {
    begin();
    loop.act(() -> server.becomes(Link.of(State.LOGGING_IN)));
    loop.act(() -> server.heard().loggedIn());
  }

  private String said(String id) {
    return found.get(id).standing() + " " + found.get(id).why();
  }
}
