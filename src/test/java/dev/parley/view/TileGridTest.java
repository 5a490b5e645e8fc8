package dev.parley.view;

import static dev.parley.view.TestStates.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.data.card.Blame;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.Loss;
import dev.parley.data.card.TestCards;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.tiles.TileSize;
import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestFrames;
import dev.parley.media.test.TestFrames.Colour;
import dev.parley.peer.Phase;
import dev.parley.peer.figures.TestHistory;
import dev.parley.settings.Preferences.Toggle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tiles of a call of several. */
@Tag("desktop")
class TileGridTest {
  private static final String ANN = "1001";
  private static final String BOB = "1002";
  private static final String CARL = "1003";
  private static final TestStates HERE =
      TestStates.with(joining(ANN, "Ann"), joining(BOB, "Bob"), joining(CARL, "Carl"));
  private static final TestStates TWO = HERE.call(Phase.CONNECTED, ANN, "Ann", Duration.ZERO);
  private static final TestStates THREE = HERE.group(Duration.ZERO, ANN, "Ann", BOB, "Bob");
  private static final TestStates FOUR =
      HERE.group(Duration.ZERO, ANN, "Ann", BOB, "Bob", CARL, "Carl");
  private static final TestStates SIX =
      HERE.group(
          Duration.ZERO, ANN, "Ann", BOB, "Bob", CARL, "Carl", "1004", "Dora", "1005", "Emil");
  private static final MediaState SCREEN = new MediaState(true, PictureKind.SCREEN);

  private final TestFrames frames = new TestFrames();
  private OpenView open;

  @BeforeEach
  void begin() throws Exception {
    open = new OpenView(FOUR);
  }

  @AfterEach
  void close() {
    assertFalse(open.view.hasFailed());
    open.close();
    assertEquals(0, frames.holds(), "each frame given back, once");
  }

  @Test
  void eachPersonHasATileAndOneselfTheLast() {
    assertEquals(4, count("tile-" + ANN, "tile-" + BOB, "tile-" + CARL, "tile-own"));
    assertEquals("Bob", open.text("tile-name-" + BOB));
    assertFalse(open.sees("self-view"));
    assertEquals(width(ANN), width("own"));
    assertEquals("Ann, Bob and Carl", open.text("call-partner"));
  }

  @Test
  void eachPeersPictureIsInItsOwnTile() {
    send(ANN, Colour.RED);
    send(BOB, Colour.BLUE);
    assertClose(Color.RED, open.colourIn("tile-" + ANN, 0.5, 0.5));
    assertClose(Color.BLUE, open.colourIn("tile-" + BOB, 0.5, 0.5));
    assertEquals(1, open.view.remoteFramesShown(ANN));
    assertEquals(1, open.view.remoteFramesShown(BOB));
    assertEquals(1, open.view.remoteFramesShown(), "of the one in front");
  }

  @Test
  void aPictureOfSomebodyWhoIsNotInTheCallIsNotKept() {
    send("1009", Colour.RED);
    assertEquals(0, frames.holds());
  }

  @Test
  void whenAllButOneHaveLeftThatOneHasTheWindow() {
    send(BOB, Colour.BLUE);
    open.show(HERE.call(Phase.CONNECTED, BOB, "Bob", Duration.ZERO));
    assertFalse(open.sees("tiles"));
    assertTrue(open.sees("self-view"));
    assertClose(Color.BLUE, open.colourAt(0.5, 0.5));
    send(BOB, Colour.RED);
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
    assertEquals(2, open.view.remoteFramesShown(BOB));
  }

  @Test
  void whoJoinsACallOfTwoGetsATileAndNobodysPictureBlinks() {
    open.show(TWO);
    send(ANN, Colour.RED);
    open.show(THREE);
    assertClose(Color.RED, open.colourIn("tile-" + ANN, 0.5, 0.5));
    assertEquals(3, count("tile-" + ANN, "tile-" + BOB, "tile-own"));
  }

  @Test
  void whoJoinsTakesTheFocusFromNobody() {
    open.show(THREE);
    open.tabTo("tile-own");
    open.show(FOUR);
    assertTrue(open.onNode("tile-own", Node::isFocused));
    assertEquals(4, count("tile-" + ANN, "tile-" + BOB, "tile-" + CARL, "tile-own"));
  }

  @Test
  void theNextCallShowsNothingOfTheOneBefore() {
    send(ANN, Colour.RED);
    open.show(HERE.call(Phase.CONNECTED, CARL, "Carl", Duration.ZERO));
    assertClose(Color.BLACK, open.colourAt(0.02, 0.5));
    assertTrue(open.sees("faceless"));
  }

  @Test
  void aClickPinsATileAndAnotherUnpinsIt() {
    click(BOB);
    assertLarge(BOB);
    click(BOB);
    assertGrid();
  }

  @Test
  void enterPinsTheTileThatHasTheFocus() {
    open.tabTo("tile-" + CARL);
    open.press(KeyCode.ENTER);
    assertLarge(CARL);
    assertTrue(open.spoken("tile-" + CARL).contains("pinned"));
    open.press(KeyCode.SPACE);
    assertGrid();
  }

  @Test
  void whoSpeaksIsOutlinedAndNotLargeUnlessWished() {
    speak(BOB, 400);
    assertTrue(open.spoken("tile-" + BOB).contains("speaking"));
    assertGrid();
    silence(2500);
    assertFalse(open.spoken("tile-" + BOB).contains("speaking"));
  }

  @Test
  void whoSpeaksIsLargeWithinHalfASecondIfWished() {
    wishSpeakerLarge();
    speak(BOB, 3000);
    assertLarge(BOB);
    silence(300);
    speak(ANN, 500);
    assertLarge(ANN);
    silence(5000);
    assertLarge(ANN);
  }

  @Test
  void theWishIsKeptForTheNextStart() {
    wishSpeakerLarge();
    assertTrue(open.kept.get(open.kept.size() - 1).has(Toggle.SHOW_SPEAKER_LARGE));
  }

  @Test
  void amongSixWhoSpeaksIsLargeInAnyCase() {
    open.show(SIX);
    assertLarge(ANN);
    speak("1004", 400);
    assertLarge("1004");
  }

  @Test
  void oneselfIsOutlinedAndNeverLargeForSpeaking() {
    open.show(SIX);
    speak("", 2500);
    assertTrue(open.spoken("tile-own").contains("speaking"));
    assertLarge(ANN);
  }

  @Test
  void aSharedScreenIsLargeByItselfUnlessAnotherIsPinned() {
    open.show(FOUR.peer(CARL, Phase.CONNECTED, SCREEN));
    assertLarge(CARL);
    assertEquals("Carl is sharing a screen", open.text("peer-sharing"));
    assertFalse(open.sees("tile-name-" + CARL), "nothing covers it");
    click(BOB);
    assertLarge(BOB);
    click(BOB);
    open.show(FOUR);
    assertGrid();
  }

  @Test
  void aScreenThatOneOfSeveralSharesCanBePointedAt() {
    open.show(FOUR.peer(CARL, Phase.CONNECTED, SCREEN));
    open.view.beside().pointing(new PointerState(true, true, true));
    send(CARL, Colour.RED);
    open.act(() -> Showcase.press(open.stage().getScene(), "point"));
    open.person.moveTo(open.node("tile-" + CARL));
    open.settle();
    List<String> pointed = open.beside.wanted();
    assertEquals("point 0.50 0.50", pointed.get(pointed.size() - 1));
  }

  @Test
  void ofTwoSharedScreensTheOneThatIsLargeByItselfCanBePointedAt() {
    open.show(FOUR.peer(BOB, Phase.CONNECTED, SCREEN).peer(CARL, Phase.CONNECTED, SCREEN));
    open.view.beside().pointing(new PointerState(true, true, true));
    open.settle();
    assertLarge(BOB);
    assertTrue(open.sees("point"));
    click(CARL);
    assertLarge(CARL);
    assertFalse(open.sees("point"), "Bob would see the pointer");
    click(CARL);
    assertLarge(BOB);
    assertTrue(open.sees("point"));
  }

  @Test
  void aTileSaysWhatIsMissing() {
    open.show(
        FOUR.peer(ANN, Phase.CONNECTED, new MediaState(false, PictureKind.NONE))
            .peer(BOB, Phase.RECONNECTING, MediaState.ALL));
    assertEquals("Ann, muted, Camera off", open.spoken("tile-" + ANN));
    assertTrue(open.sees("tile-silence-" + ANN));
    assertFalse(open.sees("tile-silence-" + BOB));
    assertEquals("Reconnecting…", open.text("tile-trouble-" + BOB));
    assertFalse(open.sees("standstill"));
  }

  @Test
  void theMenuOfATilePinsAndBlocks() {
    fire(BOB, "tile-pin-" + BOB);
    assertLarge(BOB);
    fire(BOB, "tile-block-" + BOB);
    assertEquals(List.of("block " + BOB), open.intents.wanted());
  }

  @Test
  void ofTwoOfOneNameTheStatisticsAreThoseOfTheTile() {
    open.show(
        HERE.group(Duration.ZERO, ANN, "Kim", BOB, "Kim")
            .figures(TestHistory.figures(TestHistory.endingWith(700, 4, 34), "")));
    CallCard good = TestCards.card(1, "Kim", Loss.NONE, Loss.NONE, Blame.NOBODY);
    CallCard lossy = TestCards.card(1, "Kim", Loss.NONE, new Loss(6.2, 40), Blame.PEER_UPLOAD);
    open.view.beside().card(TestCards.running(BOB, lossy, TestCards.running(ANN, good)));
    fire(ANN, "tile-figures-" + ANN);
    assertEquals("No packet loss worth mentioning.", open.text("card-sentence"));
  }

  @Test
  void theShieldOfATileOpensTheCardAboutThatPerson() {
    open.click("call-proof-" + BOB);
    assertEquals("Bob: Not verified", open.text("proof-title"));
    open.show(HERE.group(Duration.ZERO, ANN, "Ann", CARL, "Carl"));
    assertFalse(open.sees("proof"), "who has left is not asked about");
  }

  @Test
  void theSmallWindowShowsWhoSpeaks() {
    send(ANN, Colour.RED);
    send(BOB, Colour.BLUE);
    open.act(() -> open.stage().setIconified(true));
    assertEquals("Parley: Ann, Bob and Carl", OpenView.onFx(() -> small().getTitle()));
    assertTrue(isInSmall("tile-" + ANN));
    speak(BOB, 400);
    assertTrue(isInSmall("tile-" + BOB));
    open.act(() -> open.stage().setIconified(false));
    assertClose(Color.BLUE, open.colourIn("tile-" + BOB, 0.5, 0.5));
    assertClose(Color.RED, open.colourIn("tile-" + ANN, 0.5, 0.5));
  }

  @Test
  void theSmallWindowKeepsItsPictureWhenSomebodyJoins() {
    open.show(TWO);
    send(ANN, Colour.RED);
    open.act(() -> open.stage().setIconified(true));
    open.show(THREE);
    assertTrue(isInSmall("tile-" + ANN));
    open.act(() -> open.stage().setIconified(false));
    assertClose(Color.RED, open.colourIn("tile-" + ANN, 0.5, 0.5));
  }

  @Test
  void itIsToldHowLargeEachPictureIs() {
    AtomicReference<Map<String, TileSize>> told = new AtomicReference<>();
    open.view.onTileSizes(told::set);
    click(BOB);
    open.pulses(2);
    assertEquals((int) width(BOB), told.get().get(BOB).width());
    assertTrue(told.get().get(ANN).width() < told.get().get(BOB).width());
    assertEquals(3, told.get().size());
    open.act(() -> open.stage().setIconified(true));
    assertEquals(new TileSize(0, 0), told.get().get(ANN));
    assertTrue(told.get().get(BOB).width() > 0);
    open.show(TWO);
    assertEquals(Map.of(), told.get());
  }

  @Test
  void aHiddenSelfViewIsNoTile() {
    open.press(KeyCode.W);
    open.pulses(2);
    assertFalse(open.sees("tile-own"));
    open.press(KeyCode.W);
    open.pulses(2);
    assertTrue(open.sees("tile-own"));
  }

  @Test
  void leavingIsCalledSoAndEndsItForNobodyElse() {
    assertEquals("Leave call", open.text("call-close"));
    open.click("call-close");
    assertEquals(List.of("close"), open.intents.wanted());
    open.show(TWO);
    assertEquals("End call", open.text("call-close"));
  }

  @Test
  void levelsInACallOfTwoAreDropped() {
    open.show(TWO);
    speak(ANN, 1000);
    open.show(THREE);
    assertFalse(open.spoken("tile-" + ANN).contains("speaking"));
  }

  private void send(String peerId, Colour colour) {
    Frame frame = frames.solid(colour, 1280, 720);
    open.view.remoteVideo(peerId).frame(frame);
    frame.release();
    open.pulse();
    open.pulse();
  }

  /** Ten levels a second, of all who are there. */
  private void speak(String speaker, long millis) {
    for (long at = 0; at < millis; at += 100) {
      for (String one : List.of("", ANN, BOB, CARL, "1004", "1005")) {
        open.view.soundLevel(one, one.equals(speaker) ? 0.2 : 0.001);
      }
      open.settle();
      open.now = open.now.plusMillis(100);
    }
    open.pulses(2);
  }

  private void silence(long millis) {
    speak("nobody", millis);
  }

  private void wishSpeakerLarge() {
    open.act(() -> Showcase.press(open.stage().getScene(), "call-speaker-item"));
  }

  private void click(String id) {
    open.click("tile-" + id);
    open.pulses(2);
  }

  private MenuButton menu(String id) {
    return (MenuButton) open.stage().getScene().lookup("#tile-more-" + id);
  }

  private void fire(String id, String item) {
    open.act(
        () ->
            menu(id).getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .ifPresent(MenuItem::fire));
    open.pulses(2);
  }

  private static Stage small() {
    return Window.getWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(stage -> stage.isShowing() && stage.getScene().lookup("#small") != null)
        .findFirst()
        .orElseThrow();
  }

  /** Whether the picture of that tile is in the small window, and so not in the tile. */
  private boolean isInSmall(String tile) {
    return OpenView.onFx(
        () ->
            open.stage().getScene().lookup("#" + tile).lookup(".video") == null
                && small().getScene().lookup(".video") != null);
  }

  private double width(String id) {
    return open.onNode("tile-" + id, node -> ((Region) node).getWidth());
  }

  private int count(String... ids) {
    Bounds window = open.onNode("call", Node::getLayoutBounds);
    int seen = 0;
    for (String id : ids) {
      Bounds at = open.onNode(id, node -> node.localToScene(node.getLayoutBounds()));
      assertTrue(window.contains(at), id + " at " + at);
      seen += open.sees(id) ? 1 : 0;
    }
    return seen;
  }

  private void assertLarge(String id) {
    open.pulses(2);
    List<String> all = List.of(ANN, BOB, CARL, "1004", "1005", "own");
    for (String other : all) {
      if (!other.equals(id) && open.node("tile-" + other) != null) {
        assertTrue(width(id) > width(other), id + " is not larger than " + other);
      }
    }
  }

  private void assertGrid() {
    open.pulses(2);
    assertEquals(width(ANN), width(BOB));
    assertEquals(width(ANN), width(CARL));
  }

  private static void assertClose(Color wanted, Color seen) {
    double far =
        Math.max(
            Math.abs(wanted.getRed() - seen.getRed()),
            Math.max(
                Math.abs(wanted.getGreen() - seen.getGreen()),
                Math.abs(wanted.getBlue() - seen.getBlue())));
    assertTrue(far < 0.04, "wanted " + wanted + ", seen " + seen);
  }
}
