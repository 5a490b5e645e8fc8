package dev.parley.view.files;

import dev.parley.data.files.FileIntents;
import dev.parley.data.files.FileTransfers;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/**
 * Takes files that are dropped on the window or pasted into it, while there is a peer who takes
 * them; says so over the window while they are held there. JavaFX thread.
 */
public final class FileDrop extends Label {
  private static final Words WORDS = Words.in(FileDrop.class);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private final FileIntents intents;
  private boolean canSend;

  /**
   * @param window on which they are dropped
   */
  public FileDrop(FileIntents intents, Node window) {
    this.intents = intents;
    setId("file-drop");
    getStyleClass().add("file-drop");
    setWrapText(true);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    setMouseTransparent(true);
    setVisible(false);
    window.addEventHandler(DragEvent.DRAG_OVER, this::held);
    window.addEventHandler(DragEvent.DRAG_EXITED_TARGET, event -> setVisible(false));
    window.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    window.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /** Whether there is anybody to send to. */
  public void render(FileTransfers now) {
    canSend = now.canSend();
    setText(WORDS.say("files.drop", ShownText.name(now.peerName())));
    setVisible(isVisible() && canSend);
  }

  private void held(DragEvent event) {
    if (canSend && event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      setVisible(true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    setVisible(false);
    boolean taken = canSend && event.getDragboard().hasFiles();
    if (taken) {
      send(event.getDragboard().getFiles());
    }
    event.setDropCompleted(taken);
    event.consume();
  }

  private void pressed(KeyEvent event) {
    Clipboard board = Clipboard.getSystemClipboard();
    boolean writing = getScene().getFocusOwner() instanceof TextInputControl;
    if (PASTE.match(event) && canSend && !writing && board.hasFiles()) {
      send(board.getFiles());
      event.consume();
    }
  }

  private void send(List<File> files) {
    List<Path> paths = files.stream().map(File::toPath).toList();
    intents.send(paths);
  }
}
