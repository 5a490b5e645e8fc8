package dev.parley.view;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Handles single letters as commands: once for each key press, and never while a person types.
 * JavaFX thread.
 */
final class CallKeys {
  private final Scene scene;
  private final Consumer<KeyCode> command;

  /** JavaFX repeats a key that is held and does not say so. */
  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

  CallKeys(Scene scene, Consumer<KeyCode> command) {
    this.scene = scene;
    this.command = command;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> down.remove(event.getCode()));
    // A key that goes up in another window is never heard of here.
    scene.focusOwnerProperty().addListener(of -> down.clear());
    scene
        .windowProperty()
        .flatMap(window -> window.focusedProperty())
        .addListener((of, was, is) -> down.clear());
  }

  private void pressed(KeyEvent event) {
    boolean plain =
        !event.isControlDown()
            && !event.isAltDown()
            && !event.isMetaDown()
            && !event.isShortcutDown();
    boolean writing = scene.getFocusOwner() instanceof TextInputControl;
    if (event.getCode().isLetterKey() && down.add(event.getCode()) && plain && !writing) {
      command.accept(event.getCode());
    }
  }
}
