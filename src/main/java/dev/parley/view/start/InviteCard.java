package dev.parley.view.start;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.FittingScroll;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Shows how others can join: the invite link of the channel, and the switch that opens this
 * computer's own server to its network. JavaFX thread.
 */
public final class InviteCard extends Card {
  private static final Words WORDS = Words.in(InviteCard.class);

  /** Not AtlantaFX's switch: that one does not obey the keys. */
  private final CheckBox open = new CheckBox(WORDS.say("host.switch"));

  private final Label words = Card.words("host-words");
  private final Label trouble = Card.words("host-trouble");
  private final InvitationPane invitation = new InvitationPane();
  private final ChannelList channelList;
  private final Modal shown;
  private ChannelList.State state = ChannelList.State.OFF;
  private boolean rendering;

  public InviteCard(ChannelList channelList, ModalPane modal) {
    super("invite");
    this.channelList = channelList;
    Label title = title("invite-title", WORDS.say("invite.title"));
    setAccessibleText(title.getText());
    open.setId("host-switch");
    open.setWrapText(true);
    open.setMinHeight(USE_PREF_SIZE);
    open.setMaxWidth(USE_PREF_SIZE); // a click beside it is none
    open.setAccessibleText(WORDS.say("host.switch"));
    open.selectedProperty().addListener((of, before, on) -> switched(on));
    trouble.getStyleClass().add("field-problem");
    VBox parts = new VBox(12, open, words, trouble, invitation);
    parts.getStyleClass().add("help-topics"); // its bar stands beside them
    FittingScroll scroll = new FittingScroll(parts); // a small window shows a part of it
    setMinHeight(0);
    Button done = Buttons.text("invite-close", WORDS.say("invite.close"), this::close);
    getChildren().addAll(title, scroll, actions(done));
    shown = modal.dialog(this, this::close, done);
    render(ChannelList.Known.NOTHING);
  }

  public void open() {
    shown.want(true);
  }

  public void render(ChannelList.Known known) {
    ChannelList.Host host = known.host();
    ChannelList.Here here = known.here();
    boolean elsewhere = here.kind() == ChannelList.Kind.ELSEWHERE;
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
    boolean ofHost = !elsewhere || state != ChannelList.State.OFF;
    Visibility.show(open, ofHost);
    Visibility.show(words, ofHost);
    Visibility.say(trouble, ofHost ? ShownText.sentence(host.trouble()) : "");
    if (!elsewhere) {
      invitation.render(host.links(), true);
    } else {
      invitation.render(
          here.invitation().isEmpty() ? List.of() : List.of(here.invitation()), here.keyed());
    }
  }

  private void close() {
    shown.want(false);
  }

  private void switched(boolean on) {
    if (!rendering && on != (state != ChannelList.State.OFF)) {
      channelList.host(on);
    }
  }
}
