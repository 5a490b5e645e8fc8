package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection.State;
import dev.parley.media.TestMedia;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ICE restarts, and descriptions that are lost on their way, with real media. */
@Tag("media")
class RestartTest {
  private static final Pattern UFRAG = Pattern.compile("a=ice-ufrag:(\\S+)");

  private final TestCall call = TestCall.ofTestMedia();

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone);
  }

  @Test
  void anotherNetworkOnOneSideRestartsIceAndTheCallGoesOn() {
    call.connected();
    String before = lastUfrag(call.polite);

    networkChanged(call.polite);

    TestMedia.await("a restart", TestCall.LIMIT, () -> !before.equals(lastUfrag(call.polite)));
    picturesGoOn();
    assertEquals(List.of(State.CONNECTING, State.CONNECTED), call.polite.states);
  }

  @Test
  void bothMayRestartAtOnce() {
    call.connected();
    String polite = lastUfrag(call.polite);
    String impolite = lastUfrag(call.impolite);

    networkChanged(call.polite, call.impolite);

    TestMedia.await(
        "restarts",
        TestCall.LIMIT,
        () -> !polite.equals(lastUfrag(call.polite)) && !impolite.equals(lastUfrag(call.impolite)));
    picturesGoOn();
  }

  @Test
  void anOfferThatIsLostIsSaidAgain() {
    call.opened();
    call.polite.loses = 1;
    call.connected();

    assertEquals(call.polite.sent.get(0).type(), SessionDescription.Type.OFFER);
    picturesGoOn();
  }

  @Test
  void anOfferThatIsLostAndMetByAnotherIsSaidAgainSoon() {
    call.connected();
    settled();
    call.impolite.loses = 1;
    networkChanged(call.impolite);
    TestMedia.await("a lost one", TestCall.LIMIT, () -> call.impolite.loses == 0);

    networkChanged(call.polite);

    settled();
    picturesGoOn();
  }

  @Test
  void anAnswerThatIsLostIsGivenAgain() {
    call.connected();
    call.impolite.loses = 1;

    networkChanged(call.polite);

    TestMedia.await("a lost one", TestCall.LIMIT, () -> call.impolite.loses == 0);
    TestMedia.await("agreement", TestCall.LIMIT, () -> call.polite.session().isSettled());
    picturesGoOn();
  }

  @Test
  void whileTheServerIsAwayNothingIsOfferedAndItIsMadeUpFor() {
    call.connected();
    settled();
    TestMedia.on(
        () -> {
          call.polite.connection.signalling(false);
          call.polite.connection.networkChanged();
          return null;
        });
    settled();
    int before = call.polite.sent.size();

    TestMedia.on(
        () -> {
          call.polite.connection.signalling(true);
          return null;
        });

    TestMedia.await("an offer", TestCall.LIMIT, () -> call.polite.sent.size() > before);
    assertEquals(SessionDescription.Type.OFFER, call.polite.sent.get(before).type());
    picturesGoOn();
  }

  @Test
  void whereThereIsAPathNothingStandsInTheWay() {
    call.connected();

    assertEquals("", TestMedia.on(call.polite.connection::obstacle));
  }

  private void settled() {
    TestMedia.await(
        "settled",
        TestCall.LIMIT,
        () -> call.polite.session().isSettled() && call.impolite.session().isSettled());
  }

  private void networkChanged(TestCall.Side... sides) {
    TestMedia.on(
        () -> {
          List.of(sides).forEach(side -> side.connection.networkChanged());
          return null;
        });
  }

  private void picturesGoOn() {
    for (TestCall.Side side : List.of(call.polite, call.impolite)) {
      long now = side.number.get();
      TestMedia.await("30 more", TestCall.LIMIT, () -> side.number.get() >= now + 30);
    }
    assertTrue(call.polite.failures.isEmpty() && call.impolite.failures.isEmpty());
  }

  private static String lastUfrag(TestCall.Side side) {
    Matcher ufrag = UFRAG.matcher(side.sent.get(side.sent.size() - 1).sdp());
    assertTrue(ufrag.find());
    return ufrag.group(1);
  }
}
