package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.view.OpenView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Clicks on what has just come under the pointer. */
@Tag("desktop")
class PointerGuardTest {
  private final FxRobot person = new FxRobot();
  private final List<String> pressed = new CopyOnWriteArrayList<>();
  private Button decline;
  private Button accept;
  private volatile Duration now = Duration.ofSeconds(1000);
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    OpenView.onFx(
        () -> {
          decline = button("decline");
          accept = button("accept");
          accept.setLayoutY(100);
          stage = new Stage();
          stage.setScene(new Scene(new Pane(decline, accept), 300, 300));
          new PointerGuard(stage.getScene(), () -> now);
          stage.show();
          return null;
        });
    settle();
    person.moveTo(decline);
    settle();
  }

  @AfterEach
  void close() {
    OpenView.onFx(
        () -> {
          stage.close();
          return null;
        });
  }

  private Button button(String name) {
    Button button = new Button(name);
    button.setMinSize(200, 50);
    button.setOnAction(event -> pressed.add(name));
    return button;
  }

  /** The upper one goes, and the lower one takes its place. */
  private void moveUp() {
    OpenView.onFx(
        () -> {
          decline.setVisible(false);
          accept.setLayoutY(0);
          return null;
        });
    settle();
  }

  private void click() {
    person.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
    settle();
  }

  private static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void whatStandsStillIsPressed() {
    click();
    click();
    assertEquals(List.of("decline", "decline"), pressed);
  }

  @Test
  void whatHasJustComeIsNotPressed() {
    moveUp();
    click();
    assertEquals(List.of(), pressed);
  }

  @Test
  void isPressedOnceItCouldBeSeen() {
    moveUp();
    click();
    now = now.plus(PointerGuard.FRESH);
    click();
    assertEquals(List.of("accept"), pressed);
  }

  @Test
  void whatIsCoveredIsNotPressedThroughToWhatCovers() {
    OpenView.onFx(
        () -> {
          accept.setLayoutY(0); // over the other
          return null;
        });
    settle();
    click();
    assertEquals(List.of(), pressed);
  }

  @Test
  void aPointerThatHasMovedToItMeansIt() {
    moveUp();
    person.moveBy(150, 200);
    person.moveTo(accept);
    click();
    assertEquals(List.of("accept"), pressed);
  }

  @Test
  void theSecondHalfOfADoubleClickDoesNotPressWhatTheFirstHasBrought() {
    OpenView.onFx(
        () -> {
          decline.addEventHandler(javafx.event.ActionEvent.ACTION, event -> moveUpNow());
          return null;
        });
    click();
    click();
    assertEquals(List.of("decline"), pressed);
  }

  private void moveUpNow() {
    decline.setVisible(false);
    accept.setLayoutY(0);
  }
}
