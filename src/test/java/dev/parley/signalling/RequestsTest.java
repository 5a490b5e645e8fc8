package dev.parley.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.FakeLoop;
import dev.parley.socket.FakeSockets;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request always ends: with its answer, a refusal, the limit, or the connection. */
@Tag("unit")
class RequestsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final FakeLoop loop = new FakeLoop();
  private final List<String> sent = new ArrayList<>();
  private final List<Duration> dead = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final Requests<String> requests = new Requests<>(loop, sent::add, dead::add);

  private void ask(Object key) {
    loop.act(() -> note(requests.ask(key, "ask " + key, LIMIT)));
  }

  private void note(CompletableFuture<String> request) {
    Requests.handle(
        request, ends::add, failure -> ends.add(((RequestException) failure).cause().name()));
  }

  @Test
  void numberedRequestsGetTheirOwnAnswers() {
    loop.act(
        () -> {
          note(requests.ask(id -> "frame " + id, LIMIT));
          note(requests.ask(id -> "frame " + id, LIMIT));
          requests.answered(2L, "b");
          requests.answered(1L, "a");
          requests.answered(1L, "again");
        });
    assertEquals(List.of("frame 1", "frame 2"), sent);
    assertEquals(List.of("b", "a"), ends);
    assertEquals(0, loop.pending());
  }

  @Test
  void aRefusalALimitALossAndAFrameThatIsTooLargeAreEndsToo() {
    ask("x");
    loop.act(() -> requests.refused("x", -1, "no"));
    ask("x");
    loop.advance(LIMIT);
    ask("x");
    loop.act(requests::lost);
    ask("x");
    loop.act(() -> requests.drop("x"));
    loop.act(() -> note(tooLarge().ask("x", "x".repeat(TextSocket.MAX_FRAME + 1), LIMIT)));
    assertEquals(List.of("REFUSED", "TIMED_OUT", "LOST", "LOST", "TOO_LARGE"), ends);
    assertEquals(0, loop.pending());
  }

  private Requests<String> tooLarge() {
    TextSocket socket = new FakeSockets().open(new Deaf());
    return new Requests<>(loop, socket::send, dead::add);
  }

  @Test
  void whatIsAskedAgainUnderTheSameKeyIsAnsweredOnceForBoth() {
    ask("list");
    ask("list");
    loop.act(() -> requests.answered("list", "a"));
    assertEquals(List.of("ask list", "ask list"), sent);
    assertEquals(List.of("a", "a"), ends);
    assertEquals(0, loop.pending());
  }

  @Test
  void afterTheLogInSilenceForTenSecondsIsTheEnd() {
    ask("in the log-in");
    loop.advance(Requests.ANSWER_LIMIT);
    assertEquals(List.of(), dead);
    loop.act(() -> requests.answered("in the log-in", "yes"));
    loop.act(requests::watch);
    Duration asked = loop.now();
    ask("x");
    loop.advance(Requests.ANSWER_LIMIT.minusMillis(1));
    assertEquals(List.of(), dead);
    loop.advance(Duration.ofMillis(1));
    assertEquals(List.of(asked), dead);
  }

  @Test
  void aSlowServerThatAnswersOneAfterTheOtherLives() {
    loop.act(requests::watch);
    for (int key = 0; key < 3; key++) {
      ask(key);
    }
    for (int key = 0; key < 3; key++) {
      loop.advance(Duration.ofSeconds(9));
      int answered = key;
      loop.act(() -> requests.answered(answered, "yes"));
    }
    assertEquals(List.of(), dead);
    assertEquals(0, loop.pending());
  }

  /** Hears nothing. */
  private static final class Deaf implements TextSocket.Listener {
    @Override
    public void opened() {}

    @Override
    public void text(String text) {}

    @Override
    public void closed(String why) {}
  }
}
