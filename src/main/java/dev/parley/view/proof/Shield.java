package dev.parley.view.proof;

import atlantafx.base.theme.Styles;
import dev.parley.data.proof.Verification;
import dev.parley.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says beside a name whether it is certain who that is. JavaFX thread. */
final class Shield extends Button {
  private static final Words WORDS = Words.in(Shield.class);

  private final FontIcon icon = new FontIcon(Feather.SHIELD);
  private final Tooltip tip = new Tooltip();

  /**
   * @param open opens the card about it
   */
  Shield(String id, Runnable open) {
    setId(id);
    setGraphic(icon);
    setTooltip(tip);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, "shield");
    setOnAction(event -> open.run());
    setAccessibleHelp(WORDS.say("proof.help"));
  }

  void show(Verification verification) {
    String meaning = meaning(verification);
    if (meaning.equals(getAccessibleText())) {
      return;
    }
    icon.setIconCode(verification.isAlarming() ? Feather.ALERT_TRIANGLE : Feather.SHIELD);
    getStyleClass().removeAll("shield-proved", "shield-alarm");
    if (verification.isProved()) {
      getStyleClass().add("shield-proved");
    } else if (verification.isAlarming()) {
      getStyleClass().add("shield-alarm");
    }
    tip.setText(meaning);
    setAccessibleText(meaning);
  }

  static String meaning(Verification verification) {
    return switch (verification) {
      case NONE -> WORDS.say("proof.none");
      case KNOWN -> WORDS.say("proof.known");
      case INVITATION -> WORDS.say("proof.invitation");
      case CODE -> WORDS.say("proof.code");
      case CHANGED -> WORDS.say("proof.changed");
      case FAILED -> WORDS.say("proof.failed");
    };
  }
}
