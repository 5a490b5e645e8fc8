package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import dev.parley.peer.PeerState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two copies with one identity: the one that came last has it, and there is no fight. */
@Tag("media")
class TwinsTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestServer server = new TestServer();
  private Person first;
  private Person second;
  private Person witness;

  @BeforeEach
  void theFirstIsOnline() {
    int port = server.port;
    first = new Person("ann", port, 440);
    second = new Person("ann", port, 440);
    witness = new Person("bob", port, 440);
    first.peer.join();
    witness.peer.join();
    TestMedia.await("online", LIMIT, () -> witness.isOnline() && first.isOnline());
  }

  @AfterEach
  void allLeave() {
    Closing.all(first, second, witness, server);
  }

  @Test
  void theFirstStaysAwayAndSaysWhy() {
    second.peer.join();
    TestMedia.await("the second is online", LIMIT, second::isOnline);
    TestMedia.await("the first is out", LIMIT, () -> !first.isOnline());
    TestMedia.await("the second is seen", LIMIT, () -> second.sees("bob"));
    PeerState.Status status = TestMedia.on(() -> first.state.status());
    assertTrue(status.detail().contains("joined from another device or window"), status.detail());
    assertTrue(status.canRejoin());
    assertEquals(true, TestMedia.on(second::isOnline));
  }

  @Test
  void theFirstComesBackWhenItsUserWantsAndThenTheSecondIsOut() {
    second.peer.join();
    TestMedia.await("the first is out", LIMIT, () -> second.isOnline() && !first.isOnline());
    first.peer.rejoin();
    TestMedia.await(
        "they have changed places", LIMIT, () -> first.isOnline() && !second.isOnline());
  }
}
