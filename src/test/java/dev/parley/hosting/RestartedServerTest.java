package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The server dies under a call, again and again: the call goes on, and both come back. Thirty
 * rounds with {@code -Dparley.rounds=30}.
 */
@Tag("media")
class RestartedServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 3);

  private int port;
  private Process server;
  private Person ann;
  private Person bob;

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        ann,
        bob,
        server == null ? null : () -> server.destroyForcibly().onExit().join(),
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void theCallGoesOnWhileTheServerIsKilledAndStartedAgain() throws IOException {
    port = TestServer.freePort();
    start();
    ann = new Person("ann", port, 440);
    bob = new Person("bob", port, 660);
    ann.peer.join();
    bob.peer.join();
    TestMedia.await("each sees the other", LIMIT, () -> ann.sees("bob") && bob.sees("ann"));
    ann.peer.connect("bob");
    TestMedia.await("the offer", LIMIT, () -> !bob.state.offers().isEmpty());
    bob.peer.accept("ann");
    for (Person person : List.of(ann, bob)) {
      TestMedia.await("pictures", LIMIT, () -> person.pictures.get() > 30);
    }
    for (int round = 1; round <= ROUNDS; round++) {
      killAndWatch();
      System.out.println("round " + round + " of " + ROUNDS);
    }
    assertEquals(List.<EndReason>of(), ann.ends);
    assertEquals(List.<EndReason>of(), bob.ends);
  }

  private void killAndWatch() throws IOException {
    server.destroyForcibly(); // SIGKILL
    for (Person person : List.of(ann, bob)) {
      TestMedia.await("the loss is seen", LIMIT, () -> !person.isOnline());
      long pictures = person.pictures.get();
      TestMedia.await("a second of pictures", LIMIT, () -> person.pictures.get() > pictures + 30);
    }
    start();
    for (Person person : List.of(ann, bob)) {
      TestMedia.await("online again", LIMIT, person::isOnline);
      assertEquals(Phase.CONNECTED, TestMedia.on(() -> person.state.phase()));
      long pictures = person.pictures.get();
      TestMedia.await("pictures go on", LIMIT, () -> person.pictures.get() > pictures + 15);
    }
    TestMedia.await(
        "the lists are right",
        LIMIT,
        () -> ann.sees("bob") && !ann.seesFree("bob") && bob.sees("ann") && !bob.seesFree("ann"));
  }

  private void start() throws IOException {
    server =
        new ProcessBuilder(
                OwnProgram.command(
                    "serve", "--listen", "127.0.0.1:" + port, "--channel", "room:secret"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = server.inputReader().readLine();
    assertEquals("Listening on ws://127.0.0.1:" + port, line);
  }
}
