package dev.parley.view.files;

import atlantafx.base.theme.Styles;
import dev.parley.data.files.FileIntents;
import dev.parley.data.files.FileTransfer;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfers;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.FittingScroll;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the files of a call, those that are offered first to be answered, and stays after the call
 * until it is closed. It opens by itself when there is a new one, but only a few times for offers
 * that a person does not take. JavaFX thread.
 */
public final class FilesPane extends Card {
  private static final Words WORDS = Words.in(FilesPane.class);

  private static final double WIDTH = 400;

  /** Of the rows; then they scroll. */
  private static final double MOST_HIGH = 320;

  /** How often it opens for offers of which none is taken. */
  static final int MOST_OPENED = 3;

  private final FileIntents intents;
  private final BooleanProperty open;
  private final Label words = words("files-words");
  private final VBox rows = new VBox();
  private final FittingScroll scroll = new FittingScroll(rows);
  private final Button send;
  private final Map<Long, TransferRow> known = new HashMap<>();
  private FileTransfers shown = FileTransfers.NONE;

  /** How often it has opened for the peer of this call since the person took a file. */
  private int opened;

  /**
   * @param open whether a person wants to see it; it is set, too
   */
  public FilesPane(FileIntents intents, BooleanProperty open) {
    super("files-pane");
    this.intents = intents;
    this.open = open;
    getStyleClass().add("files-pane");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMinHeight(0);
    setMaxHeight(USE_PREF_SIZE);
    setAccessibleText(WORDS.say("files.title"));
    Label title = title("files-title", WORDS.say("files.title"));
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            Buttons.icon(
                "files-close",
                Feather.X,
                WORDS.say("files.close"),
                () -> open.set(false),
                Styles.FLAT));
    head.setAlignment(Pos.CENTER_LEFT);
    rows.getStyleClass().add("offer-rows");
    VBox.setVgrow(scroll, Priority.SOMETIMES);
    scroll.setId("files-scroll");
    scroll.setMaxHeight(MOST_HIGH);
    scroll.setMinHeight(0);
    send = Buttons.text("files-send", Feather.PLUS, WORDS.say("files.send"), this::choose);
    getChildren().addAll(head, words, scroll, actions(send));
    open.addListener(of -> place());
    place();
  }

  /** Shows what is on its way, and what has been. */
  public void render(FileTransfers now) {
    boolean own = now.list().stream().anyMatch(one -> isNew(one) && one.sent());
    boolean offered = now.list().stream().anyMatch(one -> isNew(one) && !one.sent());
    if (taken(now) > taken(shown) || !now.peerName().equals(shown.peerName())) {
      opened = 0;
    }
    shown = now;
    Set<Long> keys = now.list().stream().map(FileTransfer::key).collect(Collectors.toSet());
    known.keySet().retainAll(keys);
    List<Node> order = new ArrayList<>();
    for (FileTransfer one : now.list()) {
      TransferRow row = known.computeIfAbsent(one.key(), key -> new TransferRow(key, intents));
      row.render(one);
      order.add(0, row); // the newest on top
    }
    if (!rows.getChildren().equals(order)) {
      rows.getChildren().setAll(order);
    }
    Visibility.say(
        words,
        now.canSend() && order.isEmpty()
            ? WORDS.say("files.words", ShownText.name(now.peerName()))
            : "");
    Visibility.show(scroll, !order.isEmpty());
    Visibility.show(send, now.canSend());
    if (offered && !open.get() && opened < MOST_OPENED) {
      opened++;
      open.set(true);
    }
    if (own) {
      open.set(true);
    }
    place();
  }

  private boolean isNew(FileTransfer one) {
    return !known.containsKey(one.key()) && !one.stage().isOver();
  }

  private static long taken(FileTransfers some) {
    return some.list().stream()
        .filter(one -> !one.sent() && one.stage() != Stage.OFFERED && one.stage() != Stage.FAILED)
        .count();
  }

  private void place() {
    boolean something = shown.canSend() || !shown.list().isEmpty();
    Visibility.show(this, open.get() && something);
    if (!something) {
      open.set(false);
    }
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(WORDS.say("files.send"));
    List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (chosen != null) {
      List<Path> files = chosen.stream().map(File::toPath).toList();
      intents.send(files);
    }
  }
}
