package dev.parley.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists the sources and sinks of PulseAudio, or of PipeWire in its place, by {@code pactl}. */
final class PulseDevices {
  private static final Pattern BLOCK =
      Pattern.compile("^(?:Source|Sink) #\\d+$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("^\tName: (.+)$", Pattern.MULTILINE);
  private static final Pattern DESCRIPTION =
      Pattern.compile("^\tDescription: (.+)$", Pattern.MULTILINE);

  /** A source that records what a sink plays; of a real one it says "n/a". */
  private static final Pattern MONITOR =
      Pattern.compile("^\tMonitor of Sink: (?!n/a$).+$", Pattern.MULTILINE);

  private PulseDevices() {}

  /** Microphones, the default first. Blocks up to two seconds. */
  static List<SoundDevice> sources() throws IOException {
    return read(Pactl.run("list", "sources"), standard(Pactl.run("info"), "Source"));
  }

  /** Speakers, the default first. Blocks up to two seconds. */
  static List<SoundDevice> sinks() throws IOException {
    return read(Pactl.run("list", "sinks"), standard(Pactl.run("info"), "Sink"));
  }

  /** The name of the default in what {@code pactl info} says; empty where there is none. */
  static String standard(String info, String kind) {
    Matcher line = Pattern.compile("^Default " + kind + ": (.+)$", Pattern.MULTILINE).matcher(info);
    return line.find() ? line.group(1) : "";
  }

  /**
   * What {@code pactl list sources} or {@code sinks} names, less the monitors: recorded in place of
   * a microphone, one would let the peer hear itself.
   */
  static List<SoundDevice> read(String listing, String standard) {
    List<SoundDevice> devices = new ArrayList<>();
    for (String block : BLOCK.split(listing)) {
      Matcher name = NAME.matcher(block);
      Matcher description = DESCRIPTION.matcher(block);
      if (name.find() && description.find() && !MONITOR.matcher(block).find()) {
        devices.add(new SoundDevice(description.group(1).strip(), name.group(1)));
      }
    }
    devices.sort(Comparator.comparing(device -> !device.id().equals(standard)));
    return devices;
  }
}
