package dev.parley.report;

import dev.parley.diagnostics.Lines;
import dev.parley.diagnostics.Masking;
import dev.parley.diagnostics.SavedReports;
import dev.parley.diagnostics.ThreadDump;
import dev.parley.loop.LoopWatch.Stall;
import dev.parley.settings.KnownSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what all threads are doing while a loop is stuck: into the log, and into a file of
 * its own that the diagnostics include. Needs no loop. Blocks, on files and for up to 15 s on a
 * debugger.
 *
 * @param settings the folder of the settings, whose secrets are masked
 * @param logs where the file goes
 * @param secrets those that this run was given
 */
public record StallDump(Path settings, Path logs, List<String> secrets) {
  private static final Logger LOG = LoggerFactory.getLogger(StallDump.class);

  /** The quick part first, on the disk and in the log: the process may be ended meanwhile. */
  public void write(Stall stall) {
    Instant now = Instant.now();
    Masking masking = Masking.PATTERNS.with(KnownSecrets.of(settings)).with(secrets);
    String states = masking.mask(ThreadDump.states());
    String head = stall + "\n\n";
    // To the disk before the log: what holds the loop up may be the log's own way to the terminal.
    String where = keep(now, head + states);
    LOG.error(
        "{} is stuck in {}; the state of all threads is in {}",
        stall.loop(),
        stall.task(),
        where,
        new Lines(states));
    String frames = masking.mask(ThreadDump.nativeFrames());
    if (!frames.isEmpty()) {
      keep(now, head + states + frames);
      LOG.info("native stacks while {} is stuck", stall.loop(), new Lines(frames));
    }
  }

  private String keep(Instant now, String text) {
    try {
      return SavedReports.stall(logs, now, text).toString();
    } catch (IOException unwritable) {
      return "no file (" + unwritable + ")";
    }
  }
}
