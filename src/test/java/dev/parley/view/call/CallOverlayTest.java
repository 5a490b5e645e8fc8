package dev.parley.view.call;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.QualityLevel;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With whom a call is, and how long. */
@Tag("desktop")
class CallOverlayTest {
  private OpenView open;

  @BeforeEach
  void aWindow() throws Exception {
    open = new OpenView();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aCallShowsWithWhomAndHowLong() {
    Duration since = open.now.minusSeconds(161);
    open.show(alone().call(Phase.CONNECTED, "1002", "Alice", since));
    assertEquals("Alice", open.text("call-partner"));
    assertEquals("02:41", open.text("call-time"));
    open.now = open.now.plusSeconds(3600);
    open.await("an hour later", () -> open.text("call-time").equals("1:02:41"));
  }

  @Test
  void inANarrowWindowTheNameKeepsItsRoom() {
    open.resize(360, 640);
    open.show(
        alone()
            .call(Phase.CONNECTED, "1002", "Maximiliane Theodora von Wolkenkuckucksheim", open.now)
            .quality(QualityLevel.FAIR, "High packet loss."));
    assertTrue(OpenView.onFx(() -> ((Label) open.node("call-partner")).getWidth()) > 150);
    Bounds quality =
        OpenView.onFx(
            () ->
                open.node("call-quality")
                    .localToScene(open.node("call-quality").getLayoutBounds()));
    assertTrue(quality.getMaxX() <= 360, quality.toString());
  }
}
