package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PulseStreamsTest {
  /** What pactl of PulseAudio 16 says, shortened. */
  private static final String LISTING =
      """
      Source Output #3
      \tDriver: protocol-native.c
      \tProperties:
      \t\tapplication.name = "WEBRTC VoiceEngine"
      \t\tapplication.process.id = "4711"

      Source Output #8
      \tDriver: module-remap-source.c
      \tProperties:
      \t\tmedia.name = "Remapped Stream"

      Source Output #12
      \tDriver: protocol-native.c
      \tProperties:
      \t\tapplication.process.id = "47110"
      """;

  @Test
  void onlyTheStreamsOfTheProcessAreFound() {
    assertEquals(List.of("3"), PulseStreams.streams(LISTING, 4711));
    assertEquals(List.of("12"), PulseStreams.streams(LISTING, 47110));
  }

  @Test
  void sinkInputsAreStreamsToo() {
    assertEquals(
        List.of("3"), PulseStreams.streams(LISTING.replace("Source Output", "Sink Input"), 4711));
  }

  @Test
  void noStreamIsNone() {
    assertEquals(List.of(), PulseStreams.streams("", 4711));
  }
}
