package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** Two that offer to each other within a moment, over a server whose messages take up to 200 ms. */
@Tag("unit")
class GlareTest {

  @RepeatedTest(200)
  void bothOfferAndThereIsOneCall(RepetitionInfo repetition) {
    Pair pair = new Pair(repetition.getCurrentRepetition(), 200);
    pair.loop.after(pair.channel.upTo(300), () -> pair.ann.peer.connect("zoe"));
    pair.loop.after(pair.channel.upTo(300), () -> pair.zoe.peer.connect("ann"));
    pair.loop.advance(Duration.ofSeconds(5));
    assertTrue(pair.areInOneCall());
    assertEquals(1, pair.ann.connections.everConnected());
    assertEquals(1, pair.zoe.connections.everConnected());
    assertEquals(List.of(), pair.ann.sees().offers());
    assertEquals(List.of(), pair.zoe.sees().offers());
  }
}
