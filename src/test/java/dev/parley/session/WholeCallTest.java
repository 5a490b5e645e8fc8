package dev.parley.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import dev.parley.signalling.ServerDialect;
import dev.parley.signalling.Signalling;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole way in one process: a real server, two clients, two controllers, real media; in the two
 * dialects in which everybody is called and calls.
 */
@Tag("media")
class WholeCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What 4:2:0 and VP8 at a video call's rate do to the middle of a patch, with room to spare. */
  private static final int COLOUR_TOLERANCE = 24;

  private TestServer server;
  private Person ann;
  private Person bob;

  private void bothAreInTheChannel(ServerDialect dialect) {
    server = new TestServer();
    ann = person("ann", dialect, 440);
    bob = person("bob", dialect, 660);
    ann.peer.join();
    bob.peer.join();
    TestMedia.await("each sees the other", LIMIT, () -> ann.sees("bob") && bob.sees("ann"));
  }

  private Person person(String id, ServerDialect dialect, int toneHz) {
    URI url = URI.create("ws://127.0.0.1:" + server.port + "/" + dialect.word());
    Account account = new Account(id, "secret", "session-of-" + id, "room");
    Clients clients = new Clients(TestMedia.loop(), () -> "fresh");
    TextSocket.Opener sockets = WssSocket.opener(TestMedia.loop(), url);
    Signalling.Factory client = heard -> clients.client(dialect, sockets, account, heard);
    return new Person(id, client, toneHz);
  }

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        ann,
        bob,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @ParameterizedTest
  @CsvSource({"VERTO, CLOSED_BY_PEER", "GSTREAMER, LEFT"})
  void aCallShowsAndSoundsTheOtherAndEndsForBoth(ServerDialect dialect, EndReason atTheOther) {
    bothAreInTheChannel(dialect);
    ann.peer.connect("bob");
    TestMedia.await("the offer", LIMIT, () -> !bob.state.offers().isEmpty());
    bob.peer.accept("ann");
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
      seesTestCard(side);
      long number = side.number.get();
      TestMedia.await("the counter moves on", LIMIT, () -> side.number.get() > number + 30);
    }
    TestMedia.await("ann hears bob's tone", LIMIT, () -> ann.hears(660));
    TestMedia.await("bob hears ann's tone", LIMIT, () -> bob.hears(440));

    bob.peer.close();
    TestMedia.await(
        "both are idle",
        LIMIT,
        () -> ann.state.phase() == Phase.IDLE && bob.state.phase() == Phase.IDLE);
    assertEquals(List.of(atTheOther), ann.ends);
    assertEquals(List.of(EndReason.CLOSED), bob.ends);
  }

  private static void seesTestCard(Person side) {
    try {
      TestMedia.await("the test card", LIMIT, () -> side.seesTestCard(COLOUR_TOLERANCE));
    } catch (AssertionError inVain) {
      throw new AssertionError(side.colours + " in " + side.statistics, inVain);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerDialect.class,
      names = {"VERTO", "GSTREAMER"})
  void bothOfferAtOnceAndThereIsOneCall(ServerDialect dialect) {
    bothAreInTheChannel(dialect);
    ann.peer.connect("bob");
    bob.peer.connect("ann");
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
    }
    assertEquals(2, TestMedia.media().openCaptures());
  }
}
