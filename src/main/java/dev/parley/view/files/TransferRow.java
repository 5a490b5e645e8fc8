package dev.parley.view.files;

import atlantafx.base.theme.Styles;
import dev.parley.data.files.FileIntents;
import dev.parley.data.files.FileTransfer;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Shows one file, how far it is, and what can be done with it. JavaFX thread. */
final class TransferRow extends VBox {
  private static final Words WORDS = Words.in(TransferRow.class);

  private final Label name = new Label();
  private final Label words;
  private final ProgressBar progress = new ProgressBar(0);
  private final Button accept;
  private final Button decline;
  private final Button cancel;
  private final Button reveal;
  private final Button retry;
  private final Button forget;
  private final FlowPane actions;

  TransferRow(long key, FileIntents intents) {
    String id = "file-" + key;
    setId(id);
    getStyleClass().add("file-row");
    name.setId(id + "-name");
    name.getStyleClass().add("file-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // the ending says what it is
    name.setEllipsisString("…");
    name.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(0);
    words = Card.words(id + "-words");
    progress.setId(id + "-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    decline = Buttons.text(id + "-decline", WORDS.say("files.decline"), () -> intents.decline(key));
    accept =
        Buttons.text(
            id + "-accept", WORDS.say("files.accept"), () -> intents.accept(key), Styles.ACCENT);
    cancel = Buttons.text(id + "-cancel", WORDS.say("files.cancel"), () -> intents.cancel(key));
    reveal = Buttons.text(id + "-reveal", WORDS.say("files.reveal"), () -> intents.reveal(key));
    retry = Buttons.text(id + "-retry", WORDS.say("files.retry"), () -> intents.retry(key));
    forget = Buttons.text(id + "-forget", WORDS.say("files.forget"), () -> intents.forget(key));
    actions = Card.actions(decline, accept, cancel, retry, reveal, forget);
    getChildren().addAll(name, words, progress, actions);
  }

  void render(FileTransfer file) {
    Stage stage = file.stage();
    String shownName = ShownText.fileName(file.name());
    name.setText(shownName);
    String sentence = FileWords.of(file);
    words.setText(sentence);
    boolean offered = stage == Stage.OFFERED && !file.sent();
    Visibility.show(
        progress, stage == Stage.RUNNING || stage == Stage.INTERRUPTED && file.done() > 0);
    progress.setProgress(file.size() == 0 ? 1 : (double) file.done() / file.size());
    progress.setAccessibleText(WORDS.say("files.progress", shownName, sentence));
    Visibility.show(accept, offered);
    Visibility.show(decline, offered);
    Visibility.show(cancel, !stage.isOver() && !offered);
    Visibility.show(reveal, stage == Stage.COMPLETE && !file.sent());
    Visibility.show(retry, file.canRetry());
    Visibility.show(forget, stage.isOver());
    for (Button button : List.of(accept, decline, cancel, reveal, retry, forget)) {
      button.setAccessibleText(WORDS.say("files.said", button.getText(), shownName));
    }
  }
}
