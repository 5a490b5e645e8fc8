package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.media.TestMedia;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Two web peers, each the one tab of a Chromium: one that is not in front shows no pictures. */
public final class TabPair implements TimedPair {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Tab ann;
  private final Tab bob;

  /**
   * Opens both.
   *
   * @param pages two, which the server lets in; closed with this
   */
  public TabPair(String server, List<PageServer> pages) {
    ann = new Tab(pages.get(0), server, "annweb");
    bob = new Tab(pages.get(1), server, "bobweb");
    try {
      ann.await("online", found -> found.path("online").asBoolean());
      bob.await("online", found -> found.path("online").asBoolean());
    } catch (AssertionError inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  @Override
  public String name() {
    return "two Chromium tabs";
  }

  @Override
  public Steps call() {
    ann.pages.order("call bobweb");
    bob.await("the offer", found -> found.path("offers").asInt() > 0);
    bob.pages.order("accept annweb");
    ann.await("both see each other", TabPair::isWhole);
    bob.await("both see each other", TabPair::isWhole);
    Steps steps = new Steps(ann.steps(), bob.steps());
    ann.pages.order("close");
    ann.await("the end", found -> found.path("moments").isEmpty());
    bob.await("the end", found -> found.path("moments").isEmpty());
    return steps;
  }

  private static boolean isWhole(JsonNode found) {
    return found.path("whole").asBoolean();
  }

  @Override
  public void close() {
    Closing.all(ann, bob);
  }

  private static final class Tab implements AutoCloseable {
    private final PageServer pages;
    private final Chromium browser;

    Tab(PageServer pages, String server, String id) {
      this.pages = pages;
      String query =
          "?id=%s&password=secret&channel=room&server=%s"
              .formatted(id, URLEncoder.encode(server, StandardCharsets.UTF_8));
      browser =
          Chromium.open(URI.create("http://127.0.0.1:" + pages.port() + "/moments.html" + query));
    }

    void await(String what, Predicate<JsonNode> condition) {
      try {
        TestMedia.await(what, LIMIT, () -> condition.test(pages.found()));
      } catch (AssertionError inVain) {
        throw new AssertionError(pages.found() + "\n" + browser.output(), inVain);
      }
    }

    Map<String, Long> steps() {
      Map<String, Long> steps = new TreeMap<>();
      for (JsonNode moment : pages.found().path("moments")) {
        steps.put(moment.path(0).asText(), moment.path(1).asLong());
      }
      return steps;
    }

    @Override
    public void close() {
      Closing.all(browser, pages);
    }
  }
}
