package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import dev.parley.media.test.TestCardReader;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parley and a real GStreamer peer (webrtcbin) call each other through the built-in server. */
@Tag("media")
@Tag("alone")
class GstreamerCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  /** What two conversions, 4:2:0 and a codec at a video call's rate do to a colour. */
  private static final int COLOUR_TOLERANCE = 36;

  private static final int TONE = 440;

  private final SignallingServer server =
      new SignallingServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Directory.of("parley.test")
              .withChannel("room", "secret")
              .withUser("ann", "secret", Set.of("room")),
          Limits.DEFAULT,
          TestMedia.loop());
  private final int port = TestMedia.end("server", server.start());
  private Person ann;
  private GstreamerPeer robot;

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        robot,
        ann,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @ParameterizedTest(name = "{1}, in the room \"{0}\", bundle {2}")
  @CsvSource({"room, vp8, none", "'', h264, max-bundle"})
  void parleyCallsGstreamer(String room, String codec, String bundle) {
    bothAreThere(room, "--codec=" + codec, "--bundle=" + bundle);
    ann.peer.connect(GstreamerPeer.UID);
    eachSeesAndHearsTheOther();
    assertEquals(codec, codecSeen());
    ann.peer.close();
    TestMedia.await("ann is back", LIMIT, () -> ann.state.phase() == Phase.IDLE && ann.isOnline());
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
  }

  @ParameterizedTest(name = "{1}, in the room \"{0}\", bundle {2}, says {3}")
  @CsvSource({
    "room, h264, none, call",
    "'', vp8, none, call",
    "'', vp8, max-bundle, request",
    "room, vp8, max-bundle, request"
  })
  void gstreamerCallsParley(String room, String codec, String bundle, String how) {
    bothAreThere(room, "--codec=" + codec, "--bundle=" + bundle);
    String caller = rings(how);
    assertFalse(robot.hasReceived(), "nothing comes before it is accepted");
    ann.peer.accept(caller);
    eachSeesAndHearsTheOther();
    assertEquals(codec, codecSeen());
    robot.tell("quit");
    TestMedia.await("ann is back", LIMIT, () -> ann.state.phase() == Phase.IDLE && ann.isOnline());
    assertTrue(Set.of(EndReason.CLOSED_BY_PEER, EndReason.LEFT).contains(ann.ends.get(0)));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aCameraThatOnlySendsIsSeenAndHeard(boolean parleyCalls) {
    bothAreThere("room", "--direction=sendonly");
    begin(parleyCalls);
    annSeesAndHears();
    assertFalse(robot.hasReceived());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aScreenThatOnlyReceivesSeesAndHears(boolean parleyCalls) {
    bothAreThere("room", "--direction=recvonly");
    begin(parleyCalls);
    robotSeesAndHears();
    assertEquals(0, ann.pictures.get());
    TestMedia.await(
        "it is said that no picture comes",
        LIMIT,
        () -> !ann.state.front().orElseThrow().media().peer().microphone());
  }

  @Test
  void whoIsNotThereIsSaidSo() {
    ann = ann("");
    ann.peer.connect("nobody");
    TestMedia.await("a sentence", LIMIT, () -> ann.state.notice().contains("nobody"));
    assertTrue(ann.isOnline());
  }

  private void begin(boolean parleyCalls) {
    if (parleyCalls) {
      ann.peer.connect(GstreamerPeer.UID);
    } else {
      ann.peer.accept(rings("call"));
    }
  }

  private String rings(String how) {
    robot.tell(how + " ann");
    TestMedia.await("it rings", LIMIT, () -> !ann.state.offers().isEmpty());
    PeerState.Offer offer = ann.state.offers().get(0);
    return offer.peerId();
  }

  private void bothAreThere(String room, String... more) {
    ann = ann(room);
    robot = new GstreamerPeer(port, room, Stream.of(more).toList());
    if (!room.isEmpty()) {
      TestMedia.await("ann sees it", LIMIT, () -> ann.sees(GstreamerPeer.UID));
    }
  }

  private Person ann(String room) {
    Person person = Person.overGstreamer("ann", room, port, TONE);
    person.peer.join();
    TestMedia.await("online", LIMIT, person::isOnline);
    return person;
  }

  private void eachSeesAndHearsTheOther() {
    annSeesAndHears();
    robotSeesAndHears();
  }

  private void annSeesAndHears() {
    TestMedia.await("connected", LIMIT, () -> ann.state.phase() == Phase.CONNECTED);
    TestMedia.await(
        "its colour",
        LIMIT,
        () -> TestCardReader.difference(ann.colour, GstreamerPeer.COLOUR) <= COLOUR_TOLERANCE);
    TestMedia.await("its tone", LIMIT, () -> ann.hears(GstreamerPeer.TONE));
    int moves = ann.motion.moves();
    TestMedia.await("it moves", LIMIT, () -> ann.motion.moves() > moves + 1);
  }

  private void robotSeesAndHears() {
    robot.await("connected");
    robot.awaitTestCard(COLOUR_TOLERANCE);
    robot.awaitTone(TONE);
  }

  private String codecSeen() {
    TestMedia.await(
        "the codec",
        LIMIT,
        () -> ann.statistics != null && !ann.statistics.videoReceived().codec().isEmpty());
    return ann.statistics.videoReceived().codec().toLowerCase(Locale.ROOT);
  }
}
