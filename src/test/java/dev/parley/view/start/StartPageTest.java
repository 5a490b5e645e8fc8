package dev.parley.view.start;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.Showcase;
import dev.parley.view.TestStates;
import dev.parley.view.kit.PointerGuard;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Problems;
import dev.parley.view.start.ChannelList.Recent;
import dev.parley.view.start.ChannelList.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class StartPageTest {
  private static final String LINK =
      "parley://192.168.1.7:8082/house?cert="
          + "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
          + "#Qm9vZ2llIFdvb2dpZSAx";
  private static final String OTHER = "parley://10.0.0.7:8082/house#pw";
  private static final Here HOME = new Here(Kind.HOME, "", "home", "");

  /** What the bar to scroll with takes. */
  private static final double BAR = 8;

  private OpenView open;

  @BeforeEach
  void begin() throws Exception {
    open = new OpenView();
    open.resize(1100, 900);
    open.show(alone());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void itShowsThePeopleAndTheWaysIn() {
    open.show(TestStates.with(TestStates.free("1002", "Alice")));
    for (String part : List.of("peers", "self-preview", "call-echo", "join-link")) {
      assertTrue(open.sees(part), part);
    }
    open.person.clickOn("#connect-1002");
    assertEquals(List.of("connect 1002"), open.intents.wanted(), "one click to a call");
  }

  @Test
  void itIsNamedAfterThePlace() {
    known(List.of(), Host.OFF, "");
    assertEquals("On this computer", open.text("start-title"));
    assertFalse(open.sees("people-leave"));
    away();
    assertEquals("room", open.text("start-title"));
    open.person.clickOn("#people-leave");
    assertEquals(List.of("home"), open.places.wanted());
  }

  @Test
  void theEchoPeerIsNobodyAtHome() {
    TestStates echo = TestStates.with(TestStates.free("echo", "Echo"));
    open.show(echo);
    known(List.of(), Host.OFF, "");
    assertTrue(open.sees("nobody"));
    away();
    assertTrue(open.sees("connect-echo"));
  }

  @Test
  void whereNobodyIsSomebodyIsInvited() {
    known(List.of(), Host.OFF, "");
    open.person.clickOn("#invite-someone");
    assertTrue(open.sees("invite"));
    assertTrue(open.sees("host-switch"));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("invite"));
  }

  @Test
  void nobodyIsInvitedWhereNoLinkCanLead() {
    Here there = new Here(Kind.ELSEWHERE, "h", "room", "");
    open.view.places(new Known(List.of(), there, Host.OFF, ""));
    open.settle();
    assertFalse(open.sees("people-invite"));
    assertFalse(open.sees("invite-someone"));
  }

  @Test
  void theLinkOfAChannelIsCopiedFromItsInvitation() {
    Here desk = new Here(Kind.ELSEWHERE, "desk", "101", OTHER, false, false);
    open.view.places(new Known(List.of(), desk, Host.OFF, ""));
    open.settle();
    open.click("people-invite");
    assertEquals(
        "Anyone with this link can call. It does not contain a password.",
        open.text("invite-words"));
    assertFalse(open.sees("host-switch"), "this computer has nothing to do with it");
    open.click("host-copy");
    assertEquals(OTHER, OpenView.onFx(() -> Clipboard.getSystemClipboard().getString()));
    assertEquals("Copied", open.text("host-copy"));
  }

  @Test
  void whatCameOfATestCallIsSaid() {
    open.person.clickOn("#call-echo");
    assertEquals(List.of("echo"), open.places.wanted());
    open.view.places(
        new Known(List.of(), HOME, Host.OFF, "", ChannelList.Visit.NONE, false, "Heard and seen."));
    open.settle();
    assertEquals("Heard and seen.", open.text("start-tested"));
  }

  @Test
  void whereToGoIsShownBeforeAnythingIsKnownOfAChannel() throws Exception {
    open.close();
    open = new OpenView();
    known(List.of(recent("room", false)), Host.OFF, "");
    assertTrue(open.sees("recent-0"));
  }

  @Test
  void aLinkIsJoinedByEnter() {
    open.person.clickOn("#join-link").write(OTHER).push(KeyCode.ENTER);
    assertEquals(List.of("link " + OTHER), open.places.wanted());
    assertEquals("", text("join-link"), "it holds a password");
  }

  @Test
  void whatIsWrongWithALinkIsSaidAtItUntilSomethingElseIsTyped() {
    open.places.problems = new Problems("That is no invitation.", "", "", "");
    open.person.clickOn("#join-link").write("x").push(KeyCode.ENTER);
    assertTrue(open.sees("start-page"));
    assertEquals("That is no invitation.", open.text("join-link-problem"));
    assertTrue(open.sees("join-link-problem"));
    assertEquals("That is no invitation.", help("join-link"));
    open.person.write("y");
    assertFalse(open.sees("join-link-problem"));
  }

  @Test
  void whatIsWrongByHandIsSaidAtEachField() {
    open.places.problems = new Problems("", "No server.", "Enter the channel.", "");
    open.person.clickOn("#join-open");
    open.person.clickOn("#join-by-hand");
    assertEquals("No server.", open.text("join-server-problem"));
    assertEquals("Enter the channel.", open.text("join-channel-problem"));
    assertFalse(open.sees("join-password-problem"));
    assertEquals("join-server", focused());
  }

  @Test
  void byHandServerChannelAndPasswordAreJoined() {
    open.person.clickOn("#join-open"); // the server's field has the keys then
    open.person.write("talk.example.org");
    open.person.clickOn("#join-channel").write("room");
    open.person.clickOn("#join-password").write("pw").push(KeyCode.ENTER);
    assertEquals(List.of("join usual talk.example.org room pw"), open.places.wanted());
    assertEquals("", text("join-password"), "a password stays on no screen");
  }

  @Test
  void whatTheServerSpeaksIsChosenAndChangesWhatIsAsked() {
    open.person.clickOn("#join-open");
    assertEquals("Channel", open.spoken("join-channel"));
    open.person.clickOn("#join-tongue").type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    assertEquals("Extension", open.spoken("join-channel"));
    assertEquals("For those who answer", prompt("join-password"));
    open.person.clickOn("#join-server").write("desk.example.org");
    open.person.clickOn("#join-channel").write("101").push(KeyCode.ENTER);
    assertEquals(List.of("join desk desk.example.org 101 "), open.places.wanted());
  }

  @Test
  void aRecentPlaceOfAnotherKindSaysWhatItIs() {
    Recent robots = new Recent("1", "", "192.0.2.17", false, "Robots");
    known(List.of(robots), Host.OFF, "");
    assertEquals("Rejoin 192.0.2.17 on 192.0.2.17 · Robots", open.spoken("recent-0"));
    open.person.clickOn("#recent-0");
    assertEquals(List.of("again  "), open.places.wanted());
  }

  @Test
  void oneClickLeadsBackToARecentPlace() {
    known(List.of(recent("room", false), recent("attic", false)), Host.OFF, "");
    assertEquals("attic", open.text("recent-name-1"));
    open.person.clickOn("#recent-1");
    assertEquals(List.of("again attic "), open.places.wanted());
  }

  @Test
  void recentPlacesOfOneNameAreToldApartByTheirServers() {
    Recent other = new Recent("2", "room", "other.example.org", false, "");
    known(List.of(recent("room", false), other), Host.OFF, "");
    assertEquals("room · talk.example.org", open.text("recent-name-0"));
    assertEquals("room · other.example.org", open.text("recent-name-1"));
  }

  @Test
  void inANarrowWindowThePeopleComeFirst() {
    open.resize(400, 700);
    assertTrue(top("peers-panel") < top("start-self"));
    assertTrue(top("start-self") < top("start-join"));
  }

  @Test
  void aPasswordThatIsNotKnownIsAskedForInItsPlace() {
    known(List.of(recent("room", true)), Host.OFF, "");
    open.person.clickOn("#recent-0");
    assertEquals("recent-password", focused());
    open.person.write("pw").push(KeyCode.ENTER);
    assertEquals(List.of("again room pw"), open.places.wanted());
  }

  @Test
  void whoTypesIsOfferedTheKeyringWhereThereIsOne() {
    assertFalse(open.places.looked, "no start waits for it");
    assertFalse(open.sees("join-keep"));
    open.person.clickOn("#join-link");
    assertTrue(open.places.looked);
    open.view.places(new Known(List.of(), HOME, Host.OFF, "", ChannelList.Visit.NONE, true));
    open.settle();
    open.person.clickOn("#join-keep");
    assertEquals(List.of("keep true"), open.places.wanted());
  }

  @Test
  void aRecentPlaceIsForgotten() {
    known(List.of(recent("room", false)), Host.OFF, "");
    open.person.clickOn("#recent-forget-0");
    assertEquals(List.of("forget room"), open.places.wanted());
    assertTrue(open.sees("start-page"));
    known(List.of(), Host.OFF, "");
    assertFalse(open.sees("recent"));
  }

  @Test
  void theSwitchOpensAndClosesTheHouse() {
    open.click("people-invite");
    open.click("host-switch");
    assertEquals(List.of("host true"), open.places.wanted());
    assertTrue(open.sees("invite"), "the link is what comes next");
    known(List.of(), new Host(State.STARTING, List.of(), ""), "");
    known(List.of(), new Host(State.ON, List.of(LINK), ""), "");
    assertEquals(LINK, text("host-link"));
    open.now = open.now.plus(PointerGuard.FRESH); // the card has grown under the pointer
    open.click("host-switch");
    assertEquals(List.of("host true", "host false"), open.places.wanted());
    known(List.of(), Host.OFF, "");
    assertFalse(open.sees("invitation"));
  }

  @Test
  void whyItDoesNotOpenIsSaidAndTheSwitchIsOffAgain() {
    open.click("people-invite");
    open.click("host-switch");
    known(List.of(), new Host(State.STARTING, List.of(), ""), "");
    known(List.of(), new Host(State.OFF, List.of(), "Another window is the host."), "");
    assertEquals("Another window is the host.", open.text("host-trouble"));
    open.click("host-switch");
    assertEquals(List.of("host true", "host true"), open.places.wanted());
  }

  @Test
  void theSwitchObeysTheKeys() {
    open.click("people-invite");
    open.tabTo("host-switch");
    open.press(KeyCode.SPACE);
    assertEquals(List.of("host true"), open.places.wanted());
  }

  @Test
  void theInvitationIsCopied() {
    known(List.of(), new Host(State.ON, List.of(LINK), ""), "");
    open.click("people-invite");
    open.click("host-copy");
    assertEquals(LINK, OpenView.onFx(() -> Clipboard.getSystemClipboard().getString()));
    assertEquals("Copied", open.text("host-copy"));
    assertFalse(open.sees("host-other"), "there is but one address");
  }

  @Test
  void aMachineInTwoNetworksHasTwo() throws Exception {
    known(List.of(), new Host(State.ON, List.of(LINK, OTHER), ""), "");
    open.click("people-invite");
    open.click("host-other");
    assertEquals(OTHER, text("host-link"));
    assertEquals(OTHER, decoded());
  }

  @Test
  void theDrawnCodeIsReadAndHasAWhiteMarginInTheDarkTheme() throws Exception {
    known(List.of(), new Host(State.ON, List.of(LINK), ""), "");
    open.click("people-invite");
    assertEquals(LINK, decoded());
    for (double edge : new double[] {0.01, 0.99}) {
      assertEquals(Color.WHITE, open.colourIn("host-qr", edge, 0.5));
      assertEquals(Color.WHITE, open.colourIn("host-qr", 0.5, edge));
    }
  }

  @Test
  void whyThereIsNoWayIsSaid() {
    known(List.of(), Host.OFF, "The server does not start.");
    assertEquals("The server does not start.", open.text("start-trouble"));
  }

  @Test
  void inACallLeavingTheChannelAsksFirst() {
    away();
    open.show(alone().call(Phase.CONNECTED, "ann", "Ann", Duration.ZERO));
    open.act(() -> Showcase.press(open.stage().getScene(), "menu-leave"));
    assertTrue(open.sees("question"));
    assertEquals(List.of(), open.places.wanted());
    open.person.clickOn("#question-yes");
    assertEquals(List.of("home"), open.places.wanted());
  }

  @Test
  void afterACallThePageIsBack() {
    open.show(alone().call(Phase.CONNECTED, "ann", "Ann", Duration.ZERO));
    assertFalse(open.sees("start-page"));
    open.show(alone());
    assertTrue(open.sees("peers-panel"));
    assertTrue(open.sees("start-self"));
  }

  @Test
  void whoWasRefusedGoesElsewhere() {
    away();
    open.show(alone().wrongPassword());
    open.person.clickOn("#rejoin-start");
    assertEquals(List.of("home"), open.places.wanted());
  }

  @Test
  void whileTheServerIsAwayThePageSaysWhyAndTheOtherWaysStay() {
    open.show(alone().status("No connection", "Nobody answers.", Tone.WORKING, null, false));
    assertEquals("Nobody answers.", open.text("waiting-words"));
    assertFalse(open.sees("peers-panel"));
    assertTrue(open.sees("join-link"));
  }

  @Test
  void everyControlHasANameAndAnIdAndItsPlaceInANarrowWindow() {
    known(
        List.of(recent("a room with a name that is longer than the window is wide", true)),
        new Host(State.ON, List.of(LINK, OTHER), ""),
        "");
    open.person.clickOn("#join-open");
    open.resize(360, 480);
    open.settle();
    List<String> wrong = OpenView.onFx(() -> faults(open.stage().getScene().getRoot()));
    assertEquals(List.of(), wrong);
  }

  private static List<String> faults(Node page) {
    List<String> faults = new ArrayList<>();
    Node start = page.lookup("#start-page");
    Bounds sight = start.localToScene(start.getLayoutBounds());
    for (Node each : all((Parent) start, new ArrayList<>())) {
      if (each.isFocusTraversable() && !each.getStyleClass().contains("scroll-pane")) {
        boolean named =
            each.getAccessibleText() != null
                || each instanceof ButtonBase button && !button.getText().isEmpty();
        Bounds bounds = each.localToScene(each.getLayoutBounds());
        if (each.getId() == null || !named) {
          faults.add("no name: " + each);
        }
        if (bounds.getMinX() < sight.getMinX() || bounds.getMaxX() > sight.getMaxX() - BAR) {
          faults.add("out of sight: " + each + " " + bounds);
        }
      }
    }
    return faults;
  }

  private static List<Node> all(Parent of, List<Node> found) {
    for (Node child : of.getChildrenUnmodifiable()) {
      if (child.isVisible()) {
        found.add(child);
        if (child instanceof Parent parent && !(child instanceof TextField)) {
          all(parent, found);
        }
      }
    }
    return found;
  }

  private void known(List<Recent> recent, Host host, String trouble) {
    open.view.places(new Known(recent, HOME, host, trouble));
    open.settle();
  }

  /** In a channel of some other server. */
  private void away() {
    Here there = new Here(Kind.ELSEWHERE, "h", "room", "");
    open.view.places(new Known(List.of(), there, Host.OFF, ""));
    open.settle();
  }

  private static Recent recent(String channel, boolean asksPassword) {
    return new Recent(channel, channel, "talk.example.org", asksPassword, "");
  }

  private String text(String id) {
    return OpenView.onFx(() -> ((TextField) open.stage().getScene().lookup("#" + id)).getText());
  }

  private double top(String id) {
    return OpenView.onFx(() -> open.stage().getScene().lookup("#" + id).localToScene(0, 0).getY());
  }

  private String prompt(String id) {
    return OpenView.onFx(
        () -> ((TextField) open.stage().getScene().lookup("#" + id)).getPromptText());
  }

  private String help(String id) {
    return OpenView.onFx(() -> open.stage().getScene().lookup("#" + id).getAccessibleHelp());
  }

  private String focused() {
    return OpenView.onFx(() -> open.stage().getScene().getFocusOwner().getId());
  }

  /** Reads the code off the window. */
  private String decoded() throws Exception {
    WritableImage window = OpenView.onFx(() -> open.stage().getScene().snapshot(null));
    int width = (int) window.getWidth();
    int height = (int) window.getHeight();
    int[] pixels = new int[width * height];
    window
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    Bounds code =
        OpenView.onFx(
            () -> {
              Node node = open.stage().getScene().lookup("#host-qr");
              return node.localToScene(node.getLayoutBounds());
            });
    RGBLuminanceSource picture = new RGBLuminanceSource(width, height, pixels);
    BinaryBitmap cut =
        new BinaryBitmap(
            new HybridBinarizer(
                picture.crop(
                    (int) code.getMinX(),
                    (int) code.getMinY(),
                    (int) code.getWidth(),
                    (int) code.getHeight())));
    return new QRCodeReader().decode(cut).getText();
  }
}
