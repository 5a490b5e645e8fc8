package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the people nearby: on this computer, with the echo peer, and on the same network once this
 * computer's server is open to it. JavaFX thread.
 */
final class HomeCard extends StartCard {
  private static final Words WORDS = Words.in(HomeCard.class);

  private final Button home;
  private final Button house;

  /** Not AtlantaFX's switch: that one does not obey the keys. */
  private final CheckBox open = new CheckBox(WORDS.say("host.switch"));

  private final Label words = Card.words("host-words");
  private final Label trouble = Card.words("host-trouble");
  private final InvitationPane invitation = new InvitationPane();
  private final ChannelList channelList;
  private ChannelList.State state = ChannelList.State.OFF;
  private boolean rendering;

  /**
   * @param gone what to do when the person is on the way
   */
  HomeCard(ChannelList channelList, Runnable gone) {
    super("start-home", Feather.HOME, WORDS.say("home.title"));
    this.channelList = channelList;
    Label about = Card.words("home-words", WORDS.say("home.words"));
    Button echo =
        Buttons.text(
            "call-echo",
            Feather.PHONE_CALL,
            WORDS.say("home.echo"),
            () -> {
              channelList.callEcho();
              gone.run();
            },
            Styles.ACCENT);
    home =
        Buttons.text(
            "go-home",
            Feather.USERS,
            WORDS.say("home.people"),
            () -> {
              channelList.home();
              gone.run();
            });
    house =
        Buttons.text(
            "go-house",
            Feather.USERS,
            WORDS.say("host.people"),
            () -> {
              channelList.host(true);
              gone.run();
            });
    open.setId("host-switch");
    open.setWrapText(true);
    open.setMinHeight(USE_PREF_SIZE);
    open.setMaxWidth(USE_PREF_SIZE); // a click beside it is none
    open.setAccessibleText(WORDS.say("host.switch"));
    open.selectedProperty().addListener((of, before, on) -> switched(on));
    words.setText(WORDS.say("host.words"));
    trouble.getStyleClass().add("field-problem");
    FlowPane ways = new FlowPane(8, 8, echo, home);
    getChildren().addAll(about, ways, open, words, trouble, invitation, house);
    render(ChannelList.Known.NOTHING);
  }

  void render(ChannelList.Known known) {
    ChannelList.Host host = known.host();
    state = host.state();
    rendering = true; // not the person's hand
    open.setSelected(state != ChannelList.State.OFF);
    rendering = false;
    words.setText(
        WORDS.say(
            switch (state) {
              case OFF -> "host.words";
              case STARTING -> "host.starting";
              case ON -> "host.on";
            }));
    Visibility.say(trouble, ShownText.sentence(host.trouble()));
    invitation.render(host.links());
    ChannelList.Kind here =
        known.here().kind(); // the way to where one is leads from the page's top
    Visibility.show(home, here != ChannelList.Kind.HOME);
    Visibility.show(house, state == ChannelList.State.ON && here != ChannelList.Kind.HOUSE);
  }

  private void switched(boolean on) {
    if (!rendering && on != (state != ChannelList.State.OFF)) {
      channelList.host(on);
    }
  }
}
