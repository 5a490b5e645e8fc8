package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceServer;
import dev.parley.connection.OwnCoturn;
import dev.parley.connection.session.IceCheck.Answer;
import dev.parley.connection.session.IceCheck.Outcome;
import dev.parley.media.Media;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A STUN or TURN server on its own: a real coturn, and silence. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class IceCheckTest {
  @TempDir Path folder;
  private OwnCoturn coturn;
  private final Media media = TestMedia.media(); // opened here, not on the loop

  @BeforeEach
  void start() throws IOException {
    coturn = new OwnCoturn(folder);
  }

  @AfterEach
  void stop() {
    if (coturn != null) {
      coturn.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stun:HOST:PORT, WORKS",
    "turn:parley:secret@HOST:PORT?transport=udp, WORKS",
    "turn:parley:secret@HOST:PORT?transport=tcp, WORKS",
    "turn:parley:wrong@HOST:PORT?transport=udp, REFUSED",
    "turn:parley:wrong@HOST:PORT?transport=tcp, REFUSED",
    "turns:parley:secret@HOST:PORT?transport=tcp, SILENT",
    "stun:nobody.invalid:3478, SILENT",
    "turn:parley:secret@nobody.invalid:3478?transport=tcp, SILENT",
  })
  void aServerIsWhatItDoes(String url, Outcome outcome) {
    Answer answer = look(url.replace("HOST", coturn.address).replace("PORT", "" + coturn.port));
    assertEquals(outcome, answer.outcome(), answer.toString());
  }

  @Test
  void aRelayHasAnAddress() {
    Answer answer = look("turn:parley:secret@" + coturn.address + ":" + coturn.port);
    assertEquals(coturn.address, answer.address());
  }

  @Test
  void whoNeverAnswersIsSilent() throws IOException {
    try (DatagramSocket mute = new DatagramSocket(new InetSocketAddress(coturn.address, 0));
        ServerSocket deaf = new ServerSocket()) {
      deaf.bind(new InetSocketAddress(coturn.address, 0));
      List<String> urls =
          List.of(
              "stun:" + coturn.address + ":" + mute.getLocalPort(),
              "turn:a:b@" + coturn.address + ":" + mute.getLocalPort() + "?transport=udp",
              "turn:a:b@" + coturn.address + ":" + deaf.getLocalPort() + "?transport=tcp");
      List<CompletableFuture<Answer>> answers =
          urls.stream().map(url -> TestMedia.on(() -> begin(url).answer())).toList();
      for (CompletableFuture<Answer> answer : answers) {
        Answer silence = answer.orTimeout(60, TimeUnit.SECONDS).join();
        assertEquals(Outcome.SILENT, silence.outcome(), silence.toString());
      }
    }
  }

  @Test
  void whatIsCancelledSaysNothing() {
    CompletableFuture<Answer> answer =
        TestMedia.on(
            () -> {
              IceCheck check = begin("stun:" + coturn.address + ":" + coturn.port);
              check.cancel();
              check.cancel();
              return check.answer();
            });
    look("stun:" + coturn.address + ":" + coturn.port);
    assertFalse(answer.isDone());
  }

  @Test
  void aCallBesideItGoesOn() {
    try (TestCall call = TestCall.ofTestMedia()) {
      call.connected();
      assertEquals(
          Outcome.WORKS,
          look("turn:parley:secret@" + coturn.address + ":" + coturn.port).outcome());
      assertEquals(Outcome.WORKS, look("stun:" + coturn.address + ":" + coturn.port).outcome());
    }
  }

  private Answer look(String url) {
    return TestMedia.on(() -> begin(url).answer()).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private IceCheck begin(String url) {
    return IceCheck.of(TestMedia.loop(), media, IceServer.parse(url), TlsCertPolicy.SECURE);
  }
}
