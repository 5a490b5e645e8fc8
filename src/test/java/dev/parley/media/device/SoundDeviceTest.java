package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SoundDeviceTest {
  /** What pactl of PulseAudio 16 says, shortened. */
  private static final String SOURCES =
      """
      Source #0
      \tState: IDLE
      \tName: alsa_output.usb.monitor
      \tDescription: Monitor of Speaker
      \tMonitor of Sink: alsa_output.usb
      \tProperties:
      \t\tdevice.description = "Monitor of Speaker"

      Source #2
      \tState: IDLE
      \tName: alsa_input.usb
      \tDescription: Mike: the first
      \tMonitor of Sink: n/a

      Source #7
      \tName: bluez
      \tDescription: Headset
      \tMonitor of Sink: n/a
      """;

  @Test
  void theDefaultIsFirst() {
    assertEquals(
        List.of(
            new SoundDevice("Headset", "bluez"),
            new SoundDevice("Mike: the first", "alsa_input.usb")),
        SoundDevice.read(SOURCES, "bluez"));
  }

  @Test
  void aMonitorIsNoMicrophoneEvenWhereItIsTheDefault() {
    assertEquals(
        List.of("Mike: the first", "Headset"),
        SoundDevice.names(SoundDevice.read(SOURCES, "alsa_output.usb.monitor")));
  }

  /** In the system's order: a number stays with its device whichever is the default. */
  @Test
  void twoOfOneNameAreToldApart() {
    String twice = SOURCES + "\nSource #8\n\tName: bluez.2\n\tDescription: Headset\n";
    assertEquals(
        List.of(
            new SoundDevice("Headset (2)", "bluez.2"),
            new SoundDevice("Mike: the first", "alsa_input.usb"),
            new SoundDevice("Headset", "bluez")),
        SoundDevice.read(twice, "bluez.2"));
  }

  @Test
  void sinksAreReadLikeSources() {
    String sinks =
        """
        Sink #1
        \tName: spk
        \tDescription: Speaker
        \tMonitor Source: spk.monitor
        """;

    assertEquals(List.of(new SoundDevice("Speaker", "spk")), SoundDevice.read(sinks, ""));
  }

  @Test
  void whatMakesNoSenseIsNoDevice() {
    assertEquals(List.of(), SoundDevice.read("", ""));
    assertEquals(List.of(), SoundDevice.read("Source #1\nSource #2\n\tName: x\n", "x"));
  }

  @Test
  void theDefaultIsReadFromTheServersInfo() {
    String info = "Server Name: pulseaudio\nDefault Sink: spk\nDefault Source: mike\nCookie: 1:2\n";

    assertEquals("spk", SoundDevice.standard(info, "Sink"));
    assertEquals("mike", SoundDevice.standard(info, "Source"));
    assertEquals("", SoundDevice.standard("Server Name: x\n", "Sink"));
  }
}
