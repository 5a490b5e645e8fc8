package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.EndReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@Tag("unit")
class CommandLineTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  /** Knowing all commands takes time, in which nobody is called yet. */
  @ParameterizedTest
  @CsvSource({
    "--headless --call Echo, false",
    "--version, false",
    "garden, false",
    "serve --listen 127.0.0.1:0, true",
    "--log-level debug probe, true",
    "diagnostics --help, true",
    "--help, true",
    "-h, true",
    "@options, true",
  })
  void theOtherCommandsAreKnownWhereTheyMayBeMeant(String line, boolean known) {
    assertEquals(known, ParleyCommandLine.isOfOthers(line.split(" ")));
  }

  @Test
  void theEchoPeersCommandIsForAnotherParley() {
    assertEquals(
        ExitStatus.USAGE,
        ParleyCommandLine.execute(CommandLines::none, Optional.empty(), EchoCommand.NAME));
    assertFalse(CommandLines.whole().getSubcommands().containsKey(EchoCommand.NAME));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--foo; Unknown option: '--foo'",
        "serve --turn-server turn:t.example; --turn-server and --turn-secret require each other",
        "serve --turn-secret pom.xml; --turn-server and --turn-secret require each other",
        "serve --turn-server turn:u:p@t.example --turn-secret pom.xml; turn:HOST[:PORT]",
        "serve --turn-server stun:t.example --turn-secret pom.xml; must be turn:HOST or turns:HOST",
        "serve --turn-server turn:t.example --turn-secret /nowhere; the TURN secret /nowhere cannot",
        "serve --turn-server turn:t.example --turn-secret src; the TURN secret src is a folder",
        "--servr ws://localhost room; did you mean --server?",
        "--server ws://a --server ws://b room; --server may be given only once",
        "--server ws://a --headless --name Ann --server ws://b room; --server may be given only once",
        "--headless --headless; --headless may be given only once",
        "--signalling smoke; --signalling must be verto, gstreamer or extension",
        "--server; Missing required parameter for option '--server'",
        "--server http://example.org room; is not a server URL",
        "--server ws:// room; is not a server URL",
        "--server ws://host:99999 room; is not a server URL",
        "--server ws://ann:secret@host room; a server URL has no user and no password",
        "--server wss://host/room@home --for ten room; is not a duration",
        "--server ws:ann:secret@host room; a server URL has no user and no password",
        "--report /nonexistent/r.json; there is no folder /nonexistent",
        "--report /; --report must be a file",
        "--send /nonexistent/log; --send: there is no readable file /nonexistent/log",
        "--send /; --send: there is no readable file /",
        "--kiosk --send pom.xml; --send and --kiosk cannot be combined",
        "--receive-to /; --receive-to requires --headless",
        "--headless --receive-to /nonexistent; --receive-to: there is no writable folder",
        "--for ten; is not a duration",
        "--for 10; is not a duration",
        "--media radio; must be 'test'",
        "--media test --camera none; cannot be combined with --camera, --microphone or --speaker",
        "--server wss://localhost room --ca /nowhere.pem; the authority file /nowhere.pem cannot",
        "--server wss://localhost room --ca pom.xml; pom.xml contains no certificate",
        "--server ws://localhost room --ca pom.xml; --ca requires a wss:// server",
        "--ca pom.xml; --ca requires a wss:// server",
        "--log-level loud; expected one of",
        "--name <b>; up to 64 letters",
        "--ice-server bogus; an ICE server must be",
        "--ice-server turn:host:3478; a TURN server requires",
        "room; a channel requires a server",
        "parley://; This link is damaged",
        "parley://host/%0A--report; channel in this link contains an invalid character",
        "--server wss://host parley://host/room; a link already contains its server",
        "--signalling extension --server ws://localhost; which extension?",
        "--signalling gstreamer; --signalling gstreamer requires a server",
        "--signalling extension parley://host/room; speaks verto: leave out --signalling",
        "--signalling verto parley://host/1?signalling=extension; speaks extension: leave out",
        "--signalling gstreamer --server ws://localhost two\twords; one word without spaces",
        "--signalling gstreamer --server ws://localhost --client-id a\tb; --client-id must be one word",
        "--signalling extension --server ws://localhost --client-id a 1; --client-id cannot be combined with",
        "parley://host/room?signalling=smoke; does not support",
        "parley://localhost/room --ca pom.xml; --ca requires a wss:// server",
        "parley://host/room secret more; Unmatched argument",
        "--server ws://localhost; which channel?",
        "--server ws://localhost room --password-file /nowhere; cannot be read",
        "probe room; a channel requires a server",
        "probe --server ws://localhost; which channel? parley probe --server",
        "probe --jsn -; did you mean --json?",
        "probe --media radio; must be 'test'",
        "serve --listen nowhere; is not a valid listen address",
        "serve --listen 127.0.0.1:70000; is not a valid listen address",
        "serve --channel secretless; ID:PASSWORD",
        "serve --key /nowhere; --certificate and --key must be given together",
        "serve --certificate /nowhere --key /nowhere; certificate file /nowhere cannot be read",
        "serve --tls --certificate /nowhere --key /nowhere; cannot be combined with --certificate",
        "a b c; Unmatched argument"
      })
  void aWrongCommandLineIsOneClearLineAndStatus2(String line, String sentence) {
    assertEquals(2, run(line.split(" ")));
    assertEquals(1, errors.toString().lines().count(), errors.toString());
    assertTrue(errors.toString().contains(sentence), errors.toString());
  }

  @Test
  void helpNamesEveryOptionOfTheContract() {
    assertEquals(0, run("--help"));
    for (String option :
        new String[] {
          "CHANNEL_ID",
          "PASSWORD",
          "--server",
          "--ca",
          "--client-id",
          "--name",
          "--password-file",
          "--password-stdin",
          "PARLEY_PASSWORD",
          "--media",
          "--camera",
          "--microphone",
          "--speaker",
          "--headless",
          "--accept",
          "--call",
          "--for",
          "--report",
          "--log-level",
          "serve"
        }) {
      assertTrue(output.toString().contains(option), option);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDocumentNamesEveryReasonOfAnEnd(EndReason reason) throws IOException {
    String document = Files.readString(Path.of("docs", "command-line.md"));
    assertTrue(document.contains("`" + reason.word() + "`"), reason.word());
  }

  @Test
  void helpOfServeNamesItsOptions() {
    assertEquals(0, run("serve", "--help"));
    for (String option :
        new String[] {"--listen", "--channel", "--tls", "--certificate", "--key", "--echo"}) {
      assertTrue(output.toString().contains(option), option);
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(0, run("--version"));
    assertTrue(
        output
            .toString()
            .matches(
                "(?s)parley \\d+\\.\\d+\\.\\d+\\S*\\RJava \\d\\S*\\R"
                    + "webrtc-java \\d\\S*\\RJavaFX \\d\\S*\\R"
                    + "libwebrtc M\\d+ \\(\\d{4}-\\d\\d-\\d\\d\\)\\R"),
        output.toString());
  }

  private int run(String... args) {
    CommandLine commandLine = CommandLines.whole();
    commandLine.setErr(new PrintWriter(errors));
    commandLine.setOut(new PrintWriter(output));
    return commandLine.execute(args);
  }
}
