package dev.parley.cli;

import dev.parley.call.CallRef;
import dev.parley.cli.CallOptions.Face;
import dev.parley.data.chat.Chat;
import dev.parley.data.files.FilePlan;
import dev.parley.peer.AllowList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Defines the options for unattended use. */
final class UnattendedOptions {
  /** In which a person at the window can say no to a call that would answer itself. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  static final String HEADING = "%nUnattended use:%n";

  @Option(names = "--headless", description = "run without a window; no display needed")
  private boolean headless;

  @Option(names = "--kiosk", description = "run in a full-screen window that nobody can leave")
  private boolean kiosk;

  @Option(
      names = "--accept",
      paramLabel = "NAME_OR_ID|all",
      description = "accept calls from this peer automatically; repeatable")
  private List<String> accept = new ArrayList<>();

  @Option(
      names = "--call",
      paramLabel = "NAME_OR_ID",
      description = "call this peer once it is available; repeatable, for a call with all of them")
  private List<String> call = new ArrayList<>();

  @Option(
      names = "--say",
      paramLabel = "TEXT",
      description = "send this chat message once a call is connected; repeatable")
  private List<String> say = new ArrayList<>();

  @Option(
      names = "--send",
      paramLabel = "FILE",
      description = "send this file once a call is connected; repeatable")
  private List<Path> send = new ArrayList<>();

  @Option(
      names = "--receive-to",
      paramLabel = "FOLDER",
      description = "accept files into this folder automatically; requires --headless")
  private Path receiveTo;

  @Option(names = "--for", paramLabel = "DURATION", description = "quit after this time: 10s, 5m")
  Duration limit;

  AllowList accept() {
    return new AllowList(accept, headless ? Duration.ZERO : PAUSE);
  }

  /** Whom to call. */
  List<String> call() {
    if (call.size() >= CallRef.MOST) {
      throw new TypeConversionException("--call takes up to " + (CallRef.MOST - 1) + " peers");
    }
    return call;
  }

  /** What to write in the first call. */
  List<String> say() {
    for (String text : say) {
      if (text.isBlank() || text.length() > Chat.LONGEST) {
        throw new TypeConversionException("--say takes 1 to " + Chat.LONGEST + " characters");
      }
    }
    return say;
  }

  /** What cannot be sent is said before the call. */
  List<Path> send() {
    for (Path file : send) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new TypeConversionException("--send: there is no readable file " + file);
      }
    }
    if (send.size() > FilePlan.MOST) {
      throw new TypeConversionException("--send takes up to " + FilePlan.MOST + " files");
    } else if (kiosk && !send.isEmpty()) {
      throw new TypeConversionException("--send and --kiosk cannot be combined");
    }
    return send.stream().map(file -> file.toAbsolutePath().normalize()).toList();
  }

  /** Null where no folder was given. */
  Path receiveTo() {
    if (receiveTo == null) {
      return null;
    } else if (!headless) {
      throw new TypeConversionException("--receive-to requires --headless");
    } else if (!Files.isDirectory(receiveTo) || !Files.isWritable(receiveTo)) {
      throw new TypeConversionException("--receive-to: there is no writable folder " + receiveTo);
    }
    return receiveTo.toAbsolutePath().normalize();
  }

  /** What is shown of the run. */
  Face face() {
    if (kiosk && headless) {
      throw new TypeConversionException("--kiosk and --headless cannot be combined");
    }
    return headless ? Face.HEADLESS : kiosk ? Face.KIOSK : Face.WINDOW;
  }
}
