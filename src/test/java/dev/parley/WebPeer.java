package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.media.TestMedia;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A peer in a browser, as the web peers are: it does as ordered, and tells what it finds. */
final class WebPeer implements AutoCloseable {
  static final String ID = "webby";
  static final String NAME = "Wéb 1";

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final PageServer pages;
  private final Chromium browser;

  /**
   * With the browser's own camera and microphone.
   *
   * @param pages where it is loaded from, closed with it
   * @param dialect newer or older
   * @param port of the verto server on loopback, which lets these pages in
   */
  WebPeer(PageServer pages, String dialect, int port) {
    this(pages, dialect, port, 0, true);
  }

  /**
   * @param toneHz in place of the microphone's beeps; 0 for these
   * @param talks whether it knows the side channel: says what it sends, and hears of the peer's
   */
  WebPeer(PageServer pages, String dialect, int port, int toneHz, boolean talks) {
    this.pages = pages;
    String query =
        "?dialect=%s&id=%s&password=secret&channel=room&tone=%d&talk=%s&name=%s&server=%s&points=%s"
            .formatted(
                dialect,
                ID,
                toneHz,
                talks ? "yes" : "no",
                encoded(NAME),
                encoded("ws://127.0.0.1:" + port),
                encoded(middlesOfPatches()));
    String page = "http://127.0.0.1:" + pages.port() + "/peer.html" + query;
    browser = Chromium.open(URI.create(page));
  }

  void call(String peerId) {
    pages.order("call " + peerId);
  }

  void accept(String peerId) {
    pages.order("accept " + peerId);
  }

  void hangUp() {
    pages.order("close");
  }

  void leave() {
    pages.order("leave");
  }

  /** Lets itself be heard: {@code on} or {@code off}. */
  void microphone(String how) {
    pages.order("microphone " + how);
  }

  /**
   * Lets itself be seen, or not.
   *
   * @param how {@code on}; or {@code disabled} (its track), {@code replaced} (by no track), {@code
   *     oneway} (its section only receives)
   */
  void camera(String how) {
    pages.order("camera " + how);
  }

  /**
   * Shows a screen, or not any more.
   *
   * @param how {@code instead} of the camera, {@code beside} it, {@code off}
   */
  void screen(String how) {
    pages.order("screen " + how);
  }

  /** The ICE credentials that the two have agreed on: the page's, the peer's. */
  List<String> ufrags() {
    return ufrags(found());
  }

  private static List<String> ufrags(JsonNode found) {
    JsonNode ufrags = found.at("/stand/ufrags");
    return List.of(ufrags.path(0).asText(), ufrags.path(1).asText());
  }

  /** All is agreed, with other ICE credentials than these on both sides. */
  void awaitFresh(List<String> ufragsBefore) {
    await(
        "other credentials than " + ufragsBefore,
        found -> isStable(found) && ufrags(found).stream().noneMatch(ufragsBefore::contains));
  }

  /** All is agreed, and the page sends in so many sections. */
  void awaitSections(int sends) {
    await(
        sends + " sections to send in",
        found -> {
          Stream<JsonNode> ways =
              StreamSupport.stream(found.at("/stand/ways").spliterator(), false);
          return isStable(found)
              && ways.filter(way -> way.asText().startsWith("send")).count() == sends;
        });
  }

  private static boolean isStable(JsonNode found) {
    return found.at("/stand/signalingState").asText().equals("stable");
  }

  /** How often an offer of the peer met one of the page. */
  int collisions() {
    return found().at("/stand/collisions").asInt();
  }

  void restartIce() {
    pages.order("restart");
  }

  JsonNode found() {
    return pages.found();
  }

  /** Waits until what the page finds is so. */
  void await(String what, Predicate<JsonNode> condition) {
    try {
      TestMedia.await(what, LIMIT, () -> condition.test(found()));
    } catch (AssertionError inVain) {
      throw new AssertionError(found() + "\n" + browser.output(), inVain);
    }
  }

  void awaitState(String state) {
    await(state + " in the browser", found -> found.path("state").asText().equals(state));
  }

  void awaitStatus(String peerId, String status) {
    await(
        peerId + " is seen as " + status,
        found -> found.path("peers").path(peerId).asText().equals(status));
  }

  void awaitOffer(String from) {
    await("an offer", found -> found.path("offers").path(0).asText().equals(from));
  }

  /** The whole test card in its colours and movement, in whatever size link and processor bear. */
  void awaitTestCard(int colourTolerance) {
    await(
        "a picture of the test card's shape",
        found ->
            TestCardReader.hasShapeOfCard(
                found.at("/picture/width").asInt(), found.at("/picture/height").asInt()));
    await("the colours of the patches", found -> showsPatches(found, colourTolerance));
    int moves = found().at("/picture/moves").asInt();
    await("the picture moves", found -> found.at("/picture/moves").asInt() > moves);
  }

  /** No picture has come for a second. */
  void awaitNoPictures() {
    await("no pictures", found -> found.at("/picture/age").asDouble() > 1000);
  }

  /** Pictures come, all of one colour. */
  void awaitColour(int rgb, int tolerance) {
    await(
        "the one colour",
        found -> found.at("/picture/age").asDouble() < 500 && isAll(found, colour(rgb, tolerance)));
  }

  void awaitSilence() {
    await("silence", found -> found.at("/sound/silentSince").isNumber());
  }

  /** The peer has said so on the side channel, and the page shows it. */
  void awaitPeerSends(String text) {
    await(text, found -> found.path("peerSends").asText().equals(text));
  }

  void awaitTone(int hertz) {
    await(
        "the tone",
        found ->
            Math.abs(found.at("/sound/hertz").asDouble() - hertz) <= 5
                && found.at("/sound/level").asDouble() > 0.05);
  }

  private static boolean showsPatches(JsonNode found, int tolerance) {
    JsonNode colours = found.at("/picture/colours");
    List<TestCard.Patch> patches = TestCard.PATCHES;
    boolean all = colours.size() == patches.size();
    for (int i = 0; all && i < patches.size(); i++) {
      all = TestCardReader.difference(colours.get(i).asInt(), patches.get(i).rgb()) <= tolerance;
    }
    return all;
  }

  private static IntPredicate colour(int rgb, int tolerance) {
    return seen -> TestCardReader.difference(seen, rgb) <= tolerance;
  }

  private static boolean isAll(JsonNode found, IntPredicate colour) {
    JsonNode colours = found.at("/picture/colours");
    return !colours.isEmpty()
        && IntStream.range(0, colours.size()).map(i -> colours.get(i).asInt()).allMatch(colour);
  }

  /** As parts of the width and the height. */
  private static String middlesOfPatches() {
    return TestCard.PATCHES.stream()
        .map(
            patch ->
                String.format(
                    Locale.ROOT,
                    "[%f,%f]",
                    (patch.x() + patch.width() / 2.0) / TestCard.WIDTH,
                    (patch.y() + patch.height() / 2.0) / TestCard.HEIGHT))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    Closing.all(browser, pages);
  }
}
