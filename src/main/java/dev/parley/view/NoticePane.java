package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Notice;
import dev.parley.text.Words;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows sentences over the lower edge of the window, the newest on top, each until it could be
 * read: no time passes while the person is at one of them, or cannot see them. JavaFX thread.
 */
final class NoticePane extends VBox {
  private static final Words WORDS = Words.in(NoticePane.class);

  private static final double WIDTH = 560;

  /** Below this width the way back stands below the sentence. */
  private static final double ROOM_BESIDE = 420;

  /** Of a short sentence. */
  static final Duration STANDS = Duration.ofSeconds(6);

  /** What is read in a second, by somebody who looks at something else first. */
  private static final int LETTERS = 15;

  /** Somebody who is read to hears other things first. */
  private static final int TIMES_READ_ALOUD = 5;

  private final Intents intents;
  private final Alarm.Maker alarms;
  private final Map<String, Bar> bars = new HashMap<>();
  private boolean unseen;

  NoticePane(Intents intents, Alarm.Maker alarms) {
    super(8);
    this.intents = intents;
    this.alarms = alarms;
    setId("notices");
    setAlignment(Pos.BOTTOM_CENTER);
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPickOnBounds(false);
    widthProperty().addListener(of -> bars.values().forEach(Bar::place));
    hoverProperty().addListener(of -> count());
    focusWithinProperty().addListener(of -> count());
  }

  void render(PeerState state) {
    Set<String> told = new HashSet<>();
    String note = state.local().note();
    if (!note.isBlank()) {
      told.add("note");
      show("note", note, intents::dismissNote, null);
    }
    int place = 0;
    for (Notice notice : state.notices().standing()) {
      String id = "notice-" + notice.number();
      told.add(id);
      Runnable undo = notice.undo().map(peer -> undo(notice.number(), peer)).orElse(null);
      if (show(id, notice.text(), () -> intents.dismissNotice(notice.number()), undo)) {
        getChildren().add(place, bars.get(id));
      }
      place = getChildren().indexOf(bars.get(id)) + 1;
    }
    Set<String> read = new HashSet<>(bars.keySet());
    read.removeAll(told);
    read.forEach(id -> getChildren().remove(bars.remove(id).off()));
    setVisible(!bars.isEmpty());
  }

  private Runnable undo(long number, String peerId) {
    return () -> {
      intents.unblock(peerId);
      intents.dismissNotice(number);
    };
  }

  /** Whether it is new; what says something else now counts its time anew. */
  private boolean show(String id, String text, Runnable dismiss, Runnable undo) {
    Bar known = bars.get(id);
    if (known != null) {
      known.say(text);
      return false;
    }
    Bar bar = new Bar(id, dismiss, undo);
    bars.put(id, bar);
    if (id.equals("note")) {
      getChildren().add(0, bar);
    }
    bar.say(text);
    return true;
  }

  /** Sets whether something stands over the window, or it is put away. */
  void setUnseen(boolean now) {
    if (unseen != now) {
      unseen = now;
      count();
    }
  }

  /** No alarm after this. */
  void stop() {
    bars.values().forEach(Bar::off);
  }

  private void count() {
    bars.values().forEach(Bar::count);
  }

  private final class Bar extends HBox {
    private final Label text;
    private final VBox words;
    private final Button back;
    private final Alarm read;

    Bar(String id, Runnable dismiss, Runnable undo) {
      super(12);
      text = Card.words(id + "-text");
      read = alarms.of(dismiss);
      setId(id);
      getStyleClass().add("notice");
      setAlignment(Pos.CENTER_LEFT);
      setCache(true);
      words = new VBox(8, text);
      words.setAlignment(Pos.CENTER_LEFT);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      back =
          undo == null
              ? null
              : Buttons.text(id + "-undo", WORDS.say("notice.undo"), undo, Styles.BUTTON_OUTLINED);
      getChildren()
          .addAll(
              new FontIcon(Feather.INFO),
              words,
              Buttons.icon(
                  id + "-dismiss", Feather.X, WORDS.say("notice.dismiss"), dismiss, Styles.FLAT));
      place();
    }

    /** The way back beside the sentence or below it. */
    private void place() {
      boolean beside = NoticePane.this.getWidth() >= ROOM_BESIDE;
      if (back == null || back.getParent() == (beside ? this : words)) {
        return;
      }
      getChildren().remove(back);
      words.getChildren().remove(back);
      if (beside) {
        getChildren().add(2, back);
      } else {
        words.getChildren().add(back);
      }
    }

    void say(String sentence) {
      String shown = ShownText.sentence(sentence);
      if (!shown.equals(text.getText())) {
        text.setText(shown);
        setAccessibleText(shown);
        count();
      }
    }

    void count() {
      if (unseen || NoticePane.this.isHover() || isFocusWithin()) {
        read.off();
      } else {
        read.set(time());
      }
    }

    private Duration time() {
      Duration reading = Duration.ofSeconds(text.getText().length() / LETTERS);
      Duration longer = reading.compareTo(STANDS) > 0 ? reading : STANDS;
      return Platform.isAccessibilityActive() ? longer.multipliedBy(TIMES_READ_ALOUD) : longer;
    }

    Bar off() {
      read.off();
      return this;
    }
  }
}
