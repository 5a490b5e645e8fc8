package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which STUN and TURN servers a connection uses: the own ones and what a server hands out. */
@Tag("unit")
class IceServersInUseTest {
  private static final IceServer OWN = IceServer.parse("stun:own.example");

  private final IceServersInUse servers =
      new IceServersInUse(new IceServers(List.of(OWN), false), new CandidateFilter(false));
  private final List<IceServers> told = new ArrayList<>();

  @Test
  void theOwnComeFirst() {
    servers.handedOut(List.of(turn("1:ann")));
    assertEquals(List.of(OWN, turn("1:ann")), servers.now().servers());
  }

  @Test
  void newOnesTakeThePlaceOfTheOld() {
    servers.handedOut(List.of(turn("1:ann")));
    servers.handedOut(List.of(turn("2:ann")));
    assertEquals(List.of(OWN, turn("2:ann")), servers.now().servers());
    servers.handedOut(List.of());
    assertEquals(List.of(OWN), servers.now().servers());
  }

  @Test
  void aConnectionThatRunsIsToldOfEachChangeUntilItEnds() {
    servers.add(told::add);
    servers.handedOut(List.of(turn("1:ann")));
    servers.handedOut(List.of(turn("1:ann")));
    servers.handedOut(List.of(turn("2:ann")));
    assertEquals(2, told.size());
    assertEquals(servers.now(), told.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn:127.0.0.1",
        "turn:127.1",
        "turn:2130706433",
        "turn:0x7f000001",
        "turn:0177.0.0.1",
        "turn:0",
        "turn:localhost",
        "turn:LOCALHOST",
        "turn:localhost.",
        "turn:a.localhost",
        "turn:[::1]",
        "turn:[::ffff:127.0.0.1]",
        "turn:[64:ff9b::7f00:1]",
        "turn:0.0.0.0",
        "turn:[::]",
        "turn:224.0.0.1",
        "turn:255.255.255.255",
        "turn:169.254.169.254",
        "turn:100.100.100.200"
      })
  void aServerLeadsNobodyToTheirOwnComputerOrItsCloud(String url) {
    servers.handedOut(List.of(IceServer.handedOut(url, "u", "p")));
    assertEquals(List.of(OWN), servers.now().servers());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn:t.example",
        "turn:192.0.2.1:3478",
        "turn:[2001:db8::1]:3478",
        "turn:localhost.example",
        "turn:10.0.0.5",
        "turn:beef.example",
        "turn:0x.example"
      })
  void anyOtherPlaceIsAsked(String url) {
    servers.handedOut(List.of(IceServer.handedOut(url, "u", "p")));
    assertEquals(2, servers.now().servers().size());
  }

  private static IceServer turn(String user) {
    return IceServer.handedOut("turn:t.example", user, "pw");
  }
}
