package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FastLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a hostile server may send below the level of messages: the connection ends with a sentence,
 * or nothing comes of it, and the client goes on. A million frames are {@code
 * -Dparley.rounds=1000000}; {@code -Dparley.seed} repeats a run.
 */
@Tag("unit")
class HostileWebsocketTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 20_000);
  private static final long SEED = Long.getLong("parley.seed", new Random().nextInt());

  /** What the reader, the queue and one message may hold; the rest is the test's own. */
  private static final long FLAT = 24_000_000;

  private final FastLoop loop = new FastLoop("test-client", 1);
  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    loop.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 127.0.0.1 sent a message in more than 1,024 parts.",
        "1 | 127.0.0.1 sent a message in more than 1,024 parts.",
        "16000 | 127.0.0.1 sent a message larger than 2,000,000 bytes."
      })
  void aMessageThatIsNeverFinishedEndsTheConnection(int part, String sentence) {
    byte[] more = RawFrames.frame(RawFrames.CONTINUATION, "x".repeat(part));
    RawServer.Service endless =
        connection -> {
          OutputStream out = connection.getOutputStream();
          out.write(RawFrames.frame(RawFrames.TEXT, "begun"));
          RawFrames.forever(out, more);
        };
    endsWith(endless, sentence);
  }

  @Test
  void aMessageInPartsArrivesWithPingsBetweenThem() {
    RawServer.Service parts =
        connection -> {
          OutputStream out = connection.getOutputStream();
          out.write(RawFrames.frame(RawFrames.TEXT, "a"));
          for (int i = 2; i < ClientDraft.MAX_PARTS; i++) {
            out.write(RawFrames.frame(RawFrames.CONTINUATION, "b"));
          }
          out.write(RawFrames.frame(RawFrames.FIN | RawFrames.PING, ""));
          out.write(RawFrames.frame(RawFrames.FIN | RawFrames.CONTINUATION, "c"));
          out.write(RawFrames.frame(RawFrames.FIN | RawFrames.TEXT, "whole"));
          RawServer.swallow(connection);
        };
    try (RawServer server = RawFrames.server(parts)) {
      open(server.at("ws"));
      heard.isOpened();
      assertEquals("pinged", heard.next());
      assertEquals("text a" + "b".repeat(ClientDraft.MAX_PARTS - 2) + "c", heard.next());
      assertEquals("text whole", heard.next());
    }
  }

  @Test
  void whatComesTogetherWithTheHandshakeIsRead() {
    RawServer.Service eager =
        connection -> {
          byte[] large = RawFrames.frame(RawFrames.FIN | RawFrames.TEXT, "x".repeat(100_000));
          connection.getOutputStream().write(large);
          RawServer.swallow(connection);
        };
    try (RawServer server = RawFrames.server(eager)) {
      open(server.at("ws"));
      heard.isOpened();
      assertEquals(100_005, heard.next().length());
    }
  }

  @Test
  void endlessPingsEndTheConnection() {
    byte[] ping = RawFrames.frame(RawFrames.FIN | RawFrames.PING, "x");
    RawServer.Service endless = connection -> RawFrames.forever(connection.getOutputStream(), ping);
    try (RawServer server = RawFrames.server(endless)) {
      open(server.at("ws"));
      heard.isOpened();
      String event = heard.next();
      while (event.equals("pinged")) {
        event = heard.next();
      }
      assertEquals("closed 127.0.0.1 sends data faster than this computer can process it.", event);
    }
  }

  @Test
  void aCompressedFrameIsNotRead() {
    byte[] compressed = RawFrames.frame(RawFrames.FIN | RawFrames.COMPRESSED | RawFrames.TEXT, "x");
    endsWith(
        connection -> {
          connection.getOutputStream().write(compressed);
          RawServer.swallow(connection);
        },
        "The connection to 127.0.0.1 was lost.");
  }

  @ParameterizedTest
  @CsvSource({"2000001", "4000000000", "9223372036854775807", "-1"})
  void anAnnouncedLengthBeyondTheLimitIsNotAwaited(long length) {
    byte[] head = RawFrames.announcing(RawFrames.FIN | RawFrames.TEXT, length);
    try (RawServer server =
        RawFrames.server(
            connection -> {
              connection.getOutputStream().write(head);
              RawServer.swallow(connection);
            })) {
      open(server.at("ws"));
      heard.isOpened();
      assertTrue(
          heard.whyClosed().startsWith("127.0.0.1 sent a message larger than") || length < 0);
    }
  }

  @Test
  void aLengthThatNeverComesKeepsNoSocketOpenAfterAClose() {
    byte[] head = RawFrames.announcing(RawFrames.FIN | RawFrames.TEXT, 1_900_000);
    try (RawServer server =
        RawFrames.server(
            connection -> {
              connection.getOutputStream().write(head);
              RawServer.swallow(connection);
            })) {
      TextSocket socket = open(server.at("ws"));
      heard.isOpened();
      loop.hurry(10); // for what will not come
      AtomicReference<CompletableFuture<Void>> ended = new AtomicReference<>();
      loop.act(() -> ended.set(socket.close()));
      ended.get().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  /** A budget of characters would let in twice as much. */
  @Test
  void whatTheLoopHasNotReadIsLimitedInBytes() throws InterruptedException {
    byte[] wide = RawFrames.frame(RawFrames.FIN | RawFrames.TEXT, "\u6f22".repeat(300_000));
    CountDownLatch stuck = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    RawServer.Service flood =
        connection -> {
          while (true) {
            connection.getOutputStream().write(wide);
            sent.incrementAndGet();
          }
        };
    try (RawServer server = RawFrames.server(flood)) {
      CountDownLatch entered = new CountDownLatch(1);
      loop.act(() -> WssSocket.opener(loop, server.at("ws")).open(new Blocked(entered, stuck)));
      entered.await();
      server.firstEnded().orTimeout(60, TimeUnit.SECONDS).join();
      stuck.countDown();
      assertTrue(sent.get() * 600_000L < WssSocket.MAX_UNREAD + 16_000_000, "sent " + sent);
      String event = heard.next();
      while (event.startsWith("text ")) {
        event = heard.next();
      }
      assertEquals("closed 127.0.0.1 sends data faster than this computer can process it.", event);
    }
  }

  /** Passes on, but for the first text, which it holds up. */
  private final class Blocked implements TextSocket.Listener {
    private final CountDownLatch entered;
    private final CountDownLatch stuck;

    Blocked(CountDownLatch entered, CountDownLatch stuck) {
      this.entered = entered;
      this.stuck = stuck;
    }

    @Override
    public void opened() {
      entered.countDown();
      try {
        stuck.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void text(String text) {
      heard.text(text);
    }

    @Override
    public void closed(String why) {
      heard.closed(why);
    }
  }

  @Test
  void aServerThatDoesNotReadIsGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
        RawFrames.server(
            connection -> {
              try {
                over.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            })) {
      TextSocket socket = open(server.at("ws"));
      heard.isOpened();
      loop.act(
          () -> {
            for (int i = 0; i < 40; i++) {
              socket.send("x".repeat(TextSocket.MAX_FRAME));
            }
          });
      assertEquals("closed 127.0.0.1 no longer accepts data.", heard.next());
      over.countDown();
    }
  }

  @Test
  void whateverIsThrownInTheReaderItsEndIsTold() {
    try (EchoServer server = EchoServer.plain()) {
      CompletableFuture<String> end = new CompletableFuture<>();
      AtomicReference<WssClient> client = new AtomicReference<>();
      client.set(
          new WssClient(
              server.at("127.0.0.1"),
              new ConnectionDialer(server.at("127.0.0.1"), Trust.platform(), Proxies.ofSystem()),
              new WssClient.Listener() {
                @Override
                public void opened() {
                  client.get().sendIfOpen("hello");
                }

                @Override
                public void text(String text) {
                  throw new OutOfMemoryError("of a test");
                }

                @Override
                public void pinged() {}

                @Override
                public void closed(String why, TextSocket.CloseReason closeReason) {
                  end.complete(why);
                }
              }));
      client.get().connect();
      assertEquals(
          "The connection to 127.0.0.1 was lost.", end.orTimeout(60, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void randomFramesEndNothingButTheirConnection() {
    System.out.printf("-Dparley.seed=%d -Dparley.rounds=%d%n", SEED, ROUNDS);
    RawFrames frames = new RawFrames(SEED);
    AtomicInteger sent = new AtomicInteger();
    AtomicInteger connections = new AtomicInteger();
    RawServer.Service fuzz =
        connection -> {
          connections.incrementAndGet();
          while (sent.get() < ROUNDS && RawFrames.isAlive(connection)) {
            ByteArrayOutputStream some = new ByteArrayOutputStream();
            for (int i = 0; i < 20; i++) {
              some.writeBytes(frames.next());
            }
            int all = sent.addAndGet(20);
            if (all % (ROUNDS / 2) < 20 || all - ROUNDS / 10 >= 0 && all - ROUNDS / 10 < 20) {
              System.out.printf("%,d frames, %,d bytes of heap%n", all, used());
            }
            some.writeTo(connection.getOutputStream());
          }
        };
    RawServer.Service honest =
        connection -> {
          byte[] word = RawFrames.frame(RawFrames.FIN | RawFrames.TEXT, "honest");
          connection.getOutputStream().write(word);
          RawServer.swallow(connection);
        };
    loop.hurry(1000); // between two attempts
    try (RawServer server =
        RawFrames.server(connection -> (sent.get() < ROUNDS ? fuzz : honest).serve(connection))) {
      Persistent client = new Persistent(server.at("ws"));
      long before = used();
      loop.act(client.reconnector::start);
      client.honest.orTimeout(120 + ROUNDS / 1000, TimeUnit.SECONDS).join();
      long grown = used() - before;
      System.out.printf(
          "%,d frames, %,d connections, %+,d bytes%n", sent.get(), connections.get(), grown);
      assertTrue(grown < FLAT, "grown by " + grown);
      loop.act(client.reconnector::halt);
    }
  }

  /** Comes back after each loss, until it is greeted as one should be. */
  private final class Persistent implements Reconnector.Listener {
    final CompletableFuture<Void> honest = new CompletableFuture<>();
    final Reconnector reconnector;

    Persistent(URI server) {
      reconnector = new Reconnector(loop, WssSocket.opener(loop, server), () -> 0.5, this);
    }

    @Override
    public void connecting() {}

    @Override
    public void opened() {
      reconnector.settle();
    }

    @Override
    public void text(String text) {
      if (text.equals("honest")) {
        honest.complete(null);
      }
    }

    @Override
    public void lost(String why, Duration retryAt) {}
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void endsWith(RawServer.Service service, String sentence) {
    try (RawServer server = RawFrames.server(service)) {
      open(server.at("ws"));
      heard.isOpened();
      assertEquals(sentence, heard.whyClosed());
    }
  }

  private TextSocket open(URI server) {
    AtomicReference<TextSocket> socket = new AtomicReference<>();
    loop.act(() -> socket.set(WssSocket.opener(loop, server).open(heard)));
    return socket.get();
  }
}
