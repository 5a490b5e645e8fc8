package dev.parley.report;

import dev.parley.diagnostics.Crashes;
import dev.parley.diagnostics.Masking;
import dev.parley.diagnostics.RunMarker;
import dev.parley.diagnostics.SavedReports;
import dev.parley.files.Downloads;
import dev.parley.loop.Loop;
import dev.parley.settings.KnownSecrets;
import dev.parley.settings.SettingsFile;
import dev.parley.text.Failure;
import dev.parley.text.Words;
import dev.parley.view.settings.Diagnostics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what helps to find problems of this run, and what a person is told about it: how the
 * previous run ended, what is wrong with the settings, errors of the program. Any thread.
 */
public final class Diagnosis implements Diagnostics {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnosis.class);
  private static final Words WORDS = Words.in(Diagnosis.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long END_MS = 1000;

  private final Loop loop;
  private final RunLogHandle runLogHandle;
  private final Consumer<Known> show;
  private final Downloads place;
  private final DiagnosticsFile made;

  /** Ends once this run is marked; by the worker, since the loop may be gone by then. */
  private final CompletableFuture<RunMarker> marker = new CompletableFuture<>();

  /** A call's report that is not written yet. */
  private final AtomicReference<String> report = new AtomicReference<>();

  // Under this object's lock: what is told here must be told while the loop is stuck, too.
  private final Map<String, Remark> remarks = new LinkedHashMap<>();
  private Saving saving = Saving.NONE;
  private Optional<Path> file = Optional.empty();
  private String trouble = "";
  private String log;
  private int unresponsive;

  /**
   * @param made what is saved
   * @param place where it is saved
   * @param show shows what is known; nothing where there is no window
   */
  public Diagnosis(
      Loop loop,
      RunLogHandle runLogHandle,
      DiagnosticsFile made,
      Downloads place,
      Consumer<Known> show) {
    this.loop = loop;
    this.runLogHandle = runLogHandle;
    this.made = made;
    this.place = place;
    this.show = show;
    log = WORDS.say("diagnosis.log", runLogHandle.folder());
  }

  /** What was found out at the start, on a worker. */
  private record Found(Optional<Instant> ended, List<String> troubles) {}

  /** Marks the run as under way, and looks how the one before has ended. */
  public void begin() {
    if (!runLogHandle.isKept()) {
      return;
    }
    runLogHandle.onFault(
        id -> loop.post(() -> remark(new Remark("fault", WORDS.say("diagnosis.fault", id), true))));
    runLogHandle.onFailure(
        why -> loop.post(() -> say(WORDS.say("diagnosis.noLog", runLogHandle.folder(), why))));
    loop.post(this::tell);
    loop.offload("look how the last run has ended", this::look, LIMIT)
        .thenAccept(
            found -> {
              found.ended().ifPresent(this::remarkEnd);
              if (!found.troubles().isEmpty()) {
                String all = String.join(" ", found.troubles());
                remark(new Remark("settings", all, false));
              }
            })
        .exceptionally(
            failure -> {
              LOG.info("could not tell how the last run ended: {}", failure.toString());
              return null;
            });
  }

  private Found look() throws IOException {
    try {
      Masking masking =
          Masking.PATTERNS.with(KnownSecrets.of(made.settings())).with(made.secrets());
      Optional<Instant> ended = Crashes.look(runLogHandle.folder(), masking);
      marker.complete(RunMarker.set(runLogHandle.folder()));
      return new Found(ended, SettingsFile.look(made.settings()));
    } catch (IOException | RuntimeException failure) {
      marker.completeExceptionally(failure);
      return new Found(Optional.empty(), SettingsFile.look(made.settings()));
    }
  }

  private void remarkEnd(Instant ended) {
    LOG.info("the previous run quit unexpectedly, at about {}", ended);
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    String when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneId.systemDefault())
            .format(ended);
    remark(new Remark("ended", WORDS.say("diagnosis.ended", when), true));
  }

  /** Keeps the report of a call that has ended. Loop only. */
  public void callEnded(Report ofCall) {
    loop.assertOn();
    if (!runLogHandle.isKept()) {
      return;
    }
    Instant now = loop.wallClock();
    String json = ofCall.text();
    report.set(json);
    keep(
        "keep the report of a call",
        () -> {
          if (report.compareAndSet(json, null)) {
            SavedReports.call(runLogHandle.folder(), now, json);
          }
        });
  }

  /** Keeps what the check has found. */
  public void checked(String json) {
    keep("keep what was found", () -> SavedReports.check(runLogHandle.folder(), json));
  }

  private void keep(String what, Loop.Work writing) {
    loop.offload(what, writing, LIMIT)
        .exceptionally(
            failure -> {
              LOG.info("could not {}: {}", what, failure.toString());
              return null;
            });
  }

  /**
   * The run ends; what is not written by now is written here. Blocks.
   *
   * @param failed whether it ends by a fault of its own
   */
  public void end(boolean failed) {
    if (!runLogHandle.isKept()) {
      return;
    }
    try {
      String last = report.getAndSet(null);
      if (last != null) {
        SavedReports.call(runLogHandle.folder(), Instant.now(), last);
      }
      RunMarker set = marker.get(END_MS, TimeUnit.MILLISECONDS);
      if (failed) {
        set.failed();
      } else {
        set.close();
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException failure) {
      LOG.info("could not record the end of this run: {}", failure.toString());
    }
  }

  /**
   * Says how it stands with the loops of this run. What was being saved when one began to be stuck
   * may never end: it can be saved anew, without the loop.
   *
   * @param times how often the person is to be told that Parley does not respond; 0 when it does
   */
  public synchronized void unresponsive(int times) {
    if (unresponsive == 0 && times > 0) {
      saving = Saving.NONE;
      file = Optional.empty();
    }
    unresponsive = times;
    tell();
  }

  @Override
  public synchronized void save(String graphics) {
    if (saving == Saving.UNDER_WAY) {
      return;
    }
    saving = Saving.UNDER_WAY;
    tell();
    if (unresponsive > 0) {
      onThread("save diagnostics", () -> saveWithoutLoop(graphics));
      return;
    }
    loop.offload("choose a file", place::choose, LIMIT)
        .thenCompose(target -> made.write(loop, target, graphics).thenRun(() -> saved(target)))
        .exceptionally(this::notSaved);
  }

  /** Without the devices as well: to list them may be what never ends. */
  private void saveWithoutLoop(String graphics) {
    Path target = place.choose();
    try {
      made.writeNow(target, graphics, "They were not looked at: Parley did not respond.\n");
      saved(target);
    } catch (IOException | RuntimeException failure) {
      notSaved(failure);
    }
  }

  private static void onThread(String what, Runnable work) {
    Thread thread = new Thread(work, "parley-worker: " + what);
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void saved(Path target) {
    saving = Saving.DONE;
    file = Optional.of(target);
    remarks.remove("ended"); // that is what it asked for
    remarks.remove("fault");
    tell();
  }

  private synchronized Void notSaved(Throwable failure) {
    LOG.info("the diagnostics could not be saved: {}", Failure.sentence(failure));
    saving = Saving.FAILED;
    trouble = WORDS.say("diagnosis.notSaved", place.folder());
    tell();
    return null;
  }

  @Override
  public void reveal(Path saved) {
    loop.offload("show the folder", () -> place.reveal(saved), LIMIT)
        .exceptionally(
            failure -> {
              LOG.info("the folder could not be shown: {}", failure.toString());
              return null;
            });
  }

  @Override
  public synchronized void dismiss(Remark read) {
    remarks.remove(read.id(), read);
    tell();
  }

  private synchronized void say(String aboutLog) {
    log = aboutLog;
    tell();
  }

  private synchronized void remark(Remark one) {
    remarks.put(one.id(), one);
    tell();
  }

  private synchronized void tell() {
    show.accept(new Known(List.copyOf(remarks.values()), saving, file, trouble, log, unresponsive));
  }
}
