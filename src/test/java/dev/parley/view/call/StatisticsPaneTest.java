package dev.parley.view.call;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.QualityLevel;
import dev.parley.peer.Phase;
import dev.parley.peer.figures.TestHistory;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a call, on a click. */
@Tag("desktop")
class StatisticsPaneTest {
  private static final TestStates CALL =
      alone()
          .call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO)
          .quality(QualityLevel.GOOD, "")
          .figures(TestHistory.figures(TestHistory.endingWith(700, 4, 34), ""));

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aClickOnTheQualityShowsThem() throws Exception {
    open = new OpenView(CALL);
    assertFalse(open.sees("statistics"));
    open.click("call-quality");
    assertTrue(open.sees("statistics"));
    assertEquals("Good", open.text("statistics-title"));
    assertEquals("No problems.", open.text("statistics-why"));
  }

  @Test
  void enterDoesTheSame() throws Exception {
    open = new OpenView(CALL);
    open.tabTo("call-quality");
    open.press(KeyCode.ENTER);
    assertTrue(open.sees("statistics"));
  }

  @Test
  void aSecondClickTakesThemAway() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    open.click("call-quality");
    assertFalse(open.sees("statistics"));
  }

  @Test
  void escapeTakesThemAwayAndGivesTheKeysBack() throws Exception {
    open = new OpenView(CALL);
    open.tabTo("call-quality");
    open.press(KeyCode.ENTER);
    assertTrue(focused("statistics"));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("statistics"));
    assertTrue(focused("call-quality"));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void theyGoWithTheCall() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    open.show(alone());
    assertFalse(open.sees("statistics"));
    open.show(CALL);
    assertFalse(open.sees("statistics"));
  }

  @Test
  void whatIsWrongIsSaidFirstAndWhatToDo() throws Exception {
    open =
        new OpenView(
            CALL.quality(QualityLevel.POOR, "High packet loss.")
                .figures(TestHistory.figures(TestHistory.endingWith(1, 2, 3), "Use a cable.")));
    open.click("call-quality");
    assertEquals("Poor", open.text("statistics-title"));
    assertEquals("High packet loss. Use a cable.", open.text("statistics-why"));
    assertEquals("Call quality: Poor. " + open.text("statistics-why"), open.spoken("statistics"));
  }

  @Test
  void theyStandUnderTheBarsThatOpenThem() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    Bounds bars = bounds("call-about");
    Bounds figures = bounds("statistics");
    assertTrue(figures.getMinY() >= bars.getMaxY(), figures + " under " + bars);
    assertTrue(figures.getMinY() - bars.getMaxY() < 16, figures + " under " + bars);
    assertEquals(bars.getMinX(), figures.getMinX());
  }

  @Test
  void everyFigureIsThere() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    assertEquals("1280 × 720", open.text("statistics-sent-picture"));
    assertEquals("640 × 360", open.text("statistics-received-picture"));
    assertEquals("30 fps", open.text("statistics-sent-frames"));
    assertEquals("VP9", open.text("statistics-received-codec"));
    assertEquals("1,234 kbit/s", open.text("statistics-sent-rate"));
    assertEquals("3.0 %", open.text("statistics-received-loss"));
    assertEquals("7 ms", open.text("statistics-received-jitter"));
    assertEquals("–", open.text("statistics-sent-jitter"));
    assertEquals("2", open.text("statistics-received-freezes"));
    assertEquals("opus", open.text("statistics-sent-sound-codec"));
    assertEquals("34 ms", open.text("statistics-sent-round-trip"));
    assertEquals("Relayed (UDP), through TURN at the other end", open.text("statistics-sent-path"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "zh"})
  void nothingIsCutOffInAnyLanguage(String language) throws Exception {
    Locale before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
    try {
      open = new OpenView(CALL);
      open.click("call-quality");
      List<String> cut = OpenView.onFx(this::cutOff);
      assertEquals(List.of(), cut);
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  /** What does not end within the pane, or is shown with an ellipsis. */
  private List<String> cutOff() {
    ScrollPane scroll = (ScrollPane) open.stage().getScene().lookup("#statistics-scroll");
    double right = scroll.localToScene(scroll.getLayoutBounds()).getMaxX();
    return scroll.getContent().lookupAll(".label").stream()
        .map(Label.class::cast)
        .filter(
            label ->
                label.localToScene(label.getLayoutBounds()).getMaxX() > right
                    || !label.isWrapText() && label.getWidth() < Math.floor(label.prefWidth(-1)))
        .map(Label::getText)
        .toList();
  }

  @Test
  void theLastMinuteIsDrawnAndSpoken() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    assertEquals("34 ms", open.text("statistics-now-round-trip"));
    assertEquals(
        "Round-trip time: 34 ms. Highest in the last minute: 34 ms.",
        open.spoken("statistics-minute-round-trip"));
    double height = OpenView.onFx(() -> line("rate").getParent().getLayoutBounds().getHeight());
    // 350 of 1000 for most of the minute, then 700.
    assertEquals(1 + (height - 2) * 0.65, y("rate", 30), 0.01);
    assertEquals(1 + (height - 2) * 0.30, y("rate", 58), 0.01);
  }

  @Test
  void closedItIsNotTouched() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    open.click("call-quality");
    double before = y("rate", 58);
    open.show(CALL.figures(TestHistory.figures(TestHistory.endingWith(10, 1, 1), "")));
    assertEquals(before, y("rate", 58));
    assertEquals("34 ms", open.text("statistics-now-round-trip"));
    open.click("call-quality");
    assertEquals("1 ms", open.text("statistics-now-round-trip"));
    assertNotEquals(before, y("rate", 58));
  }

  @Test
  void aSecondMovesThePointsAndMakesNone() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    List<?> points = OpenView.onFx(() -> List.copyOf(line("loss").getElements()));
    open.show(CALL.figures(TestHistory.figures(TestHistory.endingWith(10, 50, 1), "")));
    assertEquals(points, OpenView.onFx(() -> List.copyOf(line("loss").getElements())));
  }

  @Test
  void copyPutsAllOfItOnTheClipboard() throws Exception {
    open = new OpenView(CALL);
    open.click("call-quality");
    open.act(() -> ((Button) open.node("statistics-copy")).fire());
    String copied = OpenView.onFx(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(copied.startsWith("Good. No problems.\n"), copied);
    assertTrue(copied.contains("\nResolution: 1280 × 720 | 640 × 360\n"), copied);
    assertTrue(copied.contains("\nRound-trip time: 34 ms\n"), copied);
    assertEquals("Copied", open.text("statistics-copy"));
  }

  @ParameterizedTest
  @CsvSource({"360,480", "600,800", "740,500", "1280,760"})
  void theMiddleOfThePictureStaysFree(double width, double height) throws Exception {
    open = new OpenView(CALL);
    open.resize(width, height);
    open.act(() -> ((Button) open.node("call-quality")).fire());
    Bounds pane = bounds("statistics");
    Bounds window = bounds("window");
    assertTrue(pane.getWidth() > 200 && pane.getHeight() > 100, pane.toString());
    assertTrue(
        pane.getMaxX() < window.getCenterX() || pane.getMaxY() < window.getCenterY(),
        pane + " in " + window);
    assertTrue(pane.getMaxY() < bounds("call-bar").getMinY(), pane.toString());
  }

  private boolean focused(String id) {
    Node node = open.node(id);
    return OpenView.onFx(node::isFocused);
  }

  private Bounds bounds(String id) {
    Node node = open.node(id);
    return OpenView.onFx(() -> node.localToScene(node.getLayoutBounds()));
  }

  private Path line(String id) {
    return (Path)
        open.stage().getScene().lookup("#statistics-sparkline-" + id + " .sparkline-line");
  }

  private double y(String id, int at) {
    return OpenView.onFx(() -> ((LineTo) line(id).getElements().get(at + 1)).getY());
  }
}
