package dev.parley.view.proof;

import atlantafx.base.theme.Styles;
import dev.parley.data.proof.ProofIntents;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.ProvedPeer;
import dev.parley.data.proof.Verification;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows who is at the other end of the call: a shield for the bar; the card behind it, with the
 * code to compare; and one that comes by itself where somebody may be in between. JavaFX thread.
 */
public final class ProofCards {
  private static final Words WORDS = Words.in(ProofCards.class);

  /** In a sentence that must be read whole. */
  private static final int NAME_LENGTH = 32;

  private final ProofIntents proof;
  private final Button shield;
  private final FontIcon icon = new FontIcon(Feather.SHIELD);
  private final Tooltip tip = new Tooltip();
  private final Card details = new Card("proof");
  private final Label title = Card.title("proof-title");
  private final Label words = Card.words("proof-words");
  private final Label code = new Label();
  private final Label read = Card.words("proof-read", WORDS.say("proof.read"));
  private final List<Button> answers;
  private final Modal shown;
  private final Card alarm = new Card("proof-alarm");
  private final Label alarmTitle = Card.title("proof-alarm-title");
  private final Label alarmWords = Card.words("proof-alarm-words");
  private final Modal alarming;
  private ProofState known = ProofState.NOTHING;
  private Optional<Call> front = Optional.empty();

  public ProofCards(ModalPane modal, Intents intents, ProofIntents proof) {
    this.proof = proof;
    shield = Buttons.text("call-proof", "", this::open, Styles.FLAT, Styles.BUTTON_ICON);
    shield.setGraphic(icon);
    shield.setTooltip(tip);
    shield.getStyleClass().add("shield");
    code.setId("proof-code");
    code.getStyleClass().addAll("proof-code", Styles.TITLE_1);
    Button differ =
        Buttons.text(
            "proof-differ", WORDS.say("proof.differ"), () -> compared(false), Styles.DANGER);
    Button same =
        Buttons.text("proof-same", WORDS.say("proof.same"), () -> compared(true), Styles.ACCENT);
    Button close = Buttons.text("proof-close", WORDS.say("proof.close"), this::close);
    answers = List.of(differ, same);
    details.getChildren().addAll(title, words, read, code, Card.actions(close, differ, same));
    title.setWrapText(true);
    shown = modal.dialog(details, this::close, close);
    Button end = Buttons.text("proof-end", WORDS.say("call.end"), intents::close, Styles.DANGER);
    Button goOn = Buttons.text("proof-go-on", WORDS.say("proof.go-on"), this::goOn);
    alarmTitle.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    alarmTitle.setWrapText(true);
    alarmTitle.setMinHeight(Label.USE_PREF_SIZE);
    alarm.getStyleClass().add("proof-alarm");
    alarm.getChildren().addAll(alarmTitle, alarmWords, Card.actions(goOn, end));
    alarming = modal.add(alarm, ModalPane.Rank.QUESTION, null, false, end);
    render();
  }

  /** Stands beside the name in a call. */
  public Button shield() {
    return shield;
  }

  public void render(PeerState state) {
    front = state.front().filter(call -> state.phase().isShowingPeer());
    render();
  }

  public void render(ProofState newState) {
    known = newState;
    render();
  }

  private ProofState.Call call() {
    return front.map(call -> known.of(call.peerId())).orElse(ProofState.NOTHING.of(""));
  }

  private void render() {
    ProofState.Call call = call();
    String name =
        Sanitizer.line(front.map(one -> ShownText.name(one.name())).orElse(""), NAME_LENGTH);
    String meaning = meaning(call.verification());
    Visibility.show(shield, front.isPresent());
    icon.setIconCode(call.verification().isAlarming() ? Feather.ALERT_TRIANGLE : Feather.SHIELD);
    shield.getStyleClass().removeAll("shield-proved", "shield-alarm");
    if (call.verification().isProved()) {
      shield.getStyleClass().add("shield-proved");
    } else if (call.verification().isAlarming()) {
      shield.getStyleClass().add("shield-alarm");
    }
    tip.setText(meaning);
    shield.setAccessibleText(meaning);
    shield.setAccessibleHelp(WORDS.say("proof.help"));
    title.setText(meaning);
    words.setText(words(call, name));
    boolean asks = !call.code().isEmpty() && call.verification() != Verification.CODE;
    code.setText(grouped(call.code()));
    code.setAccessibleText(WORDS.say("proof.code.said", String.join(" ", call.code().split(""))));
    Visibility.show(code, asks);
    Visibility.show(read, asks);
    answers.forEach(answer -> Visibility.show(answer, asks));
    details.setAccessibleText(meaning + " " + words.getText());
    alarmTitle.setText(WORDS.say("proof.alarm", name));
    alarmWords.setText(words(call, name));
    alarm.setAccessibleText(alarmTitle.getText() + " " + alarmWords.getText());
    alarming.want(front.isPresent() && call.isAlarming());
    if (front.isEmpty() || call.isAlarming()) {
      close();
    }
  }

  private static String meaning(Verification verification) {
    return switch (verification) {
      case NONE -> WORDS.say("proof.none");
      case KNOWN -> WORDS.say("proof.known");
      case INVITATION -> WORDS.say("proof.invitation");
      case CODE -> WORDS.say("proof.code");
      case CHANGED -> WORDS.say("proof.changed");
      case FAILED -> WORDS.say("proof.failed");
    };
  }

  private static String words(ProofState.Call call, String name) {
    return switch (call.verification()) {
      case NONE ->
          WORDS.say(call.code().isEmpty() ? "proof.none.silent" : "proof.none.words", name);
      case KNOWN ->
          call.before()
              .map(peer -> WORDS.say("proof.known.words", shortName(peer), when(peer)))
              .orElse("");
      case INVITATION -> WORDS.say("proof.invitation.words", name);
      case CODE -> WORDS.say("proof.code.words", name);
      case CHANGED ->
          call.before()
              .map(peer -> WORDS.say("proof.changed.words", shortName(peer), when(peer)))
              .orElse("");
      case FAILED -> WORDS.say("proof.failed.words");
    };
  }

  private static String shortName(ProvedPeer peer) {
    return Sanitizer.line(ShownText.name(peer.name()), NAME_LENGTH);
  }

  /** How and when a peer was proved. */
  static String when(ProvedPeer peer) {
    DateTimeFormatter date =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(Locale.getDefault(Locale.Category.DISPLAY))
            .withZone(ZoneId.systemDefault());
    boolean read = peer.how() == Verification.CODE;
    return WORDS.say(read ? "proof.when.code" : "proof.when.invitation", date.format(peer.when()));
  }

  /** As it is read to each other. */
  private static String grouped(String code) {
    return code.isEmpty() ? "" : code.substring(0, 3) + " " + code.substring(3);
  }

  private void open() {
    shown.want(true);
  }

  private void close() {
    shown.want(false);
  }

  private void compared(boolean areSame) {
    String compared = call().code();
    front.ifPresent(call -> proof.compared(call.peerId(), compared, areSame));
    close();
  }

  private void goOn() {
    front.ifPresent(call -> proof.goOn(call.peerId()));
  }
}
