package dev.parley.view.video;

import dev.parley.media.frame.Frame;
import dev.parley.media.test.TestFrames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * A process with nothing but a video pane in a bare window at the display's upper left corner. Each
 * line on its standard input is another picture of a test card: {@code WIDTH HEIGHT COVER|CONTAIN
 * MIRRORED COLUMNS ROWS ROTATION}, of the window and of the picture.
 */
final class CardWindow {
  private final TestFrames frames = new TestFrames();
  private final FrameSlot slot = new FrameSlot();
  private Stage stage;
  private VideoPane pane;

  public static void main(String[] arguments) throws IOException {
    CardWindow window = new CardWindow();
    Platform.startup(window::open);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      Platform.runLater(() -> window.show(words));
    }
    System.exit(0);
  }

  private void open() {
    stage = new Stage(StageStyle.UNDECORATED);
    pane = new VideoPane(slot);
    stage.setScene(new Scene(pane, 100, 100));
    stage.setX(0);
    stage.setY(0);
    stage.show();
    pane.setOpen(true);
  }

  private void show(String[] words) {
    stage.setWidth(Integer.parseInt(words[0]));
    stage.setHeight(Integer.parseInt(words[1]));
    pane.setCover(words[2].equals("COVER"));
    pane.setMirrored(Boolean.parseBoolean(words[3]));
    Frame card =
        frames.card(
            Integer.parseInt(words[4]), Integer.parseInt(words[5]), Integer.parseInt(words[6]));
    slot.frame(card);
    card.release();
  }
}
