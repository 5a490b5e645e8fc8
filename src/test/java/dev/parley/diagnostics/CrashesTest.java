package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that ended without warning, by real processes that are killed. */
@Tag("desktop")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashesTest {
  private static final String BOOT = "this-boot";
  private static final String PASSWORD = "hunter2-secret";

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly().onExit().join(); // writes no more
    }
  }

  /** Says that it is there, and waits with a password in its arguments and its memory. */
  static final class Victim {
    public static void main(String[] arguments) throws IOException {
      String[] held = {arguments[arguments.length - 1]};
      System.setProperty("keeps", held[0]);
      System.out.println("here");
      System.in.read();
    }
  }

  @Test
  void aCrashOfNativeCodeIsToldOnceAndItsFileHasNoPassword() throws Exception {
    start("-XX:ErrorFile=" + folder.resolve("hs_err_pid%p.log"));
    RunMarker.set(folder, process.toHandle(), BOOT);
    kill("SEGV");
    Path raw = folder.resolve(RunMarker.crashFile(process.pid()));
    assertTrue(Files.readString(raw).contains(PASSWORD), "or this test tests nothing");
    Optional<Instant> told = look();
    assertTrue(told.isPresent());
    assertEquals(Optional.empty(), look());
    assertFalse(Files.exists(raw));
    String kept = Files.readString(kept().get(0));
    assertFalse(kept.contains(PASSWORD), kept);
    assertTrue(kept.contains("SIGSEGV"), kept);
    assertTrue(kept.contains("arguments left out"), kept);
    assertTrue(kept.contains("Dynamic libraries:"), "what follows is still there");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept().get(0))));
  }

  /** A launcher that cannot say where: then Java leaves its file where the run was started. */
  @Test
  void aCrashFileElsewhereIsFound() throws Exception {
    start("-XX:ErrorFile=" + elsewhere.resolve("hs_err_pid%p.log"));
    marker(process.pid(), began(), BOOT, elsewhere);
    kill("SEGV");
    assertTrue(look().isPresent());
    assertEquals(1, kept().size());
    assertFalse(Files.exists(elsewhere.resolve(RunMarker.crashFile(process.pid()))));
  }

  /** Java writes nothing at SIGABRT, with which libwebrtc ends a process. */
  @Test
  void anAbortIsToldByTheMarkerAlone() throws Exception {
    start();
    RunMarker.set(folder, process.toHandle(), BOOT);
    kill("ABRT");
    assertTrue(look().isPresent());
    assertEquals(List.of(), kept());
    assertEquals(Optional.empty(), look());
  }

  @Test
  void aRunThatGoesOnIsLeftAlone() throws Exception {
    start();
    RunMarker.set(folder, process.toHandle(), BOOT);
    assertEquals(Optional.empty(), look());
    kill("KILL");
    assertTrue(look().isPresent());
  }

  @Test
  void anOrderlyEndIsNotTold() throws IOException {
    RunMarker.set(folder).close();
    assertEquals(Optional.empty(), look());
  }

  @Test
  void aMachineThatWasSwitchedOffIsNotTold() throws IOException {
    marker(999_999_999, Instant.EPOCH, "an-earlier-boot", folder);
    assertEquals(Optional.empty(), look());
    marker(999_999_999, Instant.EPOCH, BOOT, folder);
    assertTrue(look().isPresent());
  }

  @Test
  void aFaultOfItsOwnIsToldOnAnySystem() throws IOException {
    marker(999_999_999, Instant.EPOCH, "", folder);
    Files.writeString(
        folder.resolve("running-999999999.properties"),
        "\nfailed=true\n",
        java.nio.file.StandardOpenOption.APPEND);
    assertTrue(Crashes.look(folder, "", Masking.PATTERNS).isPresent());
  }

  @Test
  void anotherProgramsCrashAndALinkStay() throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "dev.parley of somebody");
    Path other = Files.writeString(folder.resolve("hs_err_pid5.log"), "java_command: other.Main");
    Path link = Files.createSymbolicLink(folder.resolve("hs_err_pid6.log"), secret);
    assertEquals(Optional.empty(), look());
    assertTrue(Files.exists(other) && Files.exists(link) && Files.exists(secret));
    assertEquals(List.of(), kept());
  }

  @Test
  void fiveAreKept() throws IOException {
    for (int number = 1; number <= 8; number++) {
      Path raw = folder.resolve("hs_err_pid" + number + ".log");
      Files.writeString(raw, "java_command: dev.parley.Main echo-peer ws://x room\n");
      Files.setLastModifiedTime(raw, FileTime.from(Instant.EPOCH.plusSeconds(number)));
    }
    assertEquals(Optional.empty(), look(), "of an echo peer, nobody is told");
    assertEquals(5, kept().size());
    assertTrue(kept().get(4).toString().endsWith("-8.txt"), kept().toString());
  }

  @Test
  void memoryAroundTheFaultIsLeftOut() {
    String text =
        """
        Command Line: -Xmx9m -Dproxy=http://a:hunter2-secret@b dev.parley/dev.parley.Main --server ws://x room hunter2-secret
        Registers:
        RAX=0x3265746e7568

        XMM[0]=0x3265746e7568
        Top of Stack: (sp=0x1)
        0x1: 3265746e7568

        Instructions: (pc=0x1)
        83 f8
        Register to memory mapping:

        RAX=0x1 is an oop: java.lang.String
         - string: "hunter2-secret"

        ---------------  P R O C E S S  ---------------
        Event: 1.0 Thread 0x1 Exception <a 'java/lang/X'{0x1}: hunter2-secret> (0x1)
        JAVA_TOOL_OPTIONS=-Dp=hunter2-secret
        """;
    String clean = CrashText.scrub(text, Masking.PATTERNS);
    assertFalse(clean.contains("hunter2-secret") || clean.contains("3265746e7568"), clean);
    assertTrue(clean.contains("83 f8") && clean.contains("P R O C E S S"), clean);
    assertTrue(clean.contains("-Xmx9m"), clean);
  }

  private Optional<Instant> look() throws IOException {
    return Crashes.look(folder, BOOT, Masking.PATTERNS);
  }

  private void start(String... options) throws Exception {
    List<String> command =
        Stream.of(
                Stream.of(ProcessHandle.current().info().command().orElseThrow()),
                Stream.of(options),
                Stream.of("-Xshare:auto", "-XX:+UseSerialGC", "-cp"),
                Stream.of(System.getProperty("java.class.path")),
                Stream.of(Victim.class.getName(), "dev.parley.Main", "--password", PASSWORD))
            .flatMap(words -> words)
            .toList();
    process = new ProcessBuilder(command).directory(elsewhere.toFile()).start();
    assertEquals("here", process.inputReader().readLine());
  }

  private void kill(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  private Instant began() {
    return process.info().startInstant().orElseThrow();
  }

  private void marker(long pid, Instant began, String boot, Path cwd) throws IOException {
    String text =
        "pid=" + pid + "\nbegan=" + began + "\nboot=" + boot + "\ncwd=" + cwd + "\ntemp=/none\n";
    Files.writeString(folder.resolve("running-" + pid + ".properties"), text);
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
