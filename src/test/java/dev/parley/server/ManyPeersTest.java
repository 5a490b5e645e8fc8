package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many peers in one channel: everybody sees everybody, and the server is not stormed. The sizes
 * that take long are printed by {@link VillageCount}.
 */
@Tag("fuzz")
class ManyPeersTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void everybodySeesEverybodyAndGoesOnDoingSo(int size) {
    ManyPeers manyPeers = new ManyPeers(size, Duration.ofSeconds(10));
    manyPeers.pass(Duration.ofSeconds(30));
    assertEquals(size - 1, manyPeers.shortestList());
    manyPeers.pass(Duration.ofMinutes(3));
    assertEquals(size - 1, manyPeers.shortestList());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void atRestEachPeerIsHeardByEachOnceInFortyFiveSeconds(int size) {
    ManyPeers manyPeers = new ManyPeers(size, Duration.ofSeconds(10));
    manyPeers.pass(Duration.ofMinutes(2));
    Duration from = manyPeers.now();
    manyPeers.pass(Duration.ofMinutes(3));
    double least = size * (double) size / 50; // the announcements alone, delivered to all
    double average = manyPeers.average(from, manyPeers.now());
    assertTrue(average < 3 * least + size, average + " a second");
  }
}
