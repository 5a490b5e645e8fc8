package dev.parley.view;

import dev.parley.text.Words;
import dev.parley.view.ChannelList.Tongue;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Lets a person choose the protocol of a server. JavaFX thread. */
final class ProtocolChooser extends VBox {
  private static final Words WORDS = Words.in(ProtocolChooser.class);

  private final ComboBox<Tongue> list = new ComboBox<>();

  /**
   * @param tongues the usual first; none where there is nothing to choose from
   * @param chosen told of each choice, and of the first at once
   */
  ProtocolChooser(List<Tongue> tongues, Consumer<Tongue> chosen) {
    super(4);
    Label label = new Label(WORDS.say("join.tongue"));
    label.setLabelFor(list);
    list.setId("join-tongue");
    list.setAccessibleText(WORDS.say("join.tongue"));
    list.setMaxWidth(Double.MAX_VALUE);
    list.setConverter(new Names());
    list.getItems().setAll(tongues);
    list.valueProperty().addListener((of, was, is) -> chosen.accept(is));
    list.getSelectionModel().selectFirst();
    setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(label, list);
    StartCard.show(this, tongues.size() > 1);
  }

  /** Empty where there are none. */
  String id() {
    return list.getValue() == null ? "" : list.getValue().id();
  }

  private static final class Names extends StringConverter<Tongue> {
    @Override
    public String toString(Tongue tongue) {
      return tongue == null ? "" : tongue.name();
    }

    @Override
    public Tongue fromString(String never) {
      throw new UnsupportedOperationException("nothing is typed here");
    }
  }
}
