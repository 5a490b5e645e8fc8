package dev.parley.hosting;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.call.PictureKind;
import dev.parley.channels.Destination;
import dev.parley.media.TestMedia;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.peer.StateLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Records what a window is told in a real call with the echo peer and what surrounds it, for {@code
 * dev.parley.view.RecordedCallTest}: to be run again when a state has got more to say,
 *
 * <pre>mvn -B test -Dtest=RecordCallTest -Dparley.record=true</pre>
 */
@Tag("media")
@EnabledIfSystemProperty(named = "parley.record", matches = "true")
class RecordCallTest {
  private static final Path FILE = Path.of("src/test/resources/dev/parley/view/echo-call.jsonl");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final List<String> lines = new ArrayList<>();
  private Person ann;

  @Test
  void aCallWithTheEchoPeer() throws IOException {
    TestServer server = new TestServer();
    ProcessBuilder builder =
        new ProcessBuilder(
            OwnProgram.command(
                BuiltInServer.ECHO_COMMAND, "ws://127.0.0.1:" + server.port, "room"));
    Path settings = Files.createTempDirectory("parley-record");
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    builder.environment().put("XDG_STATE_HOME", settings.toString());
    Process echo = builder.redirectErrorStream(true).start();
    echo.getOutputStream().write("secret\n".getBytes(StandardCharsets.UTF_8));
    echo.getOutputStream().flush();
    ann = new Person("ann", server.port, 440);
    Person bob = new Person("bob", server.port, 660);
    ann.watcher = this::note;
    ann.peer.join();
    bob.peer.join();
    await("both are there", () -> ann.sees("bob") && ann.sees(Destination.ECHO));

    ann.peer.connect(Destination.ECHO);
    await("a call", () -> ann.state.phase() == Phase.CONNECTED);
    await("a time to tell", () -> ann.state.front().get().since().isPresent());
    await("it goes well", () -> ann.state.front().orElseThrow().media().quality().isPresent());
    ann.peer.microphone(false);
    await("mute", () -> !ann.state.local().own().microphone());
    ann.peer.camera(false);
    await("dark", () -> ann.state.local().own().picture() == PictureKind.NONE);
    bob.peer.connect("ann");
    await("an offer", () -> !ann.state.offers().isEmpty());
    ann.peer.microphone(true);
    ann.peer.camera(true);
    await("seen", () -> ann.state.local().own().picture() == PictureKind.CAMERA);
    ann.peer.close();
    await("the end", () -> ann.state.phase() == Phase.IDLE);

    ann.peer.accept("bob");
    await("the next call", () -> ann.state.phase() == Phase.CONNECTED);
    bob.peer.microphone(false);
    bob.peer.camera(false);
    await(
        "bob is dark",
        () -> ann.state.front().orElseThrow().media().peer().picture() == PictureKind.NONE);
    await("and mute", () -> !ann.state.front().orElseThrow().media().peer().microphone());
    bob.peer.close();
    await("its end", () -> ann.state.phase() == Phase.IDLE);

    TestMedia.end("ann left", ann.peer.leave());
    TestMedia.end("bob left", bob.peer.leave());
    echo.destroy();
    server.close();
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, lines);
  }

  private void note(PeerState state) {
    lines.add(StateLines.write(new StateLines.Moment(TestMedia.loop().now(), state)));
  }

  private void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    try {
      TestMedia.await(what, LIMIT, condition);
    } catch (AssertionError inVain) {
      throw new AssertionError(lines.get(lines.size() - 1), inVain);
    }
  }
}
