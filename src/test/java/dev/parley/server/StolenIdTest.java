package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.AllowList;
import dev.parley.peer.Phase;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.verto.VertoHub;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Eve, a member of the channel, wants to be Ann: for Bob, who accepts Ann's calls automatically.
 * She knows the password and everything that events and messages have shown her.
 */
@Tag("unit")
class StolenIdTest {
  private static final String ANN_SECRET = SelfCertifyingId.freshSecret();
  private static final String ANN = SelfCertifyingId.of(ANN_SECRET);

  private final FakeLoop loop = new FakeLoop();
  private final Directory directory = Directory.of("parley.test").withChannel("room", "secret");
  private final VertoHub hub = new VertoHub(new ServerContext(loop, directory, Limits.DEFAULT));
  private final ContractNet net = new ContractNet(loop, () -> UpgradeHandler.open(hub::client));
  private final ContractSide ann = side(ANN, "session-of-ann", ANN_SECRET);
  private final ContractSide bob = side("bob", "session-of-bob", "");
  private final Eve eve = new Eve();

  @BeforeEach
  void annAndBobAreInACallAndEveHasSeenIt() {
    eve.logIn("eve", "session-of-eve", "");
    eve.asks("verto.subscribe", "\"eventChannel\":\"room\"");
    bob.peer.answer(new AllowList(List.of(ANN), Duration.ZERO));
    bob.peer.join();
    settle();
    ann.peer.join();
    settle();
    ann.calls("bob");
    settle();
    assertEquals(Phase.CONNECTED, ann.phase());
    assertEquals(Phase.CONNECTED, bob.phase());
    assertTrue(eve.heard.stream().anyMatch(text -> text.contains(ANN)), "Eve has seen Ann");
  }

  @Test
  void nothingThatSheHasSeenLetsHerBeAnn() {
    Set<String> seen = eve.words();
    assertFalse(seen.contains("session-of-ann"));
    assertFalse(seen.contains(ANN_SECRET));
    Eve other = new Eve();
    for (String word : seen) {
      other = other.isOver() ? new Eve() : other;
      other.logIn(ANN, word, word);
      settle();
    }
    assertFalse(
        eve.heard.stream().anyMatch(text -> text.contains("logged in") && text.contains(ANN)));
    assertEquals(1, hub.count(ANN));
    isAnnsCall();
  }

  /** She may have seen it elsewhere: at a FreeSWITCH, events show it. */
  @Test
  void evenAnnsSessionIdDoesNotLetHer() {
    for (String id : List.of(ANN, "eve2")) {
      Eve other = new Eve();
      other.logIn(id, "session-of-ann", "");
      assertFalse(other.heard.toString().contains("logged in"), other.heard.toString());
    }
    isAnnsCall();
  }

  @Test
  void whileAnnIsAwayNobodyElseIsAnn() {
    ann.peer.leave();
    settle();
    Eve other = new Eve();
    other.logIn(ANN, "any", "");
    other.asks(
        "verto.info", "\"msg\":{\"to\":\"bob\",\"body\":\"eyJwZWVyQWN0aW9uIjoib2ZmZXIifQ==\"}");
    settle();
    assertEquals(0, hub.count(ANN));
    assertEquals(Phase.IDLE, bob.phase());
    assertFalse(bob.isRinging());
  }

  /** The call, Ann's presence, and what is said between the two. */
  private void isAnnsCall() {
    loop.advance(Duration.ofMinutes(3));
    assertEquals(Phase.CONNECTED, ann.phase());
    assertEquals(Phase.CONNECTED, bob.phase());
    assertTrue(ann.isOnline());
    ann.closes();
    settle();
    assertEquals(Phase.IDLE, bob.phase());
    assertTrue(bob.seesFree(ANN));
    ann.calls("bob");
    settle();
    assertEquals(Phase.CONNECTED, bob.phase());
  }

  private void settle() {
    loop.advance(Duration.ofSeconds(2));
  }

  private ContractSide side(String id, String session, String secret) {
    VertoAccount account = new VertoAccount(id, "secret", session, "room", secret);
    Signalling.Factory client =
        heard -> new VertoClient(loop, net, account, () -> "fresh", () -> 0.5, heard);
    return new ContractSide(loop, id, client);
  }

  /** A connection on which Eve says what she likes; what any of hers has heard, she knows. */
  private final class Eve implements TextSocket.Listener {
    private final List<String> heard = new ArrayList<>();
    private final TextSocket socket = net.open(this);
    private boolean over;

    Eve() {
      loop.run();
    }

    void logIn(String id, String session, String secret) {
      asks(
          "login",
          "\"login\":\"%s\",\"passwd\":\"secret\",\"sessid\":\"%s\",\"loginParams\":{\"channel\":\"room\",\"idSecret\":\"%s\"}"
              .formatted(id, session, secret));
    }

    void asks(String method, String params) {
      socket.send(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
              .formatted(method, params));
      loop.run();
    }

    boolean isOver() {
      return over;
    }

    Set<String> words() {
      Set<String> words = new LinkedHashSet<>();
      heard.forEach(
          text ->
              Pattern.compile("[\\w+/=-]+")
                  .matcher(text)
                  .results()
                  .forEach(word -> words.add(word.group())));
      return words;
    }

    @Override
    public void opened() {}

    @Override
    public void text(String text) {
      heard.add(text);
    }

    @Override
    public void closed(String why) {
      over = true;
    }
  }
}
