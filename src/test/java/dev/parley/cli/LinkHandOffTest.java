package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.channels.Invitation;
import dev.parley.instance.SingleInstanceServer;
import dev.parley.loop.ThreadLoop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LinkHandOffTest {
  private static final String LINK = "parley://talk.example.org/room#s3cret-pw";

  @TempDir Path folder;

  private final ThreadLoop loop = new ThreadLoop("test-loop");
  private final BlockingQueue<String> come = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
  private final PrintStream formerOut = System.out;
  private final PrintStream formerErr = System.err;
  private Path socket;
  private SingleInstanceServer door;

  @BeforeEach
  void begin() {
    socket = folder.resolve("door").resolve("links");
    door = new SingleInstanceServer(loop, socket, come::add);
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void end() {
    System.setOut(formerOut);
    System.setErr(formerErr);
    loop.post(door::close);
    loop.close();
  }

  @Test
  void onlyALinkAndNothingElseIsOne() {
    assertTrue(LinkHandOff.of(LINK).isPresent());
    assertTrue(LinkHandOff.of("PARLEY:" + LINK.substring(7)).isPresent());
    assertTrue(LinkHandOff.of("parley:").isPresent(), "meant as one");
    assertTrue(LinkHandOff.of("--", LINK).isPresent());
    assertTrue(LinkHandOff.of("--", "--headless").isPresent(), "an option is none there");
    for (String[] other :
        new String[][] {
          {},
          {"--"},
          {"room"},
          {"--headless"},
          {LINK, "secret"},
          {"--headless", LINK},
          {LINK, "--for", "1s"},
          {"serve", LINK}
        }) {
      assertEquals(Optional.empty(), LinkHandOff.of(other), List.of(other).toString());
    }
  }

  @Test
  void theCopyThatRunsTakesItAndTheTerminalSaysSo() throws Exception {
    open();
    assertEquals(ExitStatus.OK, lone(LINK).open(CommandLines::none, socket, true));
    assertEquals(LINK, come.poll(60, TimeUnit.SECONDS));
    assertTrue(said.toString(StandardCharsets.UTF_8).contains("has taken the invitation"));
    assertFalse(said.toString(StandardCharsets.UTF_8).contains("s3cret"));
    assertEquals("", complained.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aWrongOneIsToldToTheCopyThatRunsAndToTheTerminal() throws Exception {
    open();
    assertEquals(ExitStatus.USAGE, lone("parley://").open(CommandLines::none, socket, false));
    assertEquals("parley://", come.poll(60, TimeUnit.SECONDS));
    assertTrue(complained.toString(StandardCharsets.UTF_8).contains("This link is damaged"));
  }

  @Test
  void aMegabyteIsNotHandedOverWhole() throws Exception {
    open();
    assertEquals(
        ExitStatus.USAGE,
        lone("parley://host/" + "r".repeat(1_000_000)).open(CommandLines::none, socket, true));
    assertTrue(come.poll(60, TimeUnit.SECONDS).length() <= Invitation.MOST + 1);
    assertTrue(complained.toString(StandardCharsets.UTF_8).contains("too long"));
  }

  @Test
  void onATerminalAWrongOneIsOneLineAndNoWindow() {
    assertEquals(ExitStatus.USAGE, lone("parley://").open(CommandLines::none, socket, true));
    assertEquals(1, complained.toString(StandardCharsets.UTF_8).lines().count());
    assertFalse(Files.exists(socket));
  }

  @Test
  void itsTextHasNoPassword() {
    assertFalse(lone(LINK).toString().contains("s3cret"));
  }

  private static LinkHandOff lone(String text) {
    return LinkHandOff.of("--", text).orElseThrow();
  }

  private void open() throws Exception {
    loop.post(door::open);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(socket) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
