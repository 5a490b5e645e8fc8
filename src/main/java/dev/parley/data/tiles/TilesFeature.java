package dev.parley.data.tiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells each peer how large its picture is shown here, and the planner how large this side's is
 * shown there. Without a window nothing is said, and a peer that says nothing gets what the upload
 * bears. On the loop but for {@link #shown}.
 */
public final class TilesFeature implements DataFeature, TileSizes {
  static final String SHOWN = "tiles.shown";
  static final String PAUSED = "tiles.paused";

  /** Between two messages, and between two that are followed. */
  static final Duration PACE = Duration.ofMillis(500);

  /** More than any screen has. */
  private static final int MOST = 16_384;

  /**
   * A size that changes by less, as it does while a window is drawn larger, is not worth saying.
   */
  private static final double WORTH_IT = 0.08;

  private final Loop loop;
  private final SendPlanner planner;
  private final Set<OfCall> calls = new LinkedHashSet<>();
  private Map<String, TileSize> sizes = Map.of();

  /**
   * @param planner of the connections whose calls these are
   */
  public TilesFeature(Loop loop, SendPlanner planner) {
    this.loop = loop;
    this.planner = planner;
  }

  @Override
  public String name() {
    return "tiles";
  }

  @Override
  public Session begin(DataCall call) {
    return new OfCall(call);
  }

  @Override
  public void shown(Map<String, TileSize> byPeer) {
    Map<String, TileSize> now = Map.copyOf(byPeer);
    planner.shownHere(
        now.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().lines())));
    loop.post(
        () -> {
          sizes = now;
          calls.forEach(OfCall::say);
        });
  }

  /** One call. */
  private final class OfCall implements Session {
    private final DataCall call;
    private TileSize said;
    private boolean pacing;
    private int heard = Integer.MAX_VALUE;
    private int followed = Integer.MAX_VALUE;
    private boolean following;
    private boolean isReady;
    private boolean isOver;

    OfCall(DataCall call) {
      this.call = call;
      calls.add(this);
    }

    @Override
    public void ready() {
      isReady = true;
      planner.onPaused(call.peerId(), this::paused);
      say();
    }

    private void say() {
      TileSize now = sizes.get(call.peerId());
      if (!isReady || isOver || pacing || now == null || said != null && !differs(said, now)) {
        return;
      }
      said = now;
      ObjectNode message = Json.object();
      message.put("width", now.width());
      message.put("height", now.height());
      call.say(SHOWN, message);
      pacing = true;
      loop.after(
          PACE,
          () -> {
            pacing = false;
            say();
          });
    }

    private static boolean differs(TileSize one, TileSize other) {
      int before = one.lines();
      int after = other.lines();
      return (before == 0) != (after == 0) || Math.abs(after - before) > WORTH_IT * before;
    }

    /** No picture is sent to this peer, because the upload is too slow; or one is again. */
    private void paused(boolean now) {
      loop.post(
          () -> {
            if (!isOver) {
              call.say(PAUSED, Json.object().put("upload", now));
            }
          });
    }

    @Override
    public void heard(String type, JsonNode message) {
      if (type.equals(SHOWN)) {
        int width = message.path("width").asInt(-1);
        int height = message.path("height").asInt(-1);
        if (width >= 0 && width <= MOST && height >= 0 && height <= MOST) {
          heard = new TileSize(width, height).lines();
          follow();
        }
      } else if (type.equals(PAUSED)) {
        planner.pausedThere(call.peerId(), message.path("upload").asBoolean(false));
      }
    }

    /** An encoder is not changed as often as a peer likes. */
    private void follow() {
      if (!following && heard != followed && !isOver) {
        followed = heard;
        planner.shownThere(call.peerId(), heard);
        following = true;
        loop.after(
            PACE,
            () -> {
              following = false;
              follow();
            });
      }
    }

    @Override
    public void ended() {
      isOver = true;
      calls.remove(this);
      if (calls.stream().noneMatch(other -> other.call.peerId().equals(call.peerId()))) {
        planner.forget(call.peerId());
      }
    }
  }
}
