package dev.parley.media.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves this process's sound streams to the devices that were chosen by name, on Linux.
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

  /** The numbers of the streams of a process in what {@code pactl list} says. */
  static List<String> streams(String listing, long process) {
    List<String> streams = new ArrayList<>();
    Matcher begin = STREAM.matcher(listing);
    boolean more = begin.find();
    while (more) {
      String number = begin.group(1);
      int start = begin.end();
      more = begin.find();
      Matcher owner =
          PROCESS.matcher(listing.substring(start, more ? begin.start() : listing.length()));
      if (owner.find() && owner.group(1).equals(Long.toString(process))) {
        streams.add(number);
      }
    }
    return streams;
  }
}
