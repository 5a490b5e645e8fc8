package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Tone;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Message;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.start.ChannelList.Kind;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the page between calls: who is in the channel, and beside them, or below them in a narrow
 * window, one's own picture and the ways into other channels. JavaFX thread.
 */
public final class StartPage extends ScrollPane {
  private static final Words WORDS = Words.in(StartPage.class);

  /** Two columns from here on. */
  private static final double ROOM_FOR_TWO = 760;

  private static final double WIDTH = 1120;
  private static final double SIDE = 340;
  private static final double GAP = 16;

  private final Region people;
  private final Label title = Card.title("start-title");
  private final Label trouble = Card.words("start-trouble");
  private final Label exposed = Card.words("people-exposed", WORDS.say("nav.exposed.words"));
  private final Message waiting = new Message("waiting", Feather.WIFI_OFF);
  private final RemarkCards remarks;
  private final JoinCard join;
  private final Button invite;
  private final Button leave;
  private final Label tested = Card.words("start-tested");
  private final HBox waysBeside = new HBox(8);
  private final FlowPane waysBelow = new FlowPane(8, 8);
  private final VBox head = new VBox(8);
  private final HBox heading = new HBox(12);
  private final VBox main = new VBox(GAP);
  private final VBox side = new VBox(GAP);
  private final Pane wide = new HBox(24);
  private final Pane narrow = new VBox(24);
  private final VBox middle = new VBox();
  private boolean online = true;
  private boolean hasChat;

  /**
   * What leads elsewhere. Each on the JavaFX thread.
   *
   * @param invite opens the invitation
   * @param leave leaves the channel
   */
  public record Doors(Runnable invite, Runnable leave) {}

  /**
   * @param people who is in the channel; beside a call while there is one
   * @param self one's own picture
   * @param doors null for a kiosk, which shows the people alone
   */
  public StartPage(
      Region people, Node self, ChannelList channelList, Diagnostics diagnostics, Doors doors) {
    this.people = people;
    setId("start-page");
    getStyleClass().addAll("start-page", "edge-to-edge");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    heading.setAlignment(Pos.CENTER_LEFT);
    trouble.getStyleClass().add("field-problem");
    exposed.setGraphic(new FontIcon(Feather.UNLOCK));
    exposed.setGraphicTextGap(12);
    exposed.getStyleClass().add("remark");
    remarks = new RemarkCards(diagnostics);
    join = new JoinCard(channelList);
    boolean kiosk = doors == null;
    invite =
        Buttons.text(
            "people-invite",
            Feather.USER_PLUS,
            WORDS.say("invite.open"),
            kiosk ? () -> {} : doors.invite());
    leave =
        Buttons.text(
            "people-leave",
            Feather.LOG_OUT,
            WORDS.say("leave.channel"),
            kiosk ? () -> {} : doors.leave(),
            Styles.FLAT);
    waysBelow.setMinHeight(Region.USE_PREF_SIZE);
    Button echo =
        Buttons.text(
            "call-echo", Feather.PHONE_CALL, WORDS.say("home.echo"), channelList::callEcho);
    echo.setMaxWidth(Double.MAX_VALUE);
    echo.setMinWidth(0);
    VBox own = new VBox(12, self, echo, tested);
    own.setId("start-self");
    own.getStyleClass().add("start-card");
    own.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(people, Priority.ALWAYS);
    VBox.setVgrow(waiting, Priority.ALWAYS);
    VBox.setVgrow(main, Priority.ALWAYS);
    HBox.setHgrow(main, Priority.ALWAYS);
    main.setMinWidth(0);
    main.setPrefWidth(WIDTH - SIDE);
    main.getChildren().addAll(head, remarks, trouble, exposed, people, waiting);
    side.getChildren().addAll(own, join);
    Visibility.show(side, !kiosk);
    Visibility.show(waysBeside, !kiosk);
    Visibility.show(waysBelow, !kiosk);
    middle.setAlignment(Pos.TOP_CENTER);
    middle.setPadding(new Insets(0, 4, 24, 4));
    for (Pane columns : List.of(wide, narrow)) {
      columns.setMaxWidth(kiosk ? WIDTH - SIDE : WIDTH);
      VBox.setVgrow(columns, Priority.ALWAYS);
    }
    setContent(middle);
    widthProperty().addListener(of -> arrange());
    arrange();
    render(ChannelList.Known.NOTHING);
  }

  public void render(ChannelList.Known known) {
    ChannelList.Here here = known.here();
    boolean elsewhere = here.kind() == Kind.ELSEWHERE;
    join.render(known);
    Visibility.say(trouble, ShownText.sentence(known.trouble()));
    Visibility.say(tested, ShownText.sentence(known.tested()));
    Visibility.show(exposed, here.exposed());
    Visibility.show(invite, canInvite(known));
    Visibility.show(leave, elsewhere); // from home there is nowhere to go
    title.setText(
        switch (here.kind()) {
          case HOME -> WORDS.say("start.here.home");
          case HOUSE -> WORDS.say("start.here.house");
          case ELSEWHERE ->
              ShownText.name(here.channel().isEmpty() ? here.server() : here.channel());
        });
    title.setTooltip(elsewhere ? new Tooltip(ShownText.name(here.server())) : null);
  }

  /** Whether there is a link to where one is, or there can be one. */
  public static boolean canInvite(ChannelList.Known known) {
    return known.here().kind() != Kind.ELSEWHERE || !known.here().invitation().isEmpty();
  }

  /** Shows something more beside the people, below one's own picture. */
  public void beside(Node more) {
    side.getChildren().add(1, more);
  }

  public void render(Diagnostics.Known known) {
    remarks.render(known);
  }

  /** Shows the people while the server is there, else why it is not. */
  public void render(PeerState state) {
    online = state.status().tone() == Tone.GOOD;
    waiting.picture(state.status().tone() == Tone.BAD ? Feather.WIFI_OFF : Feather.WIFI);
    boolean told = RejoinCard.belongsTo(state.status()); // then the card says it
    waiting.say(
        ShownText.sentence(state.status().text()),
        told ? "" : ShownText.sentence(state.status().detail()));
    showPeople();
  }

  /** Has the people back from beside a call. */
  public void takeBack() {
    if (people.getParent() != main) {
      main.getChildren().add(main.getChildren().size() - 1, people);
    }
    showPeople();
  }

  /** Has what was written, at the top of the side; or has it not. */
  public void showChat(Region chat, boolean shown) {
    if (shown && chat.getParent() != side) {
      side.getChildren().add(0, chat);
    }
    Visibility.show(chat, shown);
    hasChat = shown;
  }

  /** Whether what was written can be seen. */
  public boolean isShowingChat() {
    return hasChat && side.isVisible();
  }

  private void showPeople() {
    if (people.getParent() == main) {
      Visibility.show(people, online);
    }
    Visibility.show(waiting, !online);
  }

  private void arrange() {
    boolean two = getWidth() >= ROOM_FOR_TWO;
    side.setMinWidth(two ? SIDE : 0);
    side.setMaxWidth(two ? SIDE : Double.MAX_VALUE);
    if (two) {
      place(head, heading);
      place(waysBeside, invite, leave);
      place(heading, title, waysBeside);
      place(wide, main, side);
    } else {
      place(waysBelow, invite, leave);
      place(head, title, waysBelow);
      place(narrow, main, side);
    }
    place(middle, two ? wide : narrow);
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
}
