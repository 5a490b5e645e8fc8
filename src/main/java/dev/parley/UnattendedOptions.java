package dev.parley;

import dev.parley.CallOptions.Face;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a run does that nobody sits at. */
final class UnattendedOptions {
  static final String HEADING = "%nWithout a window, and without a click:%n";

  @Option(names = "--headless", description = "no window, no display needed")
  private boolean headless;

  @Option(
      names = "--kiosk",
      description =
          "a window for whoever comes by: it fills the screen, and nothing in it leads out")
  private boolean kiosk;

  @Option(
      names = "--accept",
      paramLabel = "NAME_OR_ID|all",
      description = "accept offers of this peer without asking; repeatable")
  List<String> accept = new ArrayList<>();

  @Option(
      names = "--call",
      paramLabel = "NAME_OR_ID",
      description = "offer to this peer once it is there")
  String call;

  @Option(names = "--for", paramLabel = "DURATION", description = "leave after it: 10s, 5m")
  Duration limit;

  /** What is shown of the run. */
  Face face() {
    if (kiosk && headless) {
      throw new TypeConversionException("a kiosk has a window: --kiosk or --headless");
    }
    return headless ? Face.HEADLESS : kiosk ? Face.KIOSK : Face.WINDOW;
  }
}
