package dev.parley.view.people;

import dev.parley.text.Words;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.Buttons;
import java.time.Duration;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Copies the invite link of the channel to the clipboard, and confirms it for some seconds. Absent
 * where nobody can be invited by a link. JavaFX thread.
 */
final class CopyButton extends Button {
  private static final Words WORDS = Words.in(CopyButton.class);

  private static final Duration SAID = Duration.ofSeconds(4);

  private final Alarm over;
  private String link = "";

  CopyButton(String id, Alarm.Maker alarms) {
    setId(id);
    setMnemonicParsing(false);
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(event -> copy());
    over = alarms.of(() -> copied(false));
    managedProperty().bind(visibleProperty());
    copied(false);
    offer("", true);
  }

  /**
   * @param newLink empty for none
   * @param keyed whether it holds the password
   */
  void offer(String newLink, boolean keyed) {
    if (!newLink.equals(link)) {
      stop();
    }
    link = newLink;
    String tip = WORDS.say(keyed ? "copy.tip" : "copy.tip.open");
    setTooltip(new Tooltip(tip));
    setAccessibleHelp(tip);
    setVisible(!link.isEmpty());
  }

  /** Says no more that something was copied. */
  void stop() {
    over.off();
    copied(false);
  }

  private void copy() {
    Buttons.copy(link);
    copied(true);
    over.set(SAID);
  }

  private void copied(boolean done) {
    setText(WORDS.say(done ? "invite.copied" : "copy.do"));
    setGraphic(new FontIcon(done ? Feather.CHECK : Feather.LINK));
  }
}
