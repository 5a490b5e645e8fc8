package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.SpeakerState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpeakerLookTest {
  private final List<CompletableFuture<SpeakerState>> asked = new ArrayList<>();
  private final SpeakerLook speaker =
      new SpeakerLook(
          () -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
          });

  @Test
  void anOlderAnswerThatComesLastDoesNotCount() {
    speaker.look();
    speaker.look();
    asked.get(1).complete(SpeakerState.MUTED);
    asked.get(0).complete(SpeakerState.PLAYING);

    assertEquals(SpeakerState.MUTED, speaker.state());
  }

  @Test
  void untilTheNewestAnswerTheLastOneCounts() {
    speaker.look();
    asked.get(0).complete(SpeakerState.PLAYING);
    speaker.look();
    speaker.look();
    asked.get(1).complete(SpeakerState.MUTED);
    assertEquals(SpeakerState.PLAYING, speaker.state());

    asked.get(2).complete(SpeakerState.ZERO);
    assertEquals(SpeakerState.ZERO, speaker.state());
  }
}
