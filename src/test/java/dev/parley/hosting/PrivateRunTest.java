package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import dev.parley.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program under a umask that closes nothing, over what version 0.1.0 has left. */
@Tag("media")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PrivateRunTest {
  private static final Duration LIMIT = Duration.ofSeconds(200);

  @TempDir Path folder;

  @Test
  void nothingOfARunIsOpenToOthersAndAnotherProgramAtItsPortIsToldNothing() throws Exception {
    Path config = Files.createDirectory(folder.resolve("config"));
    Path settings = Files.createDirectory(config.resolve("parley"));
    try (ServerSocket impostor = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      LocalPlace before = LocalPlace.fresh().at(impostor.getLocalPort());
      before.write(settings);
      Files.createFile(settings.resolve("local-server.lock"));
      Files.createDirectory(settings.resolve("identities"));
      open(settings);
      callTheEcho();
      impostor.setSoTimeout(1);
      assertFalse(hasVisitor(impostor), "the run went to its own server");
      assertEquals(before.password(), kept(settings).getProperty("password"));
    }
    assertEquals(
        List.of(), openIn(folder.resolve("config/parley"), folder.resolve("state/parley")));
    assertTrue(Files.exists(settings.resolve("hosting.lock")));
  }

  @Test
  void theCertificateOfAServerIsClosedToo() throws Exception {
    Process server =
        start(folder.resolve("errors").toFile(), "serve", "--listen", "127.0.0.1:0", "--tls");
    String first = server.inputReader().readLine();
    server.destroy();
    assertTrue(server.waitFor(60, TimeUnit.SECONDS));
    assertTrue(first.startsWith("Listening on wss://"), first);
    Path certificate = folder.resolve("config/parley/server-certificate");
    assertTrue(Files.exists(certificate.resolve("key.pem")));
    assertEquals(List.of(), openIn(folder.resolve("config/parley")));
  }

  /**
   * Until the call is connected, however long that takes: on a busy machine the echo peer is given
   * up after ten seconds, and started again.
   */
  private void callTheEcho() throws Exception {
    Path errors = folder.resolve("errors");
    Process process =
        start(errors.toFile(), "--headless", "--media", "test", "--call", "Echo", "--for", "10m");
    process.getOutputStream().close();
    TestMedia.await("a call", LIMIT, () -> log().contains("CONNECTING -> CONNECTED"));
    process.destroy(); // SIGTERM
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(errors));
  }

  private String log() throws IOException {
    Path logs = folder.resolve("state/parley");
    StringBuilder text = new StringBuilder();
    if (Files.exists(logs)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "parley-*.log")) {
        for (Path file : files) {
          text.append(Files.readString(file));
        }
      }
    }
    return text.toString();
  }

  private Process start(File errors, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 000; exec \"$0\" \"$@\""));
    command.addAll(OwnProgram.command(arguments));
    ProcessBuilder builder = ChildProcess.of(command);
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    return builder.redirectError(errors).start();
  }

  private static boolean hasVisitor(ServerSocket impostor) throws IOException {
    try {
      impostor.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  private static Properties kept(Path settings) throws IOException {
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(settings.resolve("local-server.properties"))) {
      kept.load(reader);
    }
    return kept;
  }

  /** As the usual umask had it. */
  private static void open(Path settings) throws IOException {
    try (Stream<Path> all = Files.walk(settings)) {
      for (Path path : all.toList()) {
        String rights = Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
      }
    }
  }

  /** What others may do something with. */
  private static List<String> openIn(Path... folders) throws IOException {
    List<String> open = new ArrayList<>();
    for (Path each : folders) {
      try (Stream<Path> all = Files.walk(each)) {
        for (Path path : all.toList()) {
          String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
          String wanted = Files.isDirectory(path) ? "rwx------" : "rw-------";
          if (!rights.equals(wanted)) {
            open.add(rights + " " + path);
          }
        }
      }
    }
    return open;
  }
}
