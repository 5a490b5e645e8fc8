package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.process.ChildProcess;
import dev.parley.settings.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What another user of the computer can do to the settings and the local server. Root alone can be
 * another user, so that the build of the project, which runs as root, is where it counts.
 */
@Tag("unit")
class OtherUserTest {
  private static final String NOBODY = "65534";

  @TempDir Path temporary;

  private final FakeLoop loop = new FakeLoop();
  private Path settings;

  @BeforeEach
  void anybodyMayComeAsFarAsTheFolder() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can be another user");
    settings = temporary.resolve("parley");
    open(temporary, "rwxr-xr-x");
  }

  @Test
  void nothingIsListedReadOrLocked() throws Exception {
    found();
    Identity.take(settings, "wss://h", "room").close();
    try (Stream<Path> all = Files.walk(settings)) {
      for (Path path : all.toList()) {
        assertNotEquals(0, asNobody("cat", path.toString()), path.toString());
        assertNotEquals(0, asNobody("flock", "-n", "-s", path.toString(), "true"), "" + path);
        assertNotEquals(0, asNobody("ls", path.toString()), path.toString());
      }
    }
    assertNotEquals(0, asNobody("touch", settings.resolve("new").toString()));
  }

  /** As version 0.1.0 left it: the folder 0755, the files 0644. */
  @Test
  void whoHeldALockOfAnOlderVersionIsNotTakenForTheHost() throws Exception {
    Files.createDirectory(settings);
    open(settings, "rwxr-xr-x");
    LocalPlace.fresh().at(40_009).write(settings);
    Path lock = Files.createFile(settings.resolve("local-server.lock"));
    for (Path file : List.of(lock, settings.resolve("local-server.properties"))) {
      open(file, "rw-r--r--");
    }
    Process holder =
        nobody("flock", "-s", lock.toString(), "sh", "-c", "echo held; exec cat").start();
    try (BufferedReader said = holder.inputReader()) {
      assertEquals("held", said.readLine());
      assertEquals(40_001, found(), "it hosts by itself");
      assertNotEquals(0, asNobody("cat", settings.resolve("local-server.properties").toString()));
    } finally {
      holder.destroyForcibly();
      assertTrue(holder.waitFor(60, TimeUnit.SECONDS));
    }
  }

  @Test
  void aLockThatAnotherHasPlantedIsASentence() throws Exception {
    found(); // all of it is made
    Path planted = settings.resolve("hosting.lock");
    Files.setAttribute(planted, "unix:uid", Integer.parseInt(NOBODY), LinkOption.NOFOLLOW_LINKS);
    refused("hosting.lock belongs to another user");
  }

  @Test
  void aPlaceThatAnotherHasPlantedIsASentence() throws Exception {
    found();
    Path planted = settings.resolve("local-server.properties");
    Files.setAttribute(planted, "unix:uid", Integer.parseInt(NOBODY), LinkOption.NOFOLLOW_LINKS);
    refused("local-server.properties belongs to another user");
    Files.delete(planted);
    assertEquals(40_001, found(), "it was not left locked");
  }

  @Test
  void settingsInAnothersFolderAreASentence() throws Exception {
    Files.createDirectory(settings);
    open(settings, "rwxrwxrwx");
    Files.setAttribute(settings, "unix:uid", Integer.parseInt(NOBODY), LinkOption.NOFOLLOW_LINKS);
    refused("belongs to another user");
    try (Stream<Path> left = Files.list(settings)) {
      assertEquals(0, left.count());
    }
  }

  private void refused(String words) {
    List<String> why = new ArrayList<>();
    LocalServer server = server();
    loop.act(
        () ->
            server
                .find()
                .whenComplete(
                    (place, failure) -> why.add(failure == null ? "found" : failure.getMessage())));
    loop.advance(java.time.Duration.ofSeconds(10));
    assertEquals(1, why.size());
    assertTrue(why.get(0).contains(words), why.get(0));
    assertFalse(why.get(0).contains("Exception: java"), why.get(0));
  }

  /** The port of the server that a copy uses; it is closed again. */
  private int found() {
    LocalServer server = server();
    List<LocalPlace> seen = new ArrayList<>();
    loop.act(() -> server.find().thenAccept(seen::add));
    loop.advance(java.time.Duration.ofSeconds(10));
    loop.act(server::close);
    return seen.get(0).port();
  }

  private LocalServer server() {
    return new LocalServer(
        loop,
        settings,
        (wanted, network) ->
            CompletableFuture.completedFuture(new LocalServer.Running(() -> {}, 40_001)));
  }

  private static int asNobody(String... command) throws Exception {
    Process process = nobody(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertNotEquals(127, process.exitValue(), said);
    return process.exitValue();
  }

  private static ProcessBuilder nobody(String... command) {
    List<String> whole = new ArrayList<>();
    whole.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    whole.addAll(List.of(command));
    return ChildProcess.of(whole);
  }

  private static void open(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }
}
