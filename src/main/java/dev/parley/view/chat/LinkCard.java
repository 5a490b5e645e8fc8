package dev.parley.view.chat;

import atlantafx.base.theme.Styles;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Shows where a link leads before it is opened in the browser, or copied. JavaFX thread. */
final class LinkCard extends Card {
  private static final Words WORDS = Words.in(LinkCard.class);

  /** In characters; the rest of a longer one says nothing to anybody. */
  private static final int SHOWN = 300;

  private final Label title = title("link-title");
  private final Label url = words("link-url");
  private final Modal shown;
  private ChatLinks.Target target;

  /**
   * @param open opens a URL in the system's browser
   */
  LinkCard(ModalPane modal, Consumer<String> open) {
    super("link");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    Button no = Buttons.text("link-no", WORDS.say("question.no"), this::close);
    Button copy =
        Buttons.text(
            "link-copy",
            WORDS.say("chat.link.copy"),
            () -> {
              close();
              Buttons.copy(target.url());
            });
    Button yes =
        Buttons.text(
            "link-open",
            WORDS.say("chat.link.open"),
            () -> {
              close();
              open.accept(target.url());
            },
            Styles.ACCENT);
    getChildren()
        .addAll(
            title, url, words("link-words", WORDS.say("chat.link.words")), actions(no, copy, yes));
    shown = modal.dialog(this, this::close, no);
  }

  void ask(ChatLinks.Target leadsTo) {
    target = leadsTo;
    title.setText(WORDS.say("chat.link.question", leadsTo.host()));
    url.setText(Sanitizer.line(leadsTo.url(), SHOWN));
    setAccessibleText(title.getText() + " " + url.getText());
    shown.want(true);
  }

  private void close() {
    shown.want(false);
  }
}
