package dev.parley.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.AllowList;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SessionSwitcherTest {
  @TempDir Path settings;

  private ChannelSessionFixture run() {
    return new ChannelSessionFixture(settings);
  }

  @Test
  void theNextChannelIsEnteredWhenTheFirstIsLeft() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.server().takeSaid();
    run.go("two");
    assertEquals(List.of("all: GONE"), run.servers.get(0).said);
    assertEquals("two", run.shown().channel());
    assertEquals("Online", run.shown().status().text());
    assertEquals(2, run.servers.size());
  }

  @Test
  void aCallIsClosedBeforeTheChannelIsLeft() {
    ChannelSessionFixture run = run().inACall("one");
    run.server().takeSaid();
    run.go("two");
    assertEquals(List.of("ann: Close", "all: AVAILABLE", "all: GONE"), run.servers.get(0).said);
    assertEquals(0, run.connections.living());
    assertEquals(List.of(EndReason.CLOSED), run.ends);
    assertEquals(Phase.IDLE, run.shown().phase());
  }

  @Test
  void anOfferThatStandsIsGoneInTheNextChannel() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.annOffers();
    assertFalse(run.shown().offers().isEmpty());
    run.go("two");
    assertTrue(run.shown().offers().isEmpty());
    assertTrue(run.shown().peers().isEmpty());
  }

  @Test
  void onesOwnOfferIsTakenBack() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.presence("ann");
    run.sessionSwitcher.intents().connect("ann");
    run.loop.run();
    run.loop.act(() -> run.connections.latest().mediaIsReady());
    run.server().takeSaid();
    run.go("two");
    assertEquals(List.of("ann: Close", "all: AVAILABLE", "all: GONE"), run.servers.get(0).said);
    assertEquals(0, run.connections.living());
  }

  @Test
  void oneLeavesWhileTheServerIsStillBeingJoined() {
    for (Link underWay :
        List.of(
            Link.of(Link.State.CONNECTING),
            Link.of(Link.State.LOGGING_IN),
            Link.waiting("No server listens.", Duration.ofSeconds(5)),
            Link.refused("Wrong password.", true),
            Link.of(Link.State.PUNTED, "Somebody else."))) {
      ChannelSessionFixture run = run();
      run.onJoin = underWay;
      run.go("one");
      run.onJoin = Link.of(Link.State.ONLINE);
      run.go("two");
      assertEquals("two", run.shown().channel(), underWay.state().name());
      assertEquals("Online", run.shown().status().text(), underWay.state().name());
      run.loop.act(run.sessionSwitcher::end);
    }
  }

  @Test
  void oneLeavesWhileTheIdentityIsBeingTaken() {
    ChannelSessionFixture run = run();
    run.loop.post(
        () ->
            run.sessionSwitcher.go(
                CompletableFuture.completedFuture(ChannelSessionFixture.to("one"))));
    run.loop.post(
        () ->
            run.sessionSwitcher.go(
                CompletableFuture.completedFuture(ChannelSessionFixture.to("one"))));
    run.loop.run();
    assertEquals(1, run.servers.size(), "the first never goes online");
    assertNotNull(run.sessionSwitcher.intents());
    run.go("two");
    run.go("one");
    assertEquals(
        run.accounts.get(0).clientId(),
        run.accounts.get(2).clientId(),
        "each stay gave its identity back, so the next one has the same");
  }

  @Test
  void whatWasWantedLastCounts() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.server().goodbye = new CompletableFuture<>();
    run.go("two");
    CompletableFuture<Void> third = run.go("three");
    run.servers.get(0).goodbye.complete(null);
    run.loop.run();
    assertTrue(third.isDone());
    assertEquals(List.of("one", "three"), channels(run));
  }

  @Test
  void aSilentServerIsNotWaitedForTooLong() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.server().goodbye = new CompletableFuture<>();
    run.go("two");
    assertNull(run.sessionSwitcher.intents(), "on the way nobody listens");
    run.loop.advance(ChannelSession.GOODBYE);
    assertEquals(List.of("one", "two"), channels(run));
    run.servers.get(0).goodbye.complete(null);
    run.loop.run();
    assertEquals("two", run.shown().channel(), "what comes late of the first is not shown");
  }

  @Test
  void oneStaysWhereTheNextCannotBeFound() {
    ChannelSessionFixture run = run();
    run.go("one");
    CompletableFuture<SessionOptions> nowhere = new CompletableFuture<>();
    nowhere.completeExceptionally(new IOException("There is no way."));
    run.loop.act(() -> assertTrue(run.sessionSwitcher.go(nowhere).isCompletedExceptionally()));
    assertEquals("one", run.shown().channel());
    assertEquals("Online", run.shown().status().text());
  }

  @Test
  void aRefusalIsOfItsServerOnly() {
    ChannelSessionFixture run = run();
    run.onJoin = Link.refused("Wrong password.", true);
    run.go("one");
    assertTrue(run.sessionSwitcher.isRefused());
    run.onJoin = Link.of(Link.State.ONLINE);
    run.go("two");
    assertFalse(run.sessionSwitcher.isRefused());
  }

  @Test
  void theReportIsOfTheWholeRun() {
    ChannelSessionFixture run = run();
    run.go("one");
    String first = run.accounts.get(0).clientId();
    long ready = run.timeline.fields().get("ready");
    run.loop.act(() -> comeBack(run.server()));
    run.go("two");
    run.loop.act(() -> comeBack(run.server()));
    assertEquals(first, run.sessionSwitcher.firstId());
    assertEquals(2, run.sessionSwitcher.reconnects());
    assertEquals(ready, run.timeline.fields().get("ready"));
  }

  @Test
  void whatTheCommandLineWantsIsForItsChannelAlone() {
    SessionOptions asked =
        new SessionOptions(
            ChannelSessionFixture.to("one").to(),
            "camera-1",
            "Door",
            new AllowList(List.of("all"), Duration.ZERO),
            List.of("Ann"));
    SessionOptions elsewhere = asked.elsewhere(ChannelSessionFixture.to("two").to());
    assertEquals(List.of(), elsewhere.accept().whom());
    assertEquals(List.of(), elsewhere.call());
    assertNull(elsewhere.clientId());
    assertEquals("Door", elsewhere.name());
    assertEquals(asked.accept(), asked.at(ChannelSessionFixture.to("one").to()).accept());
  }

  @Test
  void thePendingCallBeginsOnceThePeerIsThere() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.loop.act(() -> run.sessionSwitcher.call("ann"));
    assertEquals(Phase.IDLE, run.shown().phase());
    run.presence("ann");
    assertTrue(run.shown().phase().isBusy());
  }

  @Test
  void aPeerThatComesTooLateIsNotCalled() {
    ChannelSessionFixture run = run();
    run.go("one");
    run.loop.act(() -> run.sessionSwitcher.call("ann"));
    run.loop.advance(PendingCall.PATIENCE);
    run.presence("ann");
    assertEquals(Phase.IDLE, run.shown().phase());
  }

  @Test
  void anotherCallComesBeforeTheErrand() {
    ChannelSessionFixture run = run().inACall("one");
    run.loop.act(() -> run.sessionSwitcher.call("bob"));
    run.presence("bob");
    run.sessionSwitcher.intents().close();
    assertEquals(Phase.IDLE, run.shown().phase());
  }

  @Test
  void nothingOfAStayGoesOnWhenItIsOver() {
    ChannelSessionFixture run = run().inACall("one");
    run.go("two");
    run.annOffers();
    run.loop.act(run.sessionSwitcher::end);
    run.loop.advance(Duration.ofMinutes(5));
    assertEquals(0, run.loop.pending());
    assertEquals(0, run.connections.living());
  }

  private static void comeBack(FakeSignalling server) {
    server.heard().link(Link.waiting("Lost.", Duration.ofSeconds(1)));
    server.heard().link(Link.of(Link.State.ONLINE));
  }

  private static List<String> channels(ChannelSessionFixture run) {
    return run.accounts.stream().map(account -> account.channel()).toList();
  }
}
