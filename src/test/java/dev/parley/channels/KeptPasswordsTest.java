package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.hosting.LocalPlace;
import dev.parley.keyring.FakeKeyring;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.PeerState;
import dev.parley.socket.Trust;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Recent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords from one run to the next, as the window's places use them. */
@Tag("unit")
class KeptPasswordsTest {
  private static final String PLACE = "wss://h room";
  private static final String FIRST = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @TempDir Path settings;

  private final FakeLoop loop = new FakeLoop();
  private final FakeKeyring keyring = new FakeKeyring();
  private final List<Destination> gone = new ArrayList<>();
  private final List<Known> shown = new ArrayList<>();
  private ChannelsController places;

  /** What the server lets in by. */
  private String right = "s3cret";

  @BeforeEach
  void start() {
    gone.clear();
    places =
        new ChannelsController(
            loop, settings, new AsTheRun(), changed -> new FakeLan(), shown::add, keyring);
    loop.act(places::start);
  }

  @Test
  void whetherThereIsAKeyringIsLookedAtWhenSomebodyTypes() {
    assertFalse(known().keyring());
    places.lookForKeyring();
    loop.run();
    assertTrue(known().keyring());
  }

  @Test
  void aKeptPasswordLeadsBackWithoutTyping() throws IOException {
    joinAndKeep("s3cret");
    assertEquals(Map.of(PLACE, "s3cret"), keyring.kept);
    start(); // another run
    assertFalse(recent().asksPassword());
    places.again(recent(), "");
    loop.run();
    assertEquals("s3cret", gone.get(0).password());
    assertFalse(Files.readString(settings.resolve("settings.json")).contains("s3cret"));
  }

  @Test
  void whatNobodyWantsToBeKeptIsNot() {
    places.join("", "h", "room", "s3cret");
    loop.run();
    assertEquals(Map.of(), keyring.kept);
    start();
    assertTrue(recent().asksPassword());
  }

  @Test
  void aPasswordThatTheServerRefusesIsNotKept() {
    joinAndKeep("wrong");
    assertEquals(Map.of(), keyring.kept);
  }

  @Test
  void aKeptOneThatIsWrongByNowIsForgottenAndTheRightOneKept() {
    joinAndKeep("s3cret");
    start();
    right = "better";
    places.again(recent(), "");
    loop.run();
    loop.act(() -> places.state(asksPassword()));
    assertEquals(Map.of(), keyring.kept);
    places.retyped("better");
    loop.run();
    loop.act(() -> places.arrived(gone.get(0)));
    assertEquals(Map.of(PLACE, "better"), keyring.kept);
    assertTrue(known().here().invitation().contains("#better&k="), "others come by the right one");
  }

  @Test
  void whoForgetsAPlaceForgetsItsPassword() {
    joinAndKeep("s3cret");
    places.forget(recent());
    loop.run();
    assertEquals(Map.of(), keyring.kept);
  }

  /** Who has the password of before would get it by a link, from the next click on the place. */
  @Test
  void aLinkWithAnotherCertificateLeadsNowhereByItself() {
    knownWith(FIRST);
    loop.act(() -> places.come("parley://h/room?cert=" + OTHER));
    assertEquals(Manner.DOUBTS, known().visit().manner());
    places.join("parley://h/room?cert=" + OTHER + "#theirs"); // pasted
    loop.run();
    assertEquals(Manner.DOUBTS, known().visit().manner());
    places.drop();
    loop.run();
    assertEquals(List.of(), gone);
    assertEquals(Map.of(PLACE, "s3cret"), keyring.kept);
    places.again(recent(), "");
    loop.run();
    assertEquals(FIRST, gone.get(0).certificate());
    assertEquals("s3cret", gone.get(0).password());
  }

  @Test
  void whoBelievesAnotherCertificateTypesThePasswordAnew() {
    knownWith(FIRST);
    loop.act(() -> places.come("parley://h/room?cert=" + OTHER));
    places.follow();
    loop.run();
    assertEquals(OTHER, gone.get(0).certificate());
    assertEquals("", gone.get(0).password());
    assertEquals(Map.of(), keyring.kept);
    start(); // another run
    places.again(recent(), "");
    loop.run();
    assertEquals("", gone.get(0).password());
  }

  /** However the server is written, and in another channel of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "parley://H/room",
        "parley://h:443/room",
        "parley://h/room?path=/",
        "parley://h/other",
        "parley://h/room?path=/ws",
        "parley://h/room?signalling=gstreamer"
      })
  void theSameServerIsKnownByAnyName(String link) {
    knownWith(FIRST);
    String and = link.contains("?") ? "&" : "?";
    loop.act(() -> places.come(link + and + "cert=" + OTHER));
    assertEquals(Manner.DOUBTS, known().visit().manner());
    assertEquals(List.of(), gone);
  }

  /** A server of everybody's authorities would be anybody's that has the link's. */
  @Test
  void aCertificateWhereNoneWasNamedIsAskedAboutToo() {
    knownWith("");
    loop.act(() -> places.come("parley://h/room?cert=" + OTHER));
    assertEquals(Manner.DOUBTS, known().visit().manner());
  }

  @Test
  void aLinkOrAPersonWithoutACertificateDoesNotRemoveTheKnownOne() {
    knownWith(FIRST);
    loop.act(() -> places.come("parley://h/room#s3cret"));
    assertEquals(FIRST, gone.get(0).certificate());
    start();
    places.join("", "h", "room", "s3cret");
    loop.run();
    assertEquals(FIRST, gone.get(0).certificate());
    start();
    loop.act(() -> places.arrived(gone.isEmpty() ? at("") : gone.get(0))); // by the command line
    places.again(recent(), "");
    loop.run();
    assertEquals(FIRST, gone.get(0).certificate());
    assertEquals("s3cret", gone.get(0).password());
  }

  /** Another port is another server, and so is another channel's password another. */
  @ParameterizedTest
  @ValueSource(strings = {"parley://h:8443/room", "parley://i/room", "parley://sub.h/room"})
  void anotherServerIsNoMatterOfAskingAndGetsNoPassword(String link) {
    knownWith(FIRST);
    loop.act(() -> places.come(link + "?cert=" + OTHER));
    assertEquals(1, gone.size());
    assertEquals("", gone.get(0).password());
  }

  /** What the command line let in although it is another. */
  @Test
  void aKeptPasswordIsNeverForAnotherCertificate() {
    knownWith(FIRST);
    loop.act(() -> places.arrived(at(OTHER)));
    start();
    places.again(recent(), "");
    loop.run();
    assertEquals(OTHER, gone.get(0).certificate());
    assertEquals("", gone.get(0).password());
    assertEquals(Map.of(), keyring.kept);
  }

  private void knownWith(String certificate) {
    loop.act(() -> places.arrived(at(certificate)));
    joinAndKeep("s3cret");
    assertEquals(Map.of(PLACE, "s3cret"), keyring.kept);
    start(); // another run
  }

  private static Destination at(String certificate) {
    return new Destination(URI.create("wss://h"), Trust.platform(), certificate, "room", "s3cret");
  }

  @Test
  void whereTheKeyringStaysShutTheServerAsksAndNothingIsLost() {
    joinAndKeep("s3cret");
    start();
    keyring.locked = true;
    places.again(recent(), "");
    loop.run();
    assertEquals("", gone.get(0).password());
    loop.act(() -> places.state(asksPassword()));
    assertEquals(Map.of(PLACE, "s3cret"), keyring.kept);
  }

  private void joinAndKeep(String password) {
    places.keep(true);
    places.join("", "h", "room", password);
    loop.run();
  }

  private Known known() {
    return shown.get(shown.size() - 1);
  }

  private Recent recent() {
    return known().recent().get(0);
  }

  private static PeerState asksPassword() {
    PeerState.Status status =
        new PeerState.Status("", "", PeerState.Tone.BAD, Optional.empty(), true, true);
    return new PeerState(
        status,
        "room",
        "Robin",
        true,
        "",
        Callees.LISTED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }

  /** A run that goes wherever it is told, and a server that knows one password. */
  private final class AsTheRun implements Navigator {
    @Override
    public CompletableFuture<Void> go(CompletableFuture<Destination> where) {
      return where.thenAccept(
          there -> {
            gone.add(there);
            places.heading(there);
            if (there.password().equals(right)) {
              places.arrived(there);
            }
          });
    }

    @Override
    public void call(String nameOrId) {}

    @Override
    public CompletableFuture<Destination> home() {
      return CompletableFuture.completedFuture(LocalPlace.fresh().home());
    }
  }
}
