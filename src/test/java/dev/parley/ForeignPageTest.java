package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pages in a real browser try to reach a server on this computer. With {@code -Dparley.port=…} it
 * is one that runs already, such as the one of a window.
 */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignPageTest {
  private static final String REFUSED = "closed 1006";
  private static final URI NOWHERE = URI.create("data:text/html,");

  @Test
  void theServersOwnPageIsLetInAndNoOther() throws Exception {
    try (TestServer started = new TestServer();
        PageServer elsewhere = new PageServer();
        Chromium browser = Chromium.withDevTools()) {
      DevTools pages = browser.devTools();
      int port = Integer.getInteger("parley.port", started.port);
      String server = "ws://127.0.0.1:" + port;
      URI own = URI.create("http://127.0.0.1:" + port + "/health");
      URI foreign = URI.create(elsewhere.origin() + "/words.js");
      assertEquals("open", pages.evaluate(own, connecting(server)));
      for (String path : new String[] {"/", "/gstreamer", "/extension"}) {
        assertEquals(REFUSED, pages.evaluate(foreign, connecting(server + path)), path);
        assertEquals(REFUSED, pages.evaluate(NOWHERE, connecting(server + path)), path);
      }
      assertEquals("open", pages.evaluate(own, connecting(server + "/extension")));
    }
  }

  @Test
  void aPageThatWasAllowedByNameIsLetInAndNoOther() throws Exception {
    try (PageServer allowed = new PageServer();
        PageServer foreign = new PageServer();
        TestServer server = new TestServer(allowed.origin());
        Chromium browser = Chromium.withDevTools()) {
      DevTools pages = browser.devTools();
      String there = connecting("ws://127.0.0.1:" + server.port);
      assertEquals("open", pages.evaluate(URI.create(allowed.origin() + "/words.js"), there));
      assertEquals(REFUSED, pages.evaluate(URI.create(foreign.origin() + "/words.js"), there));
      assertEquals("open", pages.evaluate(URI.create(allowed.origin() + "/words.js"), there));
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
}
