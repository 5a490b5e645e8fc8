package dev.parley.media.device;

import dev.parley.call.SpeakerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves this process's sound streams to the devices that were chosen by name, on Linux, and tells
 * whether what they play can be heard.
 *
 * <p>webrtc-java cannot choose there: its device module takes the server's default whatever it is
 * told (measured). So the streams are moved once they run: {@code pactl move-source-output} and
 * {@code pactl move-sink-input}.
 */
final class PulseStreams {
  private static final Logger LOG = LoggerFactory.getLogger(PulseStreams.class);

  /** "Source Output #12" begins a stream; one of its lines is application.process.id = "345". */
  private static final Pattern STREAM =
      Pattern.compile("^(?:Source Output|Sink Input) #(\\d+)$", Pattern.MULTILINE);

  private static final Pattern PROCESS = Pattern.compile("application\\.process\\.id = \"(\\d+)\"");

  private static final Pattern SINK = Pattern.compile("^Sink #(\\d+)$", Pattern.MULTILINE);
  private static final Pattern INPUT = Pattern.compile("^Sink Input #(\\d+)$", Pattern.MULTILINE);
  private static final Pattern ON_SINK = Pattern.compile("^\tSink: (\\d+)$", Pattern.MULTILINE);
  private static final Pattern MUTE = Pattern.compile("^\tMute: yes$", Pattern.MULTILINE);

  /** "Volume: front-left: 65536 / 100% / 0.00 dB, front-right: …": louder than zero. */
  private static final Pattern LOUD =
      Pattern.compile("^\tVolume: .*?: +[1-9]\\d* /", Pattern.MULTILINE);

  /** What the server makes up while there is no speaker. */
  private static final Pattern DUMMY = Pattern.compile("^\tName: auto_null$", Pattern.MULTILINE);

  private volatile String source;
  private volatile String sink;

  /** Chooses the microphone by Pulse's own name of it. */
  void microphone(String name) {
    source = name;
  }

  /** Chooses the speaker by Pulse's own name of it. */
  void speaker(String name) {
    sink = name;
  }

  /** Moves the streams that run now. Blocks up to some seconds; for a worker. */
  void move() {
    if (source != null) {
      move("source-outputs", "move-source-output", source);
    }
    if (sink != null) {
      move("sink-inputs", "move-sink-input", sink);
    }
  }

  private static void move(String list, String move, String device) {
    try {
      for (String stream : streams(Pactl.run("list", list), ProcessHandle.current().pid())) {
        Pactl.run(move, stream, device);
      }
    } catch (IOException failure) {
      LOG.warn("could not switch the sound device; keeping the default: {}", failure.getMessage());
    }
  }

  /**
   * What becomes of what a process plays. One of its streams may be as good as unheard, such as one
   * that has just ended: the best counts.
   *
   * @param sinks what {@code pactl list sinks} says
   * @param inputs what {@code pactl list sink-inputs} says
   */
  static SpeakerState state(String sinks, String inputs, long process) {
    Map<String, String> speakers = blocks(SINK, sinks);
    speakers.values().removeIf(one -> DUMMY.matcher(one).find());
    if (speakers.isEmpty()) {
      return SpeakerState.MISSING;
    }
    return blocks(INPUT, inputs).values().stream()
        .filter(one -> isOf(process, one))
        .map(one -> state(one, speakers))
        .min(Comparator.naturalOrder())
        .orElse(SpeakerState.UNKNOWN);
  }

  private static SpeakerState state(String input, Map<String, String> speakers) {
    Matcher on = ON_SINK.matcher(input);
    String speaker = on.find() ? speakers.get(on.group(1)) : null;
    if (speaker == null) {
      return SpeakerState.MISSING;
    }
    if (MUTE.matcher(input).find() || MUTE.matcher(speaker).find()) {
      return SpeakerState.MUTED;
    }
    boolean loud = LOUD.matcher(input).find() && LOUD.matcher(speaker).find();
    return loud ? SpeakerState.PLAYING : SpeakerState.ZERO;
  }

  private static boolean isOf(long process, String stream) {
    Matcher owner = PROCESS.matcher(stream);
    return owner.find() && owner.group(1).equals(Long.toString(process));
  }

  /** What a listing says of each, by its number. */
  private static Map<String, String> blocks(Pattern head, String listing) {
    Map<String, String> blocks = new LinkedHashMap<>();
    Matcher begin = head.matcher(listing);
    boolean more = begin.find();
    while (more) {
      String number = begin.group(1);
      int start = begin.end();
      more = begin.find();
      blocks.put(number, listing.substring(start, more ? begin.start() : listing.length()));
    }
    return blocks;
  }

  /** The numbers of the streams of a process in what {@code pactl list} says. */
  static List<String> streams(String listing, long process) {
    List<String> streams = new ArrayList<>();
    blocks(STREAM, listing)
        .forEach(
            (number, stream) -> {
              if (isOf(process, stream)) {
                streams.add(number);
              }
            });
    return streams;
  }
}
