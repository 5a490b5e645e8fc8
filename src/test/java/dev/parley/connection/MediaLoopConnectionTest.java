package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection.Failure;
import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.loop.FakeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The user's loop and that of the media each run when the test lets them. */
@Tag("unit")
class MediaLoopConnectionTest {
  private static final SessionDescription OFFER =
      new SessionDescription(SessionDescription.Type.OFFER, "v=0");

  private final FakeLoop loop = new FakeLoop();
  private final FakeLoop mediaLoop = new FakeLoop();
  private final FakeConnections made = new FakeConnections();
  private final Heard heard = new Heard();
  private final MediaLoopConnection connection =
      new MediaLoopConnection(loop, mediaLoop, heard, made::create);

  private static final class Heard implements Connection.Listener {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void mediaReady() {
      all.add("ready");
    }

    @Override
    public void localDescription(SessionDescription description) {
      all.add(description);
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      all.add(candidate);
    }

    @Override
    public void state(Connection.State state) {
      all.add(state);
    }

    @Override
    public void sends(MediaState sent) {
      all.add(sent);
    }

    @Override
    public void peerSends(MediaState sent) {
      all.add(sent);
    }

    @Override
    public void frozen(boolean now) {
      all.add("frozen " + now);
    }

    @Override
    public void note(String sentence) {
      all.add(sentence);
    }

    @Override
    public void failed(Failure failure) {
      all.add(failure.cause());
    }
  }

  private FakeConnection worker() {
    return made.latest();
  }

  private void both() {
    mediaLoop.run();
    loop.run();
  }

  private void ready() {
    loop.act(connection::openMedia);
    both();
    mediaLoop.act(worker()::mediaIsReady);
    loop.run();
  }

  @Test
  void whatIsAskedIsDoneOnTheLoopOfTheMediaInOrder() {
    ready();
    loop.act(
        () -> {
          connection.connect(NegotiationRole.ACCEPTER);
          connection.remoteDescription(OFFER);
        });
    assertEquals(List.of(), worker().received);

    both();

    assertEquals(NegotiationRole.ACCEPTER, worker().role());
    assertEquals(List.of(OFFER), worker().received);
  }

  @Test
  void whatIsReportedComesOnTheLoopOfTheUser() {
    loop.act(connection::openMedia);
    both();
    mediaLoop.act(worker()::mediaIsReady);
    assertEquals(List.of(), heard.all);

    loop.run();

    assertEquals(List.of("ready"), heard.all);
  }

  @Test
  void nothingIsReportedAfterTheEndThoughItWasOnItsWay() {
    ready();
    heard.all.clear();
    loop.post(connection::close);
    mediaLoop.act(() -> worker().says().state(Connection.State.CONNECTED));

    loop.run();

    assertEquals(List.of(), heard.all);
    mediaLoop.run();
    assertEquals(0, made.living());
  }

  @Test
  void figuresComeBackOnTheLoopOfTheUser() {
    ready();
    List<CompletableFuture<Statistics>> asked = new ArrayList<>();
    loop.act(() -> asked.add(connection.statistics()));
    mediaLoop.run();
    worker().measured.completeExceptionally(new IllegalStateException("not connected"));
    assertFalse(asked.get(0).isDone());

    loop.run();

    assertTrue(asked.get(0).isCompletedExceptionally());
  }

  @Test
  void aLoopOfTheMediaThatHangsEndsTheCallAndNotTheProgram() {
    ready();
    heard.all.clear();
    loop.act(
        () -> connection.connect(NegotiationRole.OFFERER)); // and the other loop never runs again

    loop.advance(MediaLoopConnection.LIMIT);

    assertEquals(List.of(Failure.Cause.TRANSPORT), heard.all);
    loop.act(connection::close); // returns
  }

  @Test
  void aSteadyCallOfWhichNothingIsAskedButFiguresIsEndedToo() {
    ready();
    heard.all.clear();
    loop.act(connection::statistics); // and the other loop never runs again

    loop.advance(MediaLoopConnection.LIMIT);

    assertEquals(List.of(Failure.Cause.TRANSPORT), heard.all);
  }

  @Test
  void figuresAskedForAfterTheEndAreRefusedAtOnce() {
    ready();
    List<CompletableFuture<Statistics>> asked = new ArrayList<>();
    loop.act(connection::close);

    loop.act(() -> asked.add(connection.statistics()));

    assertTrue(asked.get(0).isCompletedExceptionally());
  }

  @Test
  void itIsToldOnce() {
    ready();
    heard.all.clear();
    loop.act(() -> connection.connect(NegotiationRole.OFFERER));
    loop.advance(MediaLoopConnection.LIMIT);

    loop.act(() -> connection.remoteDescription(OFFER));
    loop.advance(MediaLoopConnection.LIMIT.multipliedBy(2));

    assertEquals(List.of(Failure.Cause.TRANSPORT), heard.all);
  }

  @Test
  void aLoopOfTheMediaThatIsSlowIsNotOneThatHangs() {
    ready();
    heard.all.clear();
    for (int i = 0; i < 10; i++) {
      loop.act(() -> connection.signalling(true));
      loop.advance(MediaLoopConnection.LIMIT.dividedBy(2));
      both();
    }

    assertEquals(List.of(), heard.all);
  }
}
