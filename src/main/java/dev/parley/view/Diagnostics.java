package dev.parley.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** Shows where the saved file is. */
  void reveal(Path file);

  /** The person has read it. */
  void dismiss(Remark remark);

  /** Nothing can be found out. */
  Diagnostics NONE =
      new Diagnostics() {
        @Override
        public void save(String graphics) {}

        @Override
        public void reveal(Path file) {}

        @Override
        public void dismiss(Remark remark) {}
      };

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
    public static final Known NOTHING = new Known(List.of(), Saving.NONE, Optional.empty(), "", "");

    public Known {
      remarks = List.copyOf(remarks);
    }

    /** Of a Parley that responds. */
    public Known(
        List<Remark> remarks, Saving saving, Optional<Path> file, String trouble, String log) {
      this(remarks, saving, file, trouble, log, 0);
    }
  }
}
