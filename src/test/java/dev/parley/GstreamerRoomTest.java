package dev.parley;

import dev.parley.media.TestMedia;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parley and three real GStreamer peers (webrtcbin) in one room: each with each of the others. */
@Tag("media")
@Tag("alone")
class GstreamerRoomTest {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  /** As in a call of two, with less for each. */
  private static final int COLOUR_TOLERANCE = 40;

  private static final int TONE = 440;

  /** One of the others, and what it sends. */
  private enum Robot {
    RED(0xc03030, 660),
    GREEN(0x209040, 880),
    BLUE(0x2060c0, 1100);

    final String uid = name().toLowerCase(Locale.ROOT);
    final int colour;
    final int tone;

    Robot(int colour, int tone) {
      this.colour = colour;
      this.tone = tone;
    }
  }

  private final SignallingServer server =
      new SignallingServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Directory.of("parley.test").withChannel("room", "secret"),
          Limits.DEFAULT,
          TestMedia.loop());
  private final int port = TestMedia.end("server", server.start());
  private final Map<Robot, GstreamerPeer> robots = new LinkedHashMap<>();
  private Person ann;

  @AfterEach
  void everythingIsGone() {
    List<AutoCloseable> all = new ArrayList<>(robots.values());
    all.add(ann);
    all.add(server);
    all.add(
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
    Closing.all(all.toArray(AutoCloseable[]::new));
  }

  @Test
  void whoComesSecondLeavesComesBackAndStaysWithTheRest() {
    comes(Robot.RED);
    annComes();
    ann.peer.connect(Robot.RED.uid);
    TestMedia.await("connected", LIMIT, () -> ann.state.phase() == Phase.CONNECTED);
    comes(Robot.GREEN);
    comes(Robot.BLUE);
    eachSeesAndHearsEach();

    ann.peer.close();
    TestMedia.await("ann is back", LIMIT, () -> ann.state.phase() == Phase.IDLE && ann.isOnline());
    ann.forgetReceived();
    robotsSeeAndHearEachOther();
    annSeesWhoIsThere();
    ann.peer.connect(Robot.BLUE.uid);
    eachSeesAndHearsEach();

    robots.remove(Robot.RED).kill();
    TestMedia.await("two are left", LIMIT, () -> partners().equals(Set.of("green", "blue")));
    ann.forgetReceived();
    eachSeesAndHearsEach();
  }

  @Test
  void whoComesLastCallsAll() {
    for (Robot robot : Robot.values()) {
      comes(robot);
    }
    annComes();
    ann.peer.connect(Robot.GREEN.uid);
    eachSeesAndHearsEach();
  }

  private void comes(Robot robot) {
    List<String> options =
        List.of(
            "--everybody",
            "--size=160x90",
            "--uid=" + robot.uid,
            "--colour=ff" + Integer.toHexString(robot.colour),
            "--tone=" + robot.tone);
    robots.put(robot, new GstreamerPeer(port, "room", options));
  }

  private void annComes() {
    ann = Person.overGstreamer("ann", "room", port, TONE);
    ann.peer.join();
    TestMedia.await("online", LIMIT, ann::isOnline);
    annSeesWhoIsThere();
  }

  private void annSeesWhoIsThere() {
    robots.keySet().forEach(robot -> TestMedia.await("it", LIMIT, () -> ann.sees(robot.uid)));
  }

  private Set<String> partners() {
    return ann.state.calls().stream()
        .filter(call -> call.phase() == Phase.CONNECTED)
        .map(PeerState.Call::peerId)
        .collect(Collectors.toSet());
  }

  private void eachSeesAndHearsEach() {
    Set<String> all = robots.keySet().stream().map(robot -> robot.uid).collect(Collectors.toSet());
    TestMedia.await("connected with " + all, LIMIT, () -> partners().equals(all));
    robots.forEach(
        (robot, peer) -> {
          Received received = ann.of(robot.uid);
          TestMedia.await(
              robot + " at ann",
              LIMIT,
              () ->
                  received.isColour(robot.colour, COLOUR_TOLERANCE) && received.isTone(robot.tone));
          int moves = received.motion.moves();
          TestMedia.await("it moves", LIMIT, () -> received.motion.moves() > moves + 1);
          peer.awaitTestCard("ann", COLOUR_TOLERANCE);
          peer.awaitTone("ann", TONE);
        });
    robotsSeeAndHearEachOther();
  }

  private void robotsSeeAndHearEachOther() {
    robots.forEach(
        (robot, peer) ->
            robots.keySet().stream()
                .filter(other -> other != robot)
                .forEach(
                    other -> {
                      peer.awaitColour(other.uid, other.colour, COLOUR_TOLERANCE);
                      peer.awaitTone(other.uid, other.tone);
                    }));
  }
}
