package dev.parley.view.kit;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates Parley's buttons, and does what several of them do. */
public final class Buttons {
  private Buttons() {}

  public static Button text(String id, String text, Runnable act, String... styles) {
    Button button = new Button(text);
    button.setId(id);
    button.setMnemonicParsing(false);
    button.getStyleClass().addAll(styles);
    button.setOnAction(event -> act.run());
    button.setMinWidth(Region.USE_PREF_SIZE); // rather the text beside it gives way
    return button;
  }

  public static Button text(String id, Feather icon, String text, Runnable act, String... styles) {
    Button button = text(id, text, act, styles);
    button.setGraphic(new FontIcon(icon));
    return button;
  }

  /** Puts a text on the system's clipboard. */
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** An icon alone, with its meaning for the pointer that rests and for screen readers. */
  public static Button icon(
      String id, Feather icon, String meaning, Runnable act, String... styles) {
    Button button = text(id, "", act, styles);
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().add(Styles.BUTTON_ICON);
    button.setAccessibleText(meaning);
    button.setTooltip(new Tooltip(meaning));
    return button;
  }
}
