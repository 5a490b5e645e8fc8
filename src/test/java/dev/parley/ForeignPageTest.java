package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.hosting.OwnProgram;
import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser try to reach the server that the program runs for this computer. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignPageTest {
  private static final String REFUSED = "closed 1006";

  @TempDir Path folder;

  private Chromium browser;
  private Process program;

  @AfterEach
  void end() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
    if (program != null) {
      program.destroy();
      program.waitFor(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void theProgramsServerLetsItsOwnPageInAndNoOther() throws Exception {
    int port = startProgram();
    browser = Chromium.withDevTools();
    DevTools pages = browser.devTools();
    URI own = URI.create("http://127.0.0.1:" + port + "/health");
    try (PageServer elsewhere = new PageServer()) {
      URI foreign = URI.create(elsewhere.origin() + "/words.js");
      for (String path : new String[] {"/", "/gstreamer", "/extension"}) {
        String server = "ws://127.0.0.1:" + port + path;
        assertEquals(REFUSED, pages.evaluate(foreign, connecting(server)), path);
        assertEquals(REFUSED, pages.evaluate(URI.create("data:text/html,"), connecting(server)));
        String asked = pages.evaluate(own, connecting(server));
        assertEquals(path.equals("/gstreamer") ? REFUSED : "open", asked, path); // a password
      }
    }
  }

  @Test
  void aPageThatWasAllowedByNameIsLetInAndNoOther() throws Exception {
    browser = Chromium.withDevTools();
    DevTools pages = browser.devTools();
    try (PageServer allowed = new PageServer();
        PageServer foreign = new PageServer();
        TestServer server = new TestServer(allowed.origin())) {
      String there = connecting("ws://127.0.0.1:" + server.port);
      assertEquals("open", pages.evaluate(URI.create(allowed.origin() + "/words.js"), there));
      assertEquals(REFUSED, pages.evaluate(URI.create(foreign.origin() + "/words.js"), there));
    }
  }

  private static String connecting(String server) {
    return """
        new Promise(done => {
          const socket = new WebSocket('%s');
          socket.onopen = () => done('open');
          socket.onclose = event => done('closed ' + event.code);
        })
        """
        .formatted(server);
  }

  /** Without a window; the server is the same. Gives its port. */
  private int startProgram() throws Exception {
    ProcessBuilder builder =
        ChildProcess.of(OwnProgram.command("--headless", "--media", "test", "--for", "5m"));
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.redirectError(folder.resolve("errors").toFile());
    program = builder.redirectOutput(folder.resolve("output").toFile()).start();
    Path place = folder.resolve("config/parley/local-server.properties");
    while (!Files.exists(place)) { // the time-out of the test ends it
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return port(place);
  }

  private static int port(Path place) throws IOException {
    Properties written = new Properties();
    written.load(new StringReader(Files.readString(place)));
    return Integer.parseInt(written.getProperty("port"));
  }
}
