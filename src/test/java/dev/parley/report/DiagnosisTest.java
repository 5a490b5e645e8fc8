package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.diagnostics.RunMarker;
import dev.parley.files.Downloads;
import dev.parley.loop.FakeLoop;
import dev.parley.view.settings.Diagnostics.Known;
import dev.parley.view.settings.Diagnostics.Remark;
import dev.parley.view.settings.Diagnostics.Saving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a run keeps, and what the next one says of it. */
@Tag("media")
class DiagnosisTest {
  @TempDir Path settings;
  @TempDir Path logs;
  @TempDir Path home;
  private final FakeLoop loop = new FakeLoop();
  private final List<Known> told = new ArrayList<>();
  private RunLogHandle runLogHandle;
  private Diagnosis run;

  @BeforeEach
  void begin() {
    runLogHandle = RunLogHandle.begin(logs);
    run = run();
  }

  @AfterEach
  void close() {
    runLogHandle.close();
  }

  private Diagnosis run() {
    return new Diagnosis(loop, runLogHandle, made(), new Downloads(home, settings), told::add);
  }

  private DiagnosticsFile made() {
    return new DiagnosticsFile(settings, runLogHandle.folder(), List.of());
  }

  @Test
  void anOrderlyEndLeavesNothingToSay() throws IOException {
    start();
    assertEquals(1, markers());
    run.end(false);
    assertEquals(0, markers());
    run = run();
    start();
    assertEquals(List.of(), ids());
    assertTrue(known().log().contains(logs.toString()), known().log());
  }

  @Test
  void anEndWithoutWarningIsSaidOnce() throws IOException {
    abandon();
    start();
    assertEquals(List.of("ended"), ids());
    Remark remark = known().remarks().get(0);
    assertTrue(remark.asksToSave());
    assertTrue(remark.text().startsWith("Parley quit unexpectedly on "), remark.text());
    run = run();
    start();
    assertEquals(List.of(), ids());
  }

  @Test
  void whatWasReadGoes() throws IOException {
    abandon();
    start();
    run.dismiss(known().remarks().get(0));
    loop.run();
    assertEquals(List.of(), ids());
  }

  @Test
  void aFaultOfItsOwnIsSaidByTheNextRun() throws IOException {
    start();
    run.end(true);
    String marker = Files.readString(files("running-").get(0));
    assertTrue(marker.contains("failed=true"), marker);
  }

  @Test
  void settingsThatAreNotUnderstoodAreSaid() throws IOException {
    Files.writeString(settings.resolve("settings.json"), "{\"gainControl\": \"maybe\"}");
    start();
    assertEquals(List.of("settings"), ids());
    assertTrue(known().remarks().get(0).text().contains("gainControl"));
    assertFalse(known().remarks().get(0).asksToSave());
  }

  @Test
  void aFaultIsSaidWithItsIdAndOnce() {
    start();
    for (int time = 0; time < 3; time++) {
      LoggerFactory.getLogger("test").error("planted", new IllegalStateException("in a test"));
    }
    loop.run();
    assertEquals(List.of("fault"), ids());
    assertTrue(known().remarks().get(0).text().matches(".*\\(E-[0-9A-F]{6}\\).*"));
  }

  @Test
  void theReportOfTheLastCallIsKeptEvenAtTheEnd() throws IOException {
    start();
    Timeline timeline = new Timeline();
    CallLog calls = new CallLog(timeline, new Arrivals(), peerId -> 0);
    loop.post(() -> run.callEnded(Report.of("me", timeline, 0, false, calls::writeTo)));
    loop.post(() -> run.end(false)); // the loop takes up no more work
    loop.run();
    List<Path> reports = files("call-");
    assertEquals(1, reports.size());
    assertTrue(Files.readString(reports.get(0)).contains("\"me\""));
  }

  @Test
  void theFileIsSavedWhereAPersonFindsIt() throws IOException {
    abandon();
    Files.createDirectory(home.resolve("Dokumente"));
    Files.writeString(
        settings.resolve("user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n");
    start();
    run.save("by hand");
    loop.run();
    assertEquals(Saving.DONE, known().saving(), known().trouble());
    Path saved = known().file().orElseThrow();
    assertEquals(home.resolve("Dokumente"), saved.getParent());
    assertTrue(Files.size(saved) > 0);
    assertEquals(List.of(), ids(), "it was asked for, and is done");
  }

  @Test
  void whereItCannotBeSavedThatIsSaid() throws IOException {
    run =
        new Diagnosis(
            loop, runLogHandle, made(), new Downloads(home.resolve("gone"), settings), told::add);
    start();
    run.save("by hand");
    loop.run();
    assertEquals(Saving.FAILED, known().saving());
    assertTrue(known().trouble().contains("gone"), known().trouble());
  }

  @Test
  void whatIsSaidWhileTheLoopIsStuckNeedsNoLoop() throws Exception {
    start();
    run.unresponsive(1);
    assertEquals(1, known().unresponsive());
    run.unresponsive(0);
    assertEquals(0, known().unresponsive());
  }

  @Test
  void theFileIsSavedThoughTheLoopIsStuck() throws Exception {
    start();
    CompletableFuture<Known> done = new CompletableFuture<>();
    Diagnosis stuck =
        new Diagnosis(
            loop, // which does not run from here on
            runLogHandle,
            made(),
            new Downloads(home, settings),
            now -> {
              if (now.saving() == Saving.DONE || now.saving() == Saving.FAILED) {
                done.complete(now);
              }
            });
    stuck.save("by hand"); // and will not get there
    stuck.unresponsive(1);
    stuck.save("by hand");
    Known saved = done.get(20, TimeUnit.SECONDS);
    assertEquals(Saving.DONE, saved.saving(), saved.trouble());
    assertTrue(Files.size(saved.file().orElseThrow()) > 0);
  }

  private void start() {
    run.begin();
    loop.run();
  }

  /** Of a process that is no more. */
  private void abandon() throws IOException {
    RunMarker.set(logs);
    Path own = files("running-").get(0);
    String text = Files.readString(own).replaceAll("pid=\\d+", "pid=999999999");
    Files.delete(own);
    Files.writeString(logs.resolve("running-999999999.properties"), text);
  }

  private long markers() throws IOException {
    return files("running-").size();
  }

  private List<Path> files(String beginning) throws IOException {
    try (Stream<Path> all = Files.list(logs)) {
      return all.filter(file -> file.getFileName().toString().startsWith(beginning)).toList();
    }
  }

  private Known known() {
    return told.get(told.size() - 1);
  }

  private List<String> ids() {
    return known().remarks().stream().map(Remark::id).toList();
  }
}
