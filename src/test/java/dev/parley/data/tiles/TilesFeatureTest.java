package dev.parley.data.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.data.DataPair;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TilesFeatureTest {
  private final FakeLoop loop = new FakeLoop();
  private final SendPlanner planner = new SendPlanner(loop, () -> 0.1);
  private final TilesFeature watcher = new TilesFeature(loop, new SendPlanner(loop, () -> 0.1));
  private final DataPair pair = new DataPair(loop, watcher, new TilesFeature(loop, planner));
  private final Limited toWatcher = new Limited();

  /** What is sent to one peer. */
  private static final class Limited implements SendPlanner.Sender {
    SendLimit limit = SendLimit.NONE;

    @Override
    public CompletableFuture<Statistics> statistics() {
      return new CompletableFuture<>();
    }

    @Override
    public boolean sendsText() {
      return false;
    }

    @Override
    public void limit(SendLimit now, SendLimit there) {
      limit = now;
    }

    @Override
    public void note(String sentence) {}
  }

  /** The side that is "two" sends to "one", who watches, and to another. */
  @BeforeEach
  void aCallOfThree() {
    loop.act(() -> planner.connected("one", toWatcher));
    loop.act(() -> planner.connected("other", new Limited()));
  }

  private void shows(int width, int height) {
    watcher.shown(Map.of("two", new TileSize(width, height)));
    loop.run();
  }

  private List<String> said() {
    return pair.one.said;
  }

  @Test
  void thePeerSendsNoMoreLinesThanAreShown() {
    pair.ready();
    shows(640, 360);
    assertEquals(List.of("tiles.shown {\"width\":640,\"height\":360}"), said());
    assertEquals(360, toWatcher.limit.height());
  }

  @Test
  void whatWasKnownBeforeIsSaidOnceThePeerIsReady() {
    shows(320, 180);
    assertEquals(List.of(), said());
    pair.ready();
    loop.run();
    assertEquals(180, toWatcher.limit.height());
  }

  @Test
  void aSizeThatKeepsChangingIsSaidTwiceASecondAndTheLastOneCounts() {
    pair.ready();
    for (int i = 0; i < 40; i++) {
      shows(320 + 32 * i, 180 + 18 * i);
      loop.advance(Duration.ofMillis(50));
    }
    loop.advance(Duration.ofSeconds(1));
    assertTrue(said().size() <= 6, said().toString());
    assertTrue(said().get(said().size() - 1).contains("\"height\":882"), said().toString());
  }

  @Test
  void aLittleMoreOrLessIsNotSaid() {
    pair.ready();
    shows(640, 360);
    loop.advance(Duration.ofSeconds(1));
    shows(660, 371);
    loop.advance(Duration.ofSeconds(1));
    assertEquals(1, said().size());
    shows(0, 0);
    loop.advance(Duration.ofSeconds(1));
    assertEquals(2, said().size());
    assertTrue(toWatcher.limit.pauses());
    shows(16, 9);
    loop.advance(Duration.ofSeconds(1));
    assertEquals(90, toWatcher.limit.height());
  }

  @Test
  void nonsenseChangesNothing() {
    pair.ready();
    for (String text :
        List.of(
            "{}",
            "{\"width\":-1,\"height\":90}",
            "{\"width\":640,\"height\":99999999999}",
            "{\"width\":\"wide\",\"height\":[]}",
            "{\"width\":null,\"height\":90}")) {
      pair.two.session.heard(TilesFeature.SHOWN, Json.readOrMissing(text));
      loop.advance(Duration.ofSeconds(1));
    }
    assertEquals(720, toWatcher.limit.height());
  }

  @Test
  void aPeerThatChangesItsMindAllTheTimeChangesLittle() {
    pair.ready();
    int changes = 0;
    SendLimit before = toWatcher.limit;
    for (int i = 0; i < 200; i++) {
      int height = i % 2 == 0 ? 90 : 720;
      pair.two.session.heard(
          TilesFeature.SHOWN, Json.object().put("width", 2000).put("height", height));
      loop.advance(Duration.ofMillis(10));
      changes += toWatcher.limit.equals(before) ? 0 : 1;
      before = toWatcher.limit;
    }
    assertTrue(changes <= 5, changes + " changes in 2 s");
  }

  @Test
  void whoIsGoneIsForgotten() {
    pair.ready();
    shows(160, 90);
    assertEquals(90, toWatcher.limit.height());
    pair.end();
    loop.run();
    assertEquals(720, toWatcher.limit.height());
  }
}
