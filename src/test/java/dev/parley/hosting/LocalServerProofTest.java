package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FastLoop;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.PasswordProof;
import dev.parley.socket.Credentials;
import dev.parley.socket.TextSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens where the local server should be is told nothing before it has proved itself. */
@Tag("unit")
class LocalServerProofTest {
  private static final LocalPlace PLACE = LocalPlace.fresh();
  private static final String HELLO = "the password is " + PLACE.password();

  @TempDir Path settings;

  private final FastLoop loop = new FastLoop("test-client", 1);
  private SignallingServer server;

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
    loop.close();
  }

  /** Somebody else on the port, who has seen the whole request. */
  private static final class Impostor implements AutoCloseable {
    final CompletableFuture<String> received = new CompletableFuture<>();
    private final ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    /** What is done with what has come; gives what is said back. */
    interface Answer {
      String to(String head) throws Exception;
    }

    Impostor(Answer answer) throws IOException {
      Thread thread = new Thread(() -> serve(answer), "test-impostor");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(Answer answer) {
      try (Socket visitor = listening.accept()) {
        InputStream in = visitor.getInputStream();
        String head = head(in);
        OutputStream out = visitor.getOutputStream();
        out.write(answer.to(head).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        try {
          in.transferTo(more);
        } catch (IOException cut) {
          // as good as its end
        }
        received.complete(head + more.toString(StandardCharsets.ISO_8859_1));
      } catch (Exception failure) {
        received.completeExceptionally(failure);
      }
    }

    int port() {
      return listening.getLocalPort();
    }

    String seen() {
      return received.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  @Test
  void theServerThatKnowsThePasswordIsTalkedTo() {
    assertEquals("opened", attempt(start()));
  }

  @Test
  void whoDoesNotKnowThePasswordIsNotToldIt() throws IOException {
    keepPlace();
    for (String proof :
        new String[] {"", "Parley-Proof: \r\n", "Parley-Proof: " + "0".repeat(64) + "\r\n"}) {
      try (Impostor impostor = new Impostor(head -> accepted(head) + proof + "\r\n")) {
        refused(impostor);
      }
    }
  }

  /** The challenge is handed on to the true server, and its answer back. */
  @Test
  void whoKnowsWhomToAskIsNotToldItEither() throws IOException {
    int port = start();
    try (Impostor relay =
        new Impostor(
            head -> {
              try (Socket real = new Socket(InetAddress.getLoopbackAddress(), port)) {
                real.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                real.getOutputStream().flush();
                String answer = head(real.getInputStream());
                assertTrue(answer.contains(PasswordProof.PROOF), answer);
                return answer;
              }
            })) {
      refused(relay);
    }
  }

  /** A proof is for one challenge, one port and one password. */
  @Test
  void aProofIsForNothingElse() {
    PasswordProof proof = new PasswordProof("secret");
    String challenge = PasswordProof.challenge();
    String right = proof.answer(challenge, 5000).orElseThrow();
    assertEquals(right, proof.answer(challenge, 5000).orElseThrow());
    assertTrue(!right.equals(proof.answer(challenge, 5001).orElseThrow()));
    assertTrue(!right.equals(proof.answer(PasswordProof.challenge(), 5000).orElseThrow()));
    assertTrue(!right.equals(new PasswordProof("other").answer(challenge, 5000).orElseThrow()));
    for (String none : new String[] {null, "", "short", challenge + "A", challenge + "\n"}) {
      assertEquals(Optional.empty(), proof.answer(none, 5000));
    }
    assertTrue(!proof.toString().contains("secret"));
  }

  /** A password that a person has chosen could be guessed from a proof. */
  @Test
  void otherServersProveNothing() throws IOException {
    server = new SignallingServer(loopback(), directory(), Limits.DEFAULT, loop);
    String request =
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + (PasswordProof.CHALLENGE + ": " + PasswordProof.challenge() + "\r\n\r\n");
    try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), server.start().join())) {
      visitor.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer = head(visitor.getInputStream());
      assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
      assertTrue(!answer.contains(PasswordProof.PROOF), answer);
    }
  }

  private void refused(Impostor impostor) {
    String why = attempt(impostor.port());
    assertTrue(why.contains("other than Parley"), why);
    assertTrue(why.contains(":" + impostor.port()), why);
    String seen = impostor.seen();
    assertTrue(seen.contains(PasswordProof.CHALLENGE), seen);
    assertTrue(seen.endsWith("\r\n\r\n"), "nothing follows the request: " + seen);
    assertTrue(!seen.contains("Authorization") && !seen.contains(PLACE.password()), seen);
  }

  /** Says hello as soon as it is open; gives what comes first. */
  private String attempt(int port) {
    LocalServer local =
        new LocalServer(
            loop,
            settings,
            (wanted, network) ->
                CompletableFuture.completedFuture(new LocalServer.Running(() -> {}, port)));
    CompletableFuture<String> first = new CompletableFuture<>();
    TextSocket[] socket = new TextSocket[1];
    CompletableFuture<LocalPlace> found = new CompletableFuture<>();
    loop.act(() -> local.find().thenAccept(found::complete)); // with the password of before
    assertEquals(port, found.orTimeout(30, TimeUnit.SECONDS).join().port());
    loop.act(
        () ->
            socket[0] =
                local
                    .opener()
                    .open(
                        Optional.of(new Credentials("user", PLACE.password())),
                        new TextSocket.Listener() {
                          @Override
                          public void opened() {
                            first.complete("opened");
                            socket[0].send(HELLO);
                          }

                          @Override
                          public void text(String text) {
                            first.complete(text);
                          }

                          @Override
                          public void closed(String why) {
                            first.complete(why);
                          }
                        }));
    String came = first.orTimeout(30, TimeUnit.SECONDS).join();
    loop.act(socket[0]::close);
    loop.act(local::close);
    return came;
  }

  private int start() {
    keepPlace();
    server =
        new SignallingServer(
            loopback(),
            directory().proving(new PasswordProof(PLACE.password())),
            Limits.DEFAULT,
            loop);
    return server.start().join();
  }

  private void keepPlace() {
    try {
      PLACE.write(settings);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Directory directory() {
    return Directory.of("parley.test").withChannel(PLACE.channel(), PLACE.password());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** RFC 6455, section 4.2.2; without the empty line. */
  private static String accepted(String head) throws Exception {
    String key = head.replaceFirst("(?is).*Sec-WebSocket-Key: *([^\r]+).*", "$1");
    byte[] digest =
        MessageDigest.getInstance("SHA-1")
            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes());
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + ("Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n");
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
        break;
      }
    }
    return head.toString();
  }
}
