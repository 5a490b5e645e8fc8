package dev.parley.cli;

import dev.parley.manual.Handbook;
import dev.parley.report.Version;
import dev.parley.signalling.ServerDialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes Parley's manual pages and completions, for packages: {@code HandbookFiles FOLDER}. */
public final class HandbookFiles {
  /** A device has a name of its own, which no shell knows. */
  private static final List<String> DEVICES = List.of("none", "test");

  private HandbookFiles() {}

  public static void main(String[] args) throws IOException {
    Map<String, List<String>> values =
        Map.of(
            "--media",
            List.of("test"),
            "--camera",
            DEVICES,
            "--microphone",
            DEVICES,
            "--speaker",
            DEVICES,
            "--signalling",
            Stream.of(ServerDialect.values()).map(ServerDialect::word).toList());
    new Handbook(CommandLines.whole(), Version.text(), values).write(Path.of(args[0]));
  }
}
