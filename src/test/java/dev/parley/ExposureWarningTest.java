package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.channels.Destination;
import dev.parley.loop.FakeLoop;
import dev.parley.socket.Trust;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ExposureWarningTest {
  private final FakeLoop loop = new FakeLoop();

  @ParameterizedTest
  @CsvSource({
    "ws://192.0.2.1:8081, true, 1",
    "ws://192.0.2.1:8081, false, 0",
    "wss://192.0.2.1:8443, true, 0",
    "ws://127.0.0.1:8081, true, 0"
  })
  void itIsSaidWhereNobodySeesAWindow(String server, boolean headless, long lines) {
    ExposureWarning warning = new ExposureWarning(loop, headless);
    String said =
        said(
            () ->
                loop.act(
                    () ->
                        warning.heading(
                            new Destination(
                                URI.create(server), Trust.platform(), "", "room", "pw"))));
    assertEquals(lines, said.lines().filter(line -> line.contains("not encrypted")).count(), said);
    assertEquals(server.startsWith("ws://192"), warning.wasExposed());
  }

  @Test
  void theOwnServerIsNotExposed() {
    ExposureWarning warning = new ExposureWarning(loop, true);
    loop.act(() -> warning.heading(Destination.home("home", "pw")));
    assertEquals(false, warning.wasExposed());
  }

  private static String said(Runnable act) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      act.run();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
