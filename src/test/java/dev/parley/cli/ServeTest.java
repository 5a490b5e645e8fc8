package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ProcessLines;
import dev.parley.hosting.OwnProgram;
import dev.parley.process.ChildProcess;
import dev.parley.server.SelfMadeCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley serve} as a process of its own. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeTest {
  @TempDir private Path home;
  private Process process;
  private BufferedReader output;

  @AfterEach
  void end() {
    process.destroyForcibly().onExit().join(); // writes no more
  }

  @Test
  void sigterm_ends_it_in_order_and_frees_the_port() throws Exception {
    int port = serve("--channel", "room:secret").getPort();
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    process.destroy(); // SIGTERM
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    client.close();
    try (ServerSocket next = new ServerSocket()) {
      next.setReuseAddress(true);
      next.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
  }

  @Test
  void without_a_channel_it_says_how_to_join() throws Exception {
    URI url = serve();
    assertTrue(output.readLine().startsWith("Join with: parley --server " + url + " home "));
  }

  @Test
  void channels_of_a_file_are_served_and_their_passwords_not_said() throws Exception {
    Path file = Files.writeString(home.resolve("channels"), "hall first\ngarden second\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    URI url = serve("--channels", file.toString());
    List<String> command =
        new ArrayList<>(OwnProgram.command("--server", url.toString(), "garden"));
    command.addAll(List.of("--headless", "--media", "test", "--for", "10m", "--log-level", "info"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("guest").toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("guest").toString());
    builder.environment().put(ChildProcess.PASSWORD, "second");
    comesInAndGoes(builder);
    String dialects = "Other dialects: " + url + "/gstreamer, " + url + "/extension";
    assertEquals(dialects, output.readLine());
    assertFalse(output.ready(), "it says more than where it listens");
  }

  @Test
  void an_extension_is_served_alone_and_how_to_call_it_is_said() throws Exception {
    Path file = Files.writeString(home.resolve("extensions"), "sales second\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String url = serve("--extension", "help:first", "--extensions", file.toString()) + "/extension";
    String call = "Call with: parley --signalling extension --server " + url;
    assertTrue(output.readLine().startsWith("Other dialects: "));
    assertEquals(call + " sales", output.readLine());
    assertEquals(call + " help", output.readLine());
    assertFalse(output.ready(), "it says a password");
    List<String> command =
        new ArrayList<>(OwnProgram.command("--signalling", "extension", "--server", url, "help"));
    command.addAll(List.of("--headless", "--media", "test", "--for", "10m", "--log-level", "info"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("guest").toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("guest").toString());
    builder.environment().put(ChildProcess.PASSWORD, "first");
    comesInAndGoes(builder);
  }

  @Test
  void with_tls_it_shows_the_fingerprint_and_keeps_the_certificate() throws Exception {
    assertEquals("wss", serve("--tls").getScheme());
    String fingerprint = output.readLine();
    assertTrue(fingerprint.matches("Certificate SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    Path kept = home.resolve("parley/server-certificate/certificate.pem");
    assertTrue(output.readLine().contains(" --ca " + kept + " home "));
    process.destroyForcibly().waitFor();
    serve("--tls");
    assertEquals(fingerprint, output.readLine());
  }

  @Test
  void a_certificate_can_be_given() throws Exception {
    Path folder = home.resolve("given");
    String fingerprint = new SelfMadeCertificate(folder).covering(List.of()).fingerprint();
    serve(
        "--certificate",
        folder.resolve("certificate.pem").toString(),
        "--key",
        folder.resolve("key.pem").toString());
    assertEquals("Certificate SHA-256 " + fingerprint, output.readLine());
  }

  @Test
  void its_invitation_is_all_that_a_guest_needs() throws Exception {
    serve("--tls");
    output.readLine();
    output.readLine();
    String link = output.readLine().replaceFirst("Invitation: ", "");
    assertTrue(link.startsWith("parley://127.0.0.1:"), link);
    Path report = home.resolve("report.json");
    List<String> command =
        new ArrayList<>(OwnProgram.command(link, "--headless", "--media", "test", "--for", "10m"));
    command.addAll(List.of("--log-level", "info", "--report", report.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("guest").toString());
    builder.environment().put("XDG_STATE_HOME", home.resolve("guest").toString());
    comesInAndGoes(builder);
    assertTrue(Files.readString(report).contains("ready"));
  }

  /** Somebody who is not refused, and whom nobody calls. */
  private static void comesInAndGoes(ProcessBuilder builder) throws Exception {
    Process guest = builder.start();
    ProcessLines lines = new ProcessLines("the guest", guest);
    lines.await("-> ONLINE", 60_000);
    guest.destroy(); // SIGTERM
    assertEquals(ExitStatus.NO_CALL, guest.waitFor(), () -> lines.all().toString());
  }

  /** Waits until it listens; the rest of what it prints is in {@link #output}. */
  private URI serve(String... options) throws IOException {
    List<String> command = new ArrayList<>(OwnProgram.command("serve", "--listen", "127.0.0.1:0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    builder.environment().put("XDG_STATE_HOME", home.toString());
    process = builder.start();
    output = process.inputReader();
    String line = output.readLine();
    assertTrue(line != null && line.startsWith("Listening on "), line);
    return URI.create(line.substring("Listening on ".length()));
  }
}
