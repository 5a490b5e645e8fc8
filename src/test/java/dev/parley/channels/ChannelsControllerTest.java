package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.LocalPlace;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.Phase;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Trust;
import dev.parley.view.TestStates;
import dev.parley.view.start.ChannelList;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ChannelsControllerTest {
  @TempDir Path settings;

  private final FakeLoop loop = new FakeLoop();
  private final List<Destination> gone = new ArrayList<>();
  private final List<String> called = new ArrayList<>();
  private final List<Known> shown = new ArrayList<>();
  private CompletableFuture<Destination> home =
      CompletableFuture.completedFuture(LocalPlace.fresh().home());
  private final FakeLan lan = new FakeLan();
  private ChannelsController places;

  private ChannelsController places() {
    places = new ChannelsController(loop, settings, new AsTheRun(), changed -> lan, shown::add);
    loop.act(places::start);
    return places;
  }

  @Test
  void aLinkLeadsThereAndIsRemembered() {
    places();
    assertEquals(Problems.NONE, places.join("parley://talk.example.org:8082/room#pw"));
    loop.run();
    assertEquals("room", gone.get(0).channel());
    assertEquals(Kind.ELSEWHERE, known().here().kind());
    assertEquals("parley://talk.example.org:8082/room#pw", invitation());
    assertEquals("talk.example.org:8082", known().recent().get(0).server());
    assertEquals("room", known().recent().get(0).channel());
  }

  /** No server gets it: two who came by such links prove it to each other. */
  @Test
  void anInvitationHasASecretThatStaysTheSame() {
    places();
    places.join("parley://talk.example.org:8082/room#pw");
    loop.run();
    String first = known().here().invitation();
    assertTrue(first.matches("parley://talk.example.org:8082/room#pw&k=[A-Za-z0-9_-]{32}"), first);
    places();
    places.join("parley://talk.example.org:8082/room#pw");
    loop.run();
    assertEquals(first, known().here().invitation());
  }

  @Test
  void whoCameByAnInvitationInvitesOthersWithItsSecret() {
    places();
    String link = "parley://talk.example.org:8082/room#pw&k=" + "R".repeat(22);
    places.join(link);
    loop.run();
    assertEquals(link, known().here().invitation());
  }

  @Test
  void invitationsToThisMachineHaveASecretToo() {
    places();
    loop.act(() -> places.heading(home.join()));
    places.host(true);
    loop.run();
    String link = known().here().invitation();
    assertTrue(link.startsWith(FakeLan.LINK + "&k="), link);
    assertEquals(List.of(link), known().host().links());
  }

  @Test
  void openingTheNetworkLeavesThePersonWhereTheyAre() {
    places();
    loop.act(() -> places.heading(home.join()));
    places.host(true);
    loop.run();
    assertEquals(List.of(), gone);
    assertEquals(Kind.HOUSE, known().here().kind());
    assertEquals(FakeLan.LINK, invitation());
    places.host(false);
    loop.run();
    assertEquals(List.of(), gone);
    assertEquals(Kind.HOME, known().here().kind());
    assertEquals("", invitation());
  }

  @Test
  void whoOpensTheNetworkFromElsewhereGoesHomeWhereTheGuestsArrive() {
    places();
    places.join("", "h", "room", "pw");
    places.host(true);
    loop.run();
    assertTrue(gone.get(1).isHome());
    places.host(false);
    loop.run();
    assertEquals(2, gone.size());
  }

  @Test
  void aNetworkThatCannotBeOpenedIsASentence() {
    places();
    loop.act(() -> places.heading(home.join()));
    lan.opening = CompletableFuture.failedFuture(new IOException("The port is taken."));
    places.host(true);
    loop.run();
    assertEquals("The port is taken.", known().host().trouble());
    assertEquals(Kind.HOME, known().here().kind());
  }

  @Test
  void whatIsWrongLeadsNowhere() {
    places();
    assertFalse(places.join("parley://").equals(Problems.NONE));
    assertFalse(places.join("", "", "", "").equals(Problems.NONE));
    loop.run();
    assertEquals(List.of(), gone);
  }

  @Test
  void aLinkInTheServersFieldIsALink() {
    places();
    assertEquals(Problems.NONE, places.join("", "parley://h/room#pw", "", ""));
    loop.run();
    assertEquals("room", gone.get(0).channel());
  }

  @Test
  void whatTheServerSpeaksIsChosenAndRememberedAndACallerIsAskedForNothing() {
    places();
    assertEquals("verto", places.tongues().get(0).id());
    String desk = places.tongues().get(2).id();
    assertEquals(Problems.NONE, places.join(desk, "h", "101", ""));
    loop.run();
    assertEquals(ServerDialect.EXTENSION, gone.get(0).dialect());
    places(); // another run
    assertEquals("Call desk (extension)", known().recent().get(0).speaks());
    assertFalse(known().recent().get(0).asksPassword());
    places.again(known().recent().get(0), "");
    loop.run();
    assertEquals(ServerDialect.EXTENSION, gone.get(1).dialect());
    assertEquals("", gone.get(1).password());
  }

  @Test
  void aPasswordIsAskedForOnceInARunAndNeverKept() throws IOException {
    places();
    places.join("", "h", "room", "s3cret");
    loop.run();
    assertFalse(known().recent().get(0).asksPassword());
    places.again(known().recent().get(0), "");
    loop.run();
    assertEquals("s3cret", gone.get(1).password());

    places(); // another run
    assertTrue(known().recent().get(0).asksPassword());
    places.again(known().recent().get(0), "typed");
    loop.run();
    assertEquals("typed", gone.get(2).password());
    for (Path file : Files.list(settings).filter(Files::isRegularFile).toList()) {
      assertFalse(Files.readString(file).contains("s3cret"), file.toString());
    }
  }

  @Test
  void aCertificateOfALinkHoldsTheNextTimeToo() {
    places();
    places.join("parley://h/room?cert=" + "a".repeat(64) + "#pw");
    loop.run();
    places();
    places.again(known().recent().get(0), "pw");
    loop.run();
    assertEquals("a".repeat(64), gone.get(1).certificate());
    assertEquals(Trust.platform(), gone.get(1).trust());
  }

  @Test
  void theNewestIsFirstAndAForgottenOneIsGone() {
    places();
    places.join("", "h", "one", "");
    loop.run();
    loop.advance(Duration.ofSeconds(1));
    places.join("", "h", "two", "");
    loop.run();
    assertEquals(List.of("two", "one"), channels());
    places.forget(known().recent().get(0));
    loop.run();
    assertEquals(List.of("one"), channels());
    places();
    assertEquals(List.of("one"), channels());
  }

  @Test
  void homeIsNoRecentPlaceAndHasNoInvitation() {
    places();
    places.home();
    loop.run();
    assertEquals(Kind.HOME, known().here().kind());
    assertEquals("", invitation());
    assertEquals(List.of(), known().recent());
  }

  @Test
  void whyThereIsNoWayIsSaidUntilThereIsOne() {
    places();
    home = CompletableFuture.failedFuture(new IOException("The server does not start."));
    places.home();
    loop.run();
    assertEquals("The server does not start.", known().trouble());
    places.join("", "h", "room", "");
    loop.run();
    assertEquals("", known().trouble());
  }

  @Test
  void aPlaceWithoutEncryptionHasNoInvitation() {
    places();
    places.join("", "ws://h:8081", "room", "pw");
    loop.run();
    assertEquals("", invitation());
    assertEquals("ws://h:8081", known().recent().get(0).server());
  }

  @Test
  void theInvitationHasTheCertificateThatOneCameWith() {
    places();
    String link = "parley://h/room?cert=" + "a".repeat(64) + "#pw";
    places.join(link);
    loop.run();
    assertEquals(link, invitation());
  }

  @Test
  void aLinkThatWasOpenedElsewhereLeadsThere() {
    places();
    loop.act(() -> places.come("parley://talk.example.org/room#pw"));
    assertEquals("room", gone.get(0).channel());
    assertEquals(ChannelList.Manner.GOES, known().visit().manner());
    loop.act(() -> places.come("parley://"));
    assertEquals(ChannelList.Manner.WRONG, known().visit().manner());
    places.drop();
    loop.run();
    assertEquals(ChannelList.Manner.NONE, known().visit().manner());
  }

  @Test
  void aPasswordIsInNoTextOfWhatIsShown() {
    places();
    places.join("parley://h/room#s3cret");
    loop.run();
    assertFalse(known().toString().contains("s3cret"));
    assertFalse(
        new ChannelList.Host(ChannelList.State.ON, List.of("parley://h/room#s3cret"), "")
            .toString()
            .contains("s3cret"));
  }

  @Test
  void theEchoPeerIsCalledAtHome() {
    places();
    places.join("", "h", "room", "");
    places.callEcho();
    loop.run();
    assertEquals(Kind.HOME, known().here().kind());
    assertEquals(List.of("echo"), called);
    places.callEcho();
    loop.run();
    assertEquals(2, gone.size(), "who is at home stays");
    assertEquals(List.of("echo", "echo"), called);
  }

  @Test
  void afterATestCallOneIsBackInTheChannel() {
    places();
    places.join("", "h", "room", "s3cret");
    places.callEcho();
    loop.run();
    echo(Phase.CONNECTED);
    assertEquals(Kind.HOME, known().here().kind());
    loop.act(() -> places.tested("Heard."));
    echo(Phase.IDLE);
    assertEquals("room", known().here().channel());
    assertEquals("s3cret", gone.get(2).password());
    assertEquals("Heard.", known().tested());
    echo(Phase.IDLE);
    assertEquals(3, gone.size(), "once");
    places.callEcho();
    loop.run();
    assertEquals("", known().tested(), "of the last one");
  }

  @Test
  void whoGoesElsewhereDuringATestCallIsNotBroughtBack() {
    places();
    places.join("", "h", "room", "");
    places.callEcho();
    loop.run();
    echo(Phase.CONNECTED);
    places.join("", "h", "attic", "");
    loop.run();
    echo(Phase.IDLE);
    assertEquals("attic", known().here().channel());
  }

  @Test
  void aTestCallAtHomeLeadsNowhereElse() {
    places();
    places.home();
    places.callEcho();
    loop.run();
    echo(Phase.CONNECTED);
    echo(Phase.IDLE);
    assertEquals(1, gone.size());
  }

  private void echo(Phase phase) {
    TestStates alone = TestStates.alone();
    TestStates next = phase == Phase.IDLE ? alone : alone.call(phase, "echo", "Echo", null);
    loop.act(() -> places.state(next.state()));
  }

  private Known known() {
    return shown.get(shown.size() - 1);
  }

  private List<String> channels() {
    return known().recent().stream().map(ChannelList.Recent::channel).toList();
  }

  /** On the way, and let in at once. */
  private final class AsTheRun implements Navigator {
    @Override
    public CompletableFuture<Void> go(CompletableFuture<Destination> where) {
      return where.thenAccept(
          there -> {
            gone.add(there);
            places.heading(there);
            places.arrived(there);
          });
    }

    @Override
    public void call(String nameOrId) {
      called.add(nameOrId);
    }

    @Override
    public CompletableFuture<Destination> home() {
      return home;
    }
  }

  /** Without its secret, which is another each time. */
  private String invitation() {
    return known().here().invitation().replaceFirst("&k=[\\w-]{32}$", "");
  }
}
