package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.View;
import dev.parley.view.kit.ShownText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;

/**
 * Saves diagnostics and reports problems of earlier runs. Called on the JavaFX thread; returns at
 * once. What comes of it is told by {@link View#diagnostics}.
 */
public interface Diagnostics {

  /**
   * Puts all that helps into one file.
   *
   * @param graphics how the window is drawn, for that file
   */
  void save(String graphics);

  /** How the window is drawn: three dimensions are there where a graphics processor draws. */
  static String graphics() {
    return Platform.isSupported(ConditionalFeature.SCENE3D) ? "by hardware" : "by software";
  }

  /** Shows where the saved file is. */
  void reveal(Path file);

  /** The person has read it. */
  void dismiss(Remark remark);

  /**
   * Something that a person should know at the start page.
   *
   * @param id of a kind, always the same
   * @param text one or two sentences
   * @param asksToSave whether saving would help
   */
  record Remark(String id, String text, boolean asksToSave) {}

  /** How it stands with the file. */
  enum Saving {
    NONE,
    UNDER_WAY,
    DONE,
    FAILED
  }

  /**
   * What is known now.
   *
   * @param file where it was saved; empty unless it was
   * @param trouble why it was not, one sentence; empty unless it failed
   * @param log where the log is, or why there is none; one sentence
   * @param unresponsive how often the person is to be told that Parley does not respond, since it
   *     last did; 0 while it does
   */
  record Known(
      List<Remark> remarks,
      Saving saving,
      Optional<Path> file,
      String trouble,
      String log,
      int unresponsive) {
    private static final Words WORDS = Words.in(Diagnostics.class);

    public static final Known NOTHING = new Known(List.of(), Saving.NONE, Optional.empty(), "", "");

    public Known {
      remarks = List.copyOf(remarks);
    }

    /** What became of the file, as a person reads it; empty while nothing was saved. */
    public String result() {
      return switch (saving) {
        case NONE -> "";
        case UNDER_WAY -> WORDS.say("diagnostics.saving");
        case DONE -> WORDS.say("diagnostics.saved", file.map(Object::toString).orElse(""));
        case FAILED -> ShownText.sentence(trouble);
      };
    }

    /** Of a Parley that responds. */
    public Known(
        List<Remark> remarks, Saving saving, Optional<Path> file, String trouble, String log) {
      this(remarks, saving, file, trouble, log, 0);
    }
  }
}
