package dev.parley.signalling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.IceServer;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the STUN and TURN servers that a signalling server hands out for a time: asks for them at
 * each log-in, and for new ones before they expire. They are kept in memory only. Loop only.
 *
 * <p>After half of the time it asks, and without an answer again after half of what is left, down
 * to {@link #SHORTEST}. Without a connection it waits for the next log-in; what has expired
 * meanwhile is not used any more.
 */
public final class IceServerLease {
  private static final Logger LOG = LoggerFactory.getLogger(IceServerLease.class);

  /** Of one grant, and as many URLs of each of them; each is asked for candidates in each call. */
  static final int MOST = 4;

  /** What is granted for a shorter time could not be renewed in time. */
  static final Duration SHORTEST = Duration.ofMinutes(1);

  static final Duration LONGEST = Duration.ofDays(7);

  private final Loop loop;
  private final Runnable ask;
  private final Consumer<List<IceServer>> told;
  private List<IceServer> servers = List.of();
  private Duration until = Duration.ZERO;
  private boolean asked;
  private Loop.Timer renewal = () -> {};
  private Loop.Timer expiry = () -> {};

  /**
   * @param ask sends the question; the answer, if any, comes to {@link #granted}
   * @param told gets those that are in force, at each change
   */
  public IceServerLease(Loop loop, Runnable ask, Consumer<List<IceServer>> told) {
    this.loop = loop;
    this.ask = ask;
    this.told = told;
  }

  /** The server can be asked from now on. */
  public void begin() {
    renew();
  }

  /** The server cannot be asked any more. */
  public void pause() {
    asked = false;
    renewal.cancel();
  }

  private void renew() {
    asked = true;
    renewal.cancel();
    ask.run();
    planRenewal();
  }

  private void planRenewal() {
    Duration wait = until.minus(loop.now()).dividedBy(2);
    if (wait.compareTo(SHORTEST.dividedBy(2)) >= 0) {
      renewal = loop.after(wait, this::renew);
    }
  }

  /**
   * Takes an answer of the server, unchecked: {@code {"iceServers": [RTCIceServer…], "ttl":
   * seconds}} (W3C webrtc). Of what is none, nothing is taken; nor is an answer that was not asked
   * for.
   */
  public void granted(JsonNode answer) {
    JsonNode ttl = answer.path("ttl");
    long seconds = ttl.isIntegralNumber() ? ttl.asLong() : 0;
    if (!asked || seconds < SHORTEST.toSeconds()) {
      LOG.debug("ICE servers of the server do not count");
      return;
    }
    asked = false;
    Duration lifetime = Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    List<IceServer> granted = read(answer.path("iceServers"));
    LOG.info("the server hands out {} for {} s", granted, lifetime.toSeconds());
    until = loop.now().plus(lifetime);
    expiry.cancel();
    expiry = loop.after(lifetime, () -> use(List.of()));
    renewal.cancel();
    planRenewal();
    use(granted);
  }

  private void use(List<IceServer> now) {
    if (!now.equals(servers)) {
      servers = now;
      told.accept(now);
    }
  }

  private static List<IceServer> read(JsonNode all) {
    List<IceServer> read = new ArrayList<>();
    for (int i = 0; i < Math.min(all.size(), MOST); i++) {
      JsonNode one = all.path(i);
      JsonNode urls = one.path("urls");
      if (urls.isTextual()) {
        add(read, one, urls);
      }
      for (int j = 0; j < Math.min(urls.size(), MOST); j++) {
        add(read, one, urls.path(j));
      }
    }
    return read.subList(0, Math.min(read.size(), MOST));
  }

  private static void add(List<IceServer> read, JsonNode one, JsonNode url) {
    try {
      read.add(
          IceServer.handedOut(
              url.asText(""), one.path("username").asText(""), one.path("credential").asText("")));
    } catch (IllegalArgumentException malformed) {
      LOG.debug("an ICE server of the server does not count");
    }
  }
}
