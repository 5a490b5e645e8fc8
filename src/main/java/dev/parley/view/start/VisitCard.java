package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Visit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/**
 * Handles a link that was opened elsewhere: asks before it ends a call, or says that it is not
 * valid. JavaFX thread.
 */
public final class VisitCard extends Card {
  private static final Words WORDS = Words.in(VisitCard.class);

  private final Label title = title("visit-title");
  private final Label words = words("visit-words");
  private final Button stay;
  private final Button go;
  private final Modal shown;
  private Visit visit = Visit.NONE;

  public VisitCard(ChannelList channelList, ModalPane modal) {
    super("visit");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    stay = Buttons.text("visit-stay", "", channelList::drop);
    go = Buttons.text("visit-go", WORDS.say("visit.go"), channelList::follow, Styles.DANGER);
    getChildren().addAll(title, words, actions(stay, go));
    shown = modal.add(this, ModalPane.Rank.QUESTION, channelList::drop, true, stay);
  }

  /**
   * @return whether a link has just led elsewhere
   */
  public boolean render(Visit next) {
    boolean goes = next.manner() == Manner.GOES && !next.equals(visit);
    visit = next;
    boolean asks = visit.manner() == Manner.ASKS;
    boolean wrong = visit.manner() == Manner.WRONG;
    if (asks || wrong) {
      title.setText(
          asks
              ? WORDS.say("visit.question", ShownText.name(visit.channel()))
              : WORDS.say("visit.wrong"));
      words.setText(
          asks
              ? WORDS.say("visit.words", ShownText.name(visit.server()))
              : ShownText.sentence(visit.trouble()));
      stay.setText(WORDS.say(asks ? "question.no" : "visit.read"));
      Visibility.show(go, asks);
      setAccessibleText(title.getText() + " " + words.getText());
    }
    shown.want(asks || wrong);
    return goes;
  }
}
