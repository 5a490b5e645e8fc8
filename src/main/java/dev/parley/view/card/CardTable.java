package dev.parley.view.card;

import dev.parley.data.card.CallCard;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Shows a call summed up: whose loss it was, and what there is to know. JavaFX thread. */
public final class CardTable extends VBox {
  private final Label sentence = Card.words("card-sentence");
  private final Set<String> elsewhere;
  private final GridPane grid = new GridPane();
  private final List<Label> values = new ArrayList<>();
  private final List<Label> names = new ArrayList<>();

  /**
   * @param elsewhere the lines that stand beside it already
   */
  public CardTable(String id, Set<String> elsewhere) {
    super(8);
    this.elsewhere = elsewhere;
    setId(id);
    grid.getStyleClass().add("figures");
    grid.setHgap(10);
    grid.setVgap(4);
    ColumnConstraints name = new ColumnConstraints();
    name.setPercentWidth(45);
    ColumnConstraints value = new ColumnConstraints();
    value.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(name, value);
    getChildren().addAll(sentence, grid);
  }

  /** Shows this one; its labels stay. */
  public void show(CallCard card) {
    sentence.setText(CardText.sentence(card));
    List<CardText.Line> lines =
        CardText.lines(card).stream().filter(line -> !elsewhere.contains(line.id())).toList();
    Set<String> ids = new HashSet<>();
    for (int at = 0; at < lines.size(); at++) {
      if (at == values.size()) {
        names.add(label("peer-standing"));
        values.add(label("figure"));
        grid.addRow(at, names.get(at), values.get(at));
      }
      String id = "card-" + lines.get(at).id();
      values.get(at).setId(ids.add(id) ? id : id + "-" + at);
      names.get(at).setText(lines.get(at).name());
      values.get(at).setText(lines.get(at).value());
    }
    for (int at = 0; at < values.size(); at++) {
      Visibility.show(names.get(at), at < lines.size());
      Visibility.show(values.get(at), at < lines.size());
    }
  }

  private static Label label(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
