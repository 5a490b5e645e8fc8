package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.SpeakerState;
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

  private static final String SINKS =
      """
      Sink #0
      \tName: speaker
      \tMute: no
      \tVolume: front-left: 65536 / 100% / 0.00 dB,   front-right: 65536 / 100% / 0.00 dB
      \t        balance 0.00
      \tBase Volume: 65536 / 100% / 0.00 dB

      Sink #1
      \tName: headset
      \tMute: yes
      \tVolume: front-left: 0 /   0% / -inf dB,   front-right: 0 /   0% / -inf dB
      \tBase Volume: 65536 / 100% / 0.00 dB
      """;

  private static final String INPUT =
      """
      Sink Input #5
      \tSink: 1
      \tMute: yes
      \tVolume: mono: 0 /   0% / -inf dB
      \tProperties:
      \t\tapplication.process.id = "99"

      Sink Input #7
      \tSink: 0
      \tMute: no
      \tVolume: mono: 32768 /  50% / -18.06 dB
      \tProperties:
      \t\tapplication.process.id = "4711"
      """;

  @Test
  void aStreamOnALoudSpeakerIsPlayed() {
    assertEquals(SpeakerState.PLAYING, state(SINKS, INPUT));
  }

  @Test
  void aStreamOrItsSpeakerMayBeMuted() {
    String muted = SINKS.replace("Mute: no", "Mute: yes");
    assertEquals(SpeakerState.MUTED, state(muted, INPUT));
    assertEquals(SpeakerState.MUTED, state(SINKS, INPUT.replace("Mute: no", "Mute: yes")));
    assertEquals(SpeakerState.MUTED, state(SINKS, INPUT.replace("Sink: 0", "Sink: 1")));
  }

  @Test
  void theVolumeOfEitherMayBeZero() {
    assertEquals(SpeakerState.ZERO, state(SINKS.replace(" 65536 / 100% /", " 0 / 0% /"), INPUT));
    assertEquals(SpeakerState.ZERO, state(SINKS, INPUT.replace("32768 /  50% /", "0 /   0% /")));
  }

  @Test
  void oneEarIsEnough() {
    String oneEar = SINKS.replace("front-left: 65536 / 100%", "front-left: 0 / 0%");
    assertEquals(SpeakerState.PLAYING, state(oneEar, INPUT));
  }

  @Test
  void withoutASpeakerTheServerMakesOneUp() {
    assertEquals(SpeakerState.MISSING, state("", ""));
    String dummy = "Sink #0\n\tName: auto_null\n\tMute: no\n\tVolume: mono: 65536 / 100%\n";
    assertEquals(SpeakerState.MISSING, state(dummy, INPUT));
    assertEquals(SpeakerState.MISSING, state(SINKS, INPUT.replace("Sink: 0", "Sink: 3")));
  }

  @Test
  void beforeAnythingIsPlayedNothingIsKnown() {
    assertEquals(SpeakerState.UNKNOWN, state(SINKS, INPUT.replace("4711", "4712")));
  }

  @Test
  void ofTwoStreamsTheBetterCounts() {
    assertEquals(SpeakerState.PLAYING, state(SINKS, INPUT.replace("\"99\"", "\"4711\"")));
  }

  private static SpeakerState state(String sinks, String inputs) {
    return PulseStreams.state(sinks, inputs, 4711);
  }

  @Test
  void noStreamIsNone() {
    assertEquals(List.of(), PulseStreams.streams("", 4711));
  }
}
