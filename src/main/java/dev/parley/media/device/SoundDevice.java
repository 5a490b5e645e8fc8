package dev.parley.media.device;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A microphone or a speaker. Looking for them blocks, up to two seconds: for workers.
 *
 * <p>On Linux {@code pactl} lists the sources and sinks of PulseAudio, or of PipeWire in its name.
 *
 * @param name for people
 * @param id the system's
 */
public record SoundDevice(String name, String id) {
  private static final Words WORDS = Words.in(SoundDevice.class);

  private static final Logger LOG = LoggerFactory.getLogger(SoundDevice.class);

  private static final Pattern BLOCK =
      Pattern.compile("^(?:Source|Sink) #\\d+$", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("^\tName: (.+)$", Pattern.MULTILINE);
  private static final Pattern DESCRIPTION =
      Pattern.compile("^\tDescription: (.+)$", Pattern.MULTILINE);

  /** A source that records what a sink plays; of a real one it says "n/a". */
  private static final Pattern MONITOR =
      Pattern.compile("^\tMonitor of Sink: (?!n/a$).+$", Pattern.MULTILINE);

  /** The system's default first; none where there is no sound server. */
  public static List<SoundDevice> microphones() throws MediaException {
    return list(
        "Source", MediaDevices::getAudioCaptureDevices, MediaDevices::getDefaultAudioCaptureDevice);
  }

  /** The system's default first; none where there is no sound server. */
  public static List<SoundDevice> speakers() throws MediaException {
    return list(
        "Sink", MediaDevices::getAudioRenderDevices, MediaDevices::getDefaultAudioRenderDevice);
  }

  private static List<SoundDevice> list(
      String pulse, Supplier<List<AudioDevice>> devices, Supplier<AudioDevice> standard)
      throws MediaException {
    if (!SoundServer.isThere()) {
      return List.of();
    }
    if (SoundServer.isLinux()) {
      try {
        return read(
            Pactl.run("list", pulse.toLowerCase(Locale.ROOT) + "s"),
            standard(Pactl.run("info"), pulse));
      } catch (IOException notInstalled) {
        LOG.info("the WebRTC library lists the sound devices: {}", notInstalled.getMessage());
      }
    }
    NativeLibrary.load();
    return read(devices.get(), standard);
  }

  private static List<SoundDevice> read(List<AudioDevice> devices, Supplier<AudioDevice> standard) {
    List<SoundDevice> found = new ArrayList<>();
    for (AudioDevice device : devices) {
      found.add(new SoundDevice(device.getName(), device.getDescriptor()));
    }
    found = numbered(found);
    AudioDevice first = found.isEmpty() ? null : standard.get();
    if (first != null) {
      found.sort(Comparator.comparing(device -> !device.name().equals(first.getName())));
    }
    return found;
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
    devices = numbered(devices); // in the system's order: it stays when another becomes the default
    devices.sort(Comparator.comparing(device -> !device.id().equals(standard)));
    return devices;
  }

  private static List<SoundDevice> numbered(List<SoundDevice> devices) {
    List<String> names = DeviceNames.numbered(names(devices));
    return IntStream.range(0, devices.size())
        .mapToObj(i -> new SoundDevice(names.get(i), devices.get(i).id()))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Whether the library means this one. */
  public boolean is(AudioDevice device) {
    return device.getDescriptor().equals(id) || device.getName().equals(name);
  }

  public static List<String> names(List<SoundDevice> devices) {
    return devices.stream().map(SoundDevice::name).toList();
  }

  /**
   * The one of that name.
   *
   * @param what microphone or speaker
   * @throws MediaException where there is none
   */
  public static SoundDevice named(String name, List<SoundDevice> devices, String what)
      throws MediaException {
    return devices.stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MediaException(WORDS.say("lost." + what, name)));
  }
}
