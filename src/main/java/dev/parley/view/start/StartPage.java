package dev.parley.view.start;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Diagnostics;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows the start page, from which every channel and setting can be reached. JavaFX thread. */
public final class StartPage extends ScrollPane {
  private static final Words WORDS = Words.in(StartPage.class);

  /** Two cards side by side from here on. */
  private static final double ROOM_FOR_TWO = 760;

  private static final double WIDTH = 900;
  private static final double GAP = 16;

  private final Label title = Card.title("start-title");
  private final Label trouble = Card.words("start-trouble");
  private final Button people;
  private final RemarkCards remarks;
  private final JoinCard join;
  private final HomeCard home;
  private final VBox left = new VBox(GAP);
  private final VBox right = new VBox(GAP);
  private final HBox columns = new HBox(GAP, left);
  private final HBox beside = new HBox(12);
  private final VBox head = new VBox(12);
  private final Region more;

  /** Whether there is a place to go back to. */
  private boolean returning;

  /**
   * What else there is. Each on the JavaFX thread; null where there is no such page.
   *
   * @param people leads to those in the channel
   */
  public record Doors(Runnable people, Runnable settings, Runnable devices, Runnable help) {}

  public StartPage(ChannelList channelList, Diagnostics diagnostics, Doors doors) {
    setId("start-page");
    getStyleClass().addAll("start-page", "edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    title.setText(WORDS.say("start.title"));
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    people = Buttons.text("start-people", Feather.ARROW_RIGHT, "", doors.people());
    people.setMinWidth(0); // a name may be longer than the window is wide
    beside.setAlignment(Pos.CENTER_LEFT);
    trouble.getStyleClass().add("field-problem");
    join = new JoinCard(channelList, doors.people());
    home = new HomeCard(channelList, doors.people());
    remarks = new RemarkCards(diagnostics);
    VBox content = new VBox(GAP, head, remarks, trouble, columns);
    content.setMaxWidth(WIDTH);
    content.setPadding(new Insets(0, 4, 24, 4));
    for (VBox column : new VBox[] {left, right}) {
      HBox.setHgrow(column, Priority.ALWAYS);
      column.setPrefWidth(WIDTH / 2); // the two share what there is
      column.setMinWidth(0);
    }
    more = more(doors);
    VBox middle = new VBox(content);
    middle.setAlignment(Pos.TOP_CENTER);
    setContent(middle);
    widthProperty().addListener(of -> arrange());
    render(ChannelList.Known.NOTHING);
  }

  public void render(ChannelList.Known known) {
    returning = !known.recent().isEmpty();
    arrange();
    join.render(known);
    home.render(known);
    Visibility.say(trouble, ShownText.sentence(known.trouble()));
    people.setText(
        switch (known.here().kind()) {
          case HOME -> WORDS.say("start.people.home");
          case HOUSE -> WORDS.say("start.people.house");
          case ELSEWHERE -> back(known.here());
        });
  }

  private static String back(ChannelList.Here here) {
    String name = ShownText.name(here.channel().isEmpty() ? here.server() : here.channel());
    return WORDS.say(here.usual() ? "start.people" : "start.back", name);
  }

  public void render(Diagnostics.Known known) {
    remarks.render(known);
  }

  /** Two columns where there is room; in one, what is most likely wanted comes first. */
  private void arrange() {
    if (getWidth() >= ROOM_FOR_TWO) {
      place(head, beside);
      place(beside, title, people);
      place(left, home, more);
      place(right, join);
      place(columns, left, right);
    } else {
      place(head, title, people);
      place(columns, left);
      place(left, returning ? join : home, returning ? home : join, more);
    }
  }

  /** A node in two places at once is none: it is taken out of the other first. */
  private static void place(Pane pane, Node... nodes) {
    if (pane.getChildren().equals(List.of(nodes))) {
      return; // a person who is typing there keeps the focus
    }
    for (Node node : nodes) {
      if (node.getParent() instanceof Pane before) {
        before.getChildren().remove(node);
      }
    }
    pane.getChildren().setAll(nodes);
  }

  /** Settings, devices, help: as far as there are such pages. */
  private static Region more(Doors doors) {
    VBox more = new VBox(8);
    more.setId("start-more");
    add(more, "start-settings", Feather.SETTINGS, WORDS.say("start.settings"), doors.settings());
    add(more, "start-devices", Feather.CAMERA, WORDS.say("start.devices"), doors.devices());
    add(more, "start-help", Feather.HELP_CIRCLE, WORDS.say("start.help"), doors.help());
    Visibility.show(more, !more.getChildren().isEmpty());
    return more;
  }

  private static void add(VBox more, String id, Feather icon, String words, Runnable open) {
    if (open != null) {
      Button door = Buttons.text(id, icon, words, open, "start-door");
      door.setMaxWidth(Double.MAX_VALUE);
      door.setAlignment(Pos.CENTER_LEFT);
      more.getChildren().add(door);
    }
  }
}
