package dev.parley.view;

import dev.parley.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The whole program with its window in memory, as a process of its own; its parent does by lines
 * what a person would: {@code see ID}, {@code read ID TEXT}, {@code press ID}, {@code focus ID},
 * {@code type ID TEXT}, and reads a line {@code did ID} for each, or {@code never ID}.
 */
public final class RemoteWindow {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private RemoteWindow() {}

  /** With the command line of the program. */
  public static void main(String[] args) throws IOException {
    Thread program = new Thread(() -> Main.main(args), "program");
    program.start();
    var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      String[] words = line.split(" ", 3);
      boolean did = seen(words) && act(words);
      System.out.println((did ? "did " : "never ") + words[1]);
    }
    System.exit(7); // its parent process has gone
  }

  private static boolean act(String[] words) {
    Platform.runLater(
        () -> {
          Scene scene = scene().orElseThrow();
          if (words[0].equals("press")) {
            Showcase.press(scene, words[1]);
          } else if (scene.lookup("#" + words[1]) instanceof TextField field) {
            field.requestFocus();
            if (words[0].equals("type")) {
              field.setText(words[2]);
              field.fireEvent(new javafx.event.ActionEvent());
            }
          }
        });
    return true;
  }

  private static boolean seen(String[] words) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      CompletableFuture<Boolean> answer = new CompletableFuture<>();
      try {
        Platform.runLater(() -> answer.complete(isSeen(words)));
        if (answer.join()) {
          return true;
        }
      } catch (IllegalStateException early) {
        // JavaFX comes up
      }
      LockSupport.parkNanos(100_000_000);
    }
    return false;
  }

  private static boolean isSeen(String[] words) {
    Platform.requestNextPulse(); // a screen in memory may leave one out while it comes up
    boolean reads = words[0].equals("read");
    return words[1].startsWith("menu")
        || isVisible(words[1]) && (!reads || words[2].equals(text(words[1])));
  }

  private static String text(String id) {
    return ((Labeled) scene().orElseThrow().lookup("#" + id)).getText();
  }

  private static boolean isVisible(String id) {
    Node at = scene().map(scene -> scene.lookup("#" + id)).orElse(null);
    boolean visible = at != null;
    for (; at != null; at = at.getParent()) {
      visible &= at.isVisible();
    }
    return visible;
  }

  private static Optional<Scene> scene() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage stage && "Parley".equals(stage.getTitle()))
        .map(Window::getScene)
        .findFirst();
  }
}
