package dev.parley.view.pointer;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.PictureKind;
import dev.parley.data.pointer.PointerState;
import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestFrames;
import dev.parley.media.test.TestFrames.Colour;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person points at a screen that the peer shares, of 64 by 36 in a window of another shape. */
@Tag("desktop")
class PointerLayerTest {
  private static final PointerState MAY = new PointerState(true, true, true);
  private static final PointerState MAY_NOT = new PointerState(false, true, true);
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);
  private static final TestStates SHARED = CALL.peerSends(true, PictureKind.SCREEN);

  private final TestFrames frames = new TestFrames();
  private OpenView open;

  @BeforeEach
  void aScreenIsShared() throws Exception {
    open = new OpenView(SHARED);
    open.resize(700, 700);
    Frame frame = frames.solid(Colour.RED, 64, 36);
    open.view.remoteVideo("1002").frame(frame);
    frame.release();
    open.await("a picture", () -> open.view.remoteFramesShown() == 1);
    open.view.beside().pointing(MAY);
    open.settle();
  }

  @AfterEach
  void close() {
    open.close();
  }

  /** To a part of the pane, from 0 to 1. */
  private void move(double x, double y) {
    Bounds pane = open.onNode("remote-video", node -> node.localToScreen(node.getLayoutBounds()));
    open.person.moveTo(pane.getMinX() + x * pane.getWidth(), pane.getMinY() + y * pane.getHeight());
    open.settle();
  }

  @Test
  void aMouseThatMovesPointsAtNothing() {
    move(0.5, 0.5);
    move(0.4, 0.5);

    assertEquals(List.of(), open.beside.wanted());
  }

  @Test
  void heldShiftPointsWhereTheMouseIs() {
    move(0.25, 0.5);
    open.person.press(KeyCode.SHIFT);
    open.settle();
    assertEquals(List.of("point 0.25 0.50"), open.beside.wanted());
    assertTrue(open.sees("pointer-ring"));

    open.person.release(KeyCode.SHIFT);
    open.settle();
    assertEquals(List.of("point 0.25 0.50", "stop"), open.beside.wanted());
    assertFalse(open.sees("pointer-ring"));
  }

  @Test
  void theButtonPointsWithoutTheKeyUntilTheMouseLeavesThePicture() {
    assertTrue(open.sees("point"));
    open.click("point");
    move(0.75, 0.5);
    List<String> all = open.beside.wanted();
    assertEquals("point 0.75 0.50", all.get(all.size() - 1));
    assertFalse(all.contains("stop"));

    move(0.75, 0.02); // beside the picture
    assertTrue(open.beside.wanted().contains("stop"), "" + open.beside.wanted());
    assertFalse(open.sees("pointer-ring"));
  }

  @Test
  void whereThePeerDoesNotAllowItThereIsNoButtonAndNoPointing() {
    open.click("point");
    move(0.5, 0.5);
    open.view.beside().pointing(MAY_NOT);
    open.settle();
    assertFalse(open.sees("point"));
    assertFalse(open.sees("pointer-ring"));
    open.beside.forget();

    move(0.6, 0.5);
    assertEquals(List.of(), open.beside.wanted());
  }

  @Test
  void aFaceIsNotPointedAt() {
    open.show(CALL);
    assertFalse(open.sees("point"));
    open.person.press(KeyCode.SHIFT);
    move(0.5, 0.5);
    open.person.release(KeyCode.SHIFT);

    assertEquals(List.of(), open.beside.wanted());
  }

  @Test
  void aPointerHasAPictureWithAName() {
    PointerPicture small = open.view.pointerPicture("Al", 240).join();
    PointerPicture large = open.view.pointerPicture("\u202eAlice ".repeat(40), 240).join();

    assertTrue(small.width() < large.width());
    assertTrue(large.width() <= 240 && large.height() <= 240);
    assertEquals(large.width() * large.height(), large.argb().length);
    int hot = small.argb()[(small.hotY() + 10) * small.width() + small.hotX() + 4];
    assertEquals(0xffd9480f, hot, Integer.toHexString(hot));
    assertEquals(0, small.argb()[small.width() - 1] >>> 24);
  }

  @Test
  void whoSharesCanForbidIt() {
    open.show(CALL.sending(true, true, "screen"));
    open.view.beside().pointing(MAY);
    open.settle();
    open.person.clickOn("#sharing-pointers");
    open.settle();

    assertEquals(List.of("allow false"), open.beside.wanted());
  }
}
