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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows who is at the other end of a call: a shield for each peer; the card behind it, with the
 * code to compare; and one that comes by itself where somebody may be in between. JavaFX thread.
 */
public final class ProofCards {
  private static final Words WORDS = Words.in(ProofCards.class);

  /** In a sentence that must be read whole. */
  private static final int NAME_LENGTH = 32;

  private final ProofIntents proof;
  private final Shield shield = new Shield("call-proof", () -> open(Optional.empty()));

  /** Those of a call of several, by the ids of the peers. */
  private final Map<String, Shield> shields = new HashMap<>();

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
  private final Button end;
  private final Modal alarming;
  private ProofState known = ProofState.NOTHING;

  /** Those who can be heard and seen. */
  private List<Call> calls = List.of();

  private boolean group;

  /** Whom the card is about; empty for whoever is in front. */
  private Optional<String> about = Optional.empty();

  public ProofCards(ModalPane modal, Intents intents, ProofIntents proof) {
    this.proof = proof;
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
    end = Buttons.text("proof-end", WORDS.say("call.end"), intents::close, Styles.DANGER);
    Button goOn = Buttons.text("proof-go-on", WORDS.say("proof.go-on"), this::goOn);
    alarmTitle.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    alarmTitle.setWrapText(true);
    alarmTitle.setMinHeight(Label.USE_PREF_SIZE);
    alarm.getStyleClass().add("proof-alarm");
    alarm.getChildren().addAll(alarmTitle, alarmWords, Card.actions(goOn, end));
    alarming = modal.add(alarm, ModalPane.Rank.QUESTION, null, false, end);
    render();
  }

  /** Stands beside the name in a call of two. */
  public Button shield() {
    return shield;
  }

  /** Stands beside the name of one of several. */
  public Button shield(String peerId) {
    Shield its =
        shields.computeIfAbsent(
            peerId, of -> new Shield("call-proof-" + peerId, () -> open(Optional.of(peerId))));
    its.show(known.of(peerId).verification());
    return its;
  }

  public void render(PeerState state) {
    calls = state.calls().stream().filter(call -> call.phase().isShowingPeer()).toList();
    group = state.isGroup();
    shields.keySet().retainAll(state.calls().stream().map(Call::peerId).toList());
    end.setText(WORDS.say(group ? "call.leave" : "call.end"));
    render();
  }

  public void render(ProofState newState) {
    known = newState;
    render();
  }

  /** The one that the card is about; empty once that one has left. */
  private Optional<Call> front() {
    return about.isEmpty() ? calls.stream().findFirst() : find(about.get());
  }

  private Optional<Call> find(String peerId) {
    return calls.stream().filter(call -> call.peerId().equals(peerId)).findFirst();
  }

  /** The first call that a person has to decide about. */
  private Optional<Call> alarm() {
    return calls.stream().filter(call -> known.of(call.peerId()).isAlarming()).findFirst();
  }

  private ProofState.Call of(Optional<Call> call) {
    return call.map(one -> known.of(one.peerId())).orElse(ProofState.NOTHING.of(""));
  }

  private static String name(Optional<Call> call) {
    return Sanitizer.line(call.map(one -> ShownText.name(one.name())).orElse(""), NAME_LENGTH);
  }

  private void render() {
    Visibility.show(shield, !calls.isEmpty() && !group);
    shield.show(of(calls.stream().findFirst()).verification());
    shields.forEach((peerId, its) -> its.show(known.of(peerId).verification()));
    renderDetails();
    Optional<Call> alarmed = alarm();
    alarmTitle.setText(WORDS.say("proof.alarm", name(alarmed)));
    alarmWords.setText(words(of(alarmed), name(alarmed)));
    alarm.setAccessibleText(alarmTitle.getText() + " " + alarmWords.getText());
    alarming.want(alarmed.isPresent());
    if (front().isEmpty() || alarmed.isPresent()) {
      close();
    }
  }

  private void renderDetails() {
    ProofState.Call call = of(front());
    String name = name(front());
    String meaning = Shield.meaning(call.verification());
    title.setText(group ? WORDS.say("shown.whose", name, meaning) : meaning);
    words.setText(words(call, name));
    boolean asks = !call.code().isEmpty() && call.verification() != Verification.CODE;
    code.setText(grouped(call.code()));
    code.setAccessibleText(WORDS.say("proof.code.said", String.join(" ", call.code().split(""))));
    Visibility.show(code, asks);
    Visibility.show(read, asks);
    answers.forEach(answer -> Visibility.show(answer, asks));
    details.setAccessibleText(title.getText() + " " + words.getText());
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

  private void open(Optional<String> peerId) {
    about = peerId;
    renderDetails();
    shown.want(front().isPresent());
  }

  private void close() {
    shown.want(false);
  }

  private void compared(boolean areSame) {
    Optional<Call> whose = front();
    String compared = of(whose).code();
    whose.ifPresent(call -> proof.compared(call.peerId(), compared, areSame));
    close();
  }

  private void goOn() {
    alarm().ifPresent(call -> proof.goOn(call.peerId()));
  }
}
