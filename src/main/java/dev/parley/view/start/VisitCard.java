package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.start.ChannelList.Visit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/**
 * Handles a link that was opened elsewhere: asks before it ends a call or replaces the certificate
 * of a server, or says that it is not valid. JavaFX thread.
 */
public final class VisitCard extends Card {
  private static final Words WORDS = Words.in(VisitCard.class);

  private final Label title = title("visit-title");
  private final Label words = words("visit-words");
  private final Button stay;
  private final Button go;
  private final Modal shown;
  private boolean group;

  public VisitCard(ChannelList channelList, ModalPane modal) {
    super("visit");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    stay = Buttons.text("visit-stay", "", channelList::drop);
    go = Buttons.text("visit-go", "", channelList::follow, Styles.DANGER);
    getChildren().addAll(title, words, actions(stay, go));
    shown =
        modal
            .add(this, ModalPane.Rank.QUESTION, channelList::drop, true, stay)
            .keeps(go::isVisible); // the link
  }

  /** Whether others would go on without this side. */
  public void inGroup(boolean now) {
    group = now;
  }

  public void render(Visit visit) {
    String server = ShownText.name(visit.server());
    switch (visit.manner()) {
      case ASKS ->
          say(
              WORDS.say(
                  group ? "visit.group.question" : "visit.question",
                  ShownText.name(visit.channel())),
              WORDS.say(group ? "visit.group.words" : "visit.words", server),
              WORDS.say(group ? "offer.instead.join" : "visit.go"));
      case DOUBTS ->
          say(
              WORDS.say("visit.certificate", server),
              WORDS.say("visit.certificate.words"),
              WORDS.say("visit.certificate.go"));
      case WRONG -> say(WORDS.say("visit.wrong"), ShownText.sentence(visit.trouble()), "");
      case NONE, GOES -> shown.want(false);
    }
  }

  /**
   * @param yes empty where nothing is asked
   */
  private void say(String head, String sentence, String yes) {
    title.setText(head);
    words.setText(sentence);
    go.setText(yes);
    stay.setText(WORDS.say(yes.isEmpty() ? "visit.read" : "question.no"));
    Visibility.show(go, !yes.isEmpty());
    setAccessibleText(head + " " + sentence);
    shown.want(true);
  }
}
