package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.media.TestMedia;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A Chromium with a window over the whole display, whose one page receives and shows. */
final class WatchedTab implements Receiver {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final PageServer pages;
  private final Chromium browser;
  private int looks;

  /**
   * @param pages that the server lets in; closed with this
   */
  WatchedTab(PageServer pages, String display, int width, int height, String server) {
    this.pages = pages;
    String query =
        "?id=%s&password=secret&channel=room&server=%s"
            .formatted(id(), URLEncoder.encode(server, StandardCharsets.UTF_8));
    URI page = URI.create("http://127.0.0.1:" + pages.port() + "/receive.html" + query);
    browser = Chromium.onDisplay(page, display, width, height);
  }

  @Override
  public String name() {
    return "Chromium";
  }

  @Override
  public String id() {
    return "chromium";
  }

  @Override
  public ProcessHandle process() {
    return browser.process();
  }

  /** The other one moves. */
  @Override
  public void stack(boolean front) {}

  @Override
  public Look look() {
    return new Look(found().path("shown").asLong(), 0);
  }

  /** What the page counts, in its own words. */
  JsonNode found() {
    looks++;
    pages.order(Integer.toString(looks));
    TestMedia.await(
        "a look at the page", LIMIT, () -> pages.found().path("number").asInt() == looks);
    return pages.found();
  }

  @Override
  public void close() {
    browser.close();
    pages.close();
  }
}
