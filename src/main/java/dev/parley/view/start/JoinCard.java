package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.AskedField;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Names;
import dev.parley.view.kit.Visibility;
import dev.parley.view.start.ChannelList.Tongue;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lets a person join a channel of any server: a recent one, by an invite link, or by hand. JavaFX
 * thread.
 */
final class JoinCard extends VBox {
  private static final Words WORDS = Words.in(JoinCard.class);

  private final ChannelList channelList;
  private final RecentRows recent;
  private final AskedField link;
  private final AskedField server;
  private final AskedField channel;
  private final AskedField password;
  private final Button opener;
  private final VBox byHand = new VBox(10);
  private final ProtocolChooser tongue;
  private final CheckBox keep = new CheckBox(WORDS.say("join.keep"));

  JoinCard(ChannelList channelList) {
    this.channelList = channelList;
    setId("start-join");
    getStyleClass().add("start-card");
    setMinHeight(USE_PREF_SIZE);
    recent = new RecentRows(channelList);
    link =
        field(
            new TextField(),
            "join-link",
            WORDS.say("join.link"),
            "parley://talk.example.org/room",
            this::joinByLink);
    server =
        field(
            new TextField(),
            "join-server",
            WORDS.say("join.server"),
            "talk.example.org",
            this::joinByHand);
    channel =
        field(new TextField(), "join-channel", WORDS.say("join.channel"), "", this::joinByHand);
    password =
        field(
            new PasswordField(), "join-password", WORDS.say("join.password"), "", this::joinByHand);
    opener =
        Buttons.text(
            "join-open",
            Feather.CHEVRON_RIGHT,
            WORDS.say("join.byHand"),
            this::openByHand,
            Styles.FLAT,
            "opener");
    opener.setMinWidth(0);
    Button byLink =
        Buttons.text("join-by-link", WORDS.say("join.go"), this::joinByLink, Styles.ACCENT);
    tongue = new ProtocolChooser(channelList.tongues(), this::ask);
    byHand
        .getChildren()
        .addAll(
            tongue,
            server,
            channel,
            password,
            Buttons.text("join-by-hand", WORDS.say("join.go"), this::joinByHand, Styles.ACCENT));
    keep.setId("join-keep");
    keep.setMnemonicParsing(false);
    keep.setWrapText(true);
    keep.setOnAction(event -> channelList.keep(keep.isSelected()));
    link.beside(byLink);
    getChildren().addAll(link, opener, byHand, keep, recent);
    Visibility.show(keep, false);
    Visibility.show(byHand, false);
  }

  void render(ChannelList.Known known) {
    recent.render(known.recent());
    Visibility.show(keep, known.keyring());
  }

  /** Without a link, the fields are filled in by hand. */
  private void openByHand() {
    boolean opens = !byHand.isVisible();
    Visibility.show(byHand, opens);
    opener.setGraphic(new FontIcon(opens ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    if (opens) {
      server.focus();
    }
  }

  private void joinByLink() {
    tell(channelList.join(link.text()), link);
  }

  private void joinByHand() {
    tell(channelList.join(tongue.id(), server.text(), channel.text(), password.text()), server);
  }

  /** What another kind of server has to know. */
  private void ask(ChannelList.Tongue spoken) {
    server.ask(WORDS.say("join.server"), spoken.server());
    channel.ask(spoken.channel(), spoken.channelHint());
    password.ask(WORDS.say("join.password"), spoken.passwordHint());
  }

  /**
   * @param linked where a link was typed
   */
  private void tell(ChannelList.Problems problems, AskedField linked) {
    linked.say(problems.link());
    if (problems.link().isEmpty()) {
      server.say(problems.server());
      channel.say(problems.channel());
      password.say(problems.password());
    }
    if (problems.isNone()) {
      link.clear();
      password.clear(); // a password stays on no screen
      return;
    }
    for (AskedField field : new AskedField[] {link, server, channel, password}) {
      if (field.isWrong()) {
        field.focus();
        return;
      }
    }
  }

  private AskedField field(
      TextField field, String id, String name, String example, Runnable enter) {
    field.setId(id);
    field
        .focusedProperty()
        .addListener(of -> channelList.lookForKeyring()); // no start waits for that
    return new AskedField(field, name, example, enter);
  }

  /** What the server speaks to which a person wants to go. JavaFX thread. */
  private static final class ProtocolChooser extends VBox {
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
      list.setConverter(new Names<>(Tongue::name));
      list.getItems().setAll(tongues);
      list.valueProperty().addListener((of, was, is) -> chosen.accept(is));
      list.getSelectionModel().selectFirst();
      setMinHeight(USE_PREF_SIZE);
      getChildren().addAll(label, list);
      Visibility.show(this, tongues.size() > 1);
    }

    /** Empty where there are none. */
    String id() {
      return list.getValue() == null ? "" : list.getValue().id();
    }
  }
}
