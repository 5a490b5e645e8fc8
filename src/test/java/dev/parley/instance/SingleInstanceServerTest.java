package dev.parley.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.loop.ThreadLoop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two copies of the program on one machine, with real sockets. */
@Tag("unit")
class SingleInstanceServerTest {
  private static final String LINK = "parley://talk.example.org/room#correct horse";

  @TempDir Path folder;

  private final ThreadLoop loop = new ThreadLoop("test-loop");
  private final BlockingQueue<String> come = new LinkedBlockingQueue<>();
  private Path socket;
  private SingleInstanceServer door;

  @BeforeEach
  void begin() {
    socket = folder.resolve("door").resolve("links");
    door = new SingleInstanceServer(loop, socket, come::add);
  }

  @AfterEach
  void end() throws Exception {
    onLoop(door::close);
    loop.close();
  }

  @Test
  void aLinkIsTakenByTheCopyThatRuns() throws Exception {
    open();
    assertTrue(SingleInstanceClient.hand(socket, LINK));
    assertEquals(List.of(LINK), List.copyOf(come));
    assertTrue(SingleInstanceClient.hand(socket, "and\nanother\0one"));
    assertEquals(List.of(LINK, "and\nanother\0one"), List.copyOf(come));
  }

  @Test
  void whereNoCopyRunsNobodyTakesIt() throws Exception {
    assertFalse(SingleInstanceClient.hand(socket, LINK));
    open();
    onLoop(door::close);
    assertFalse(SingleInstanceClient.hand(socket, LINK));
    assertFalse(Files.exists(socket));
    onLoop(door::close); // any number of times
  }

  @Test
  void whatAKilledCopyLeftBehindIsReplaced() throws Exception {
    PrivateFolder.make(socket.getParent());
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(socket));
    }
    assertTrue(Files.exists(socket));
    assertFalse(SingleInstanceClient.hand(socket, LINK));
    open();
    assertTrue(SingleInstanceClient.hand(socket, LINK));
  }

  @Test
  void theNextCopyTakesOverWhenTheFirstEnds() throws Exception {
    open();
    FakeLoop other = new FakeLoop();
    BlockingQueue<String> second = new LinkedBlockingQueue<>();
    SingleInstanceServer next = new SingleInstanceServer(other, socket, second::add);
    other.act(next::open);
    assertTrue(SingleInstanceClient.hand(socket, LINK), "the first has it still");
    onLoop(door::close);
    other.advance(SingleInstanceServer.LOOK_AGAIN);
    CompletableFuture<Boolean> handed =
        CompletableFuture.supplyAsync(() -> SingleInstanceClient.hand(socket, "late"));
    while (!handed.isDone()) {
      other.run();
    }
    assertTrue(handed.join());
    assertEquals(List.of("late"), List.copyOf(second));
    assertEquals(List.of(LINK), List.copyOf(come));
    other.act(next::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxr-xr-x", "rwx--x---"})
  void aFolderThatOthersMayEnterIsNotUsed(String rights) throws Exception {
    Files.createDirectories(socket.getParent());
    Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString(rights));
    open();
    assertFalse(Files.exists(socket));
    try (ServerSocketChannel stranger = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      stranger.bind(UnixDomainSocketAddress.of(socket));
      assertFalse(SingleInstanceClient.hand(socket, LINK), "nothing is told to a foreign listener");
      stranger.configureBlocking(false);
      assertEquals(null, stranger.accept());
    }
  }

  @Test
  void aFolderOfAnotherUserIsNotUsed() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can make one");
    Files.createDirectories(socket.getParent());
    Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.setAttribute(socket.getParent(), "unix:uid", 65534);
    assertThrows(IOException.class, () -> PrivateFolder.at(socket.getParent()));
    open();
    assertFalse(SingleInstanceClient.hand(socket, LINK));
  }

  @Test
  void aLinkInPlaceOfTheFolderIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(socket.getParent(), elsewhere);
    assertThrows(IOException.class, () -> PrivateFolder.make(socket.getParent()));
  }

  @Test
  void aPathThatIsTooLongForASocketIsNoMisfortune() throws Exception {
    socket = folder.resolve("d".repeat(120)).resolve("links");
    door = new SingleInstanceServer(loop, socket, come::add);
    open();
    assertFalse(SingleInstanceClient.hand(socket, LINK));
  }

  @Test
  void nonsenseEndsTheConnectionAndTheNextOneIsServed() throws Exception {
    open();
    Random random = new Random(7);
    for (int visit = 0; visit < 200; visit++) {
      try (SocketChannel visitor = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        visitor.write(ByteBuffer.wrap(IpcFrameTest.mutated(random)));
      } catch (IOException hungUp) {
        // as it should be
      }
    }
    // Some of the visitors may still wait at the door, which takes no more than it can hold.
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (!SingleInstanceClient.hand(socket, LINK)) {
            Thread.onSpinWait();
          }
        });
    assertTrue(come.contains(LINK));
  }

  @Test
  void aSilentConnectionDelaysOthersNoLongerThanItsTimeout() throws Exception {
    assertTrue(SingleInstanceServer.VISIT.compareTo(SingleInstanceClient.LIMIT) < 0);
    open();
    try (SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      assertTrue(silent.isConnected());
      assertTrue(SingleInstanceClient.hand(socket, LINK, Duration.ofSeconds(60)));
    }
  }

  @Test
  void aCopyThatDoesNotAnswerIsGivenUp() throws Exception {
    PrivateFolder.make(socket.getParent());
    try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      hung.bind(UnixDomainSocketAddress.of(socket));
      assertFalse(SingleInstanceClient.hand(socket, LINK, Duration.ofMillis(200)));
    }
  }

  private void open() throws Exception {
    onLoop(door::open);
    CompletableFuture<Void> tried = new CompletableFuture<>();
    // The worker's event comes to the loop before this one, which starts after it has ended.
    for (Thread worker : Thread.getAllStackTraces().keySet()) {
      if (worker.getName().startsWith("parley-worker: open the door")) {
        worker.join(10_000);
      }
    }
    loop.post(() -> tried.complete(null));
    tried.get(10, TimeUnit.SECONDS);
  }

  private void onLoop(Runnable task) throws Exception {
    CompletableFuture.runAsync(task, loop::post).get(10, TimeUnit.SECONDS);
  }
}
