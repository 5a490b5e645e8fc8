package dev.parley.view;

import dev.parley.view.video.VideoPane;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Looks at the window of this process, and moves it, for a measurement from outside. */
public final class WindowProbe {
  private WindowProbe() {}

  /** The peer's pictures that reached the screen so far. */
  public static long shown() throws Exception {
    return ask(() -> ((VideoPane) stage().getScene().lookup("#remote-video")).shown());
  }

  /** Over the whole of a screen of that size. */
  public static void fill(double width, double height) throws Exception {
    ask(
        () -> {
          stage().setX(0);
          stage().setY(0);
          stage().setWidth(width);
          stage().setHeight(height);
          return null;
        });
  }

  /** Before or behind all other windows. */
  public static void stack(boolean front) throws Exception {
    ask(
        () -> {
          if (front) {
            stage().toFront();
          } else {
            stage().toBack();
          }
          return null;
        });
  }

  private static Stage stage() {
    return (Stage) Window.getWindows().get(0);
  }

  private static <T> T ask(Callable<T> question) throws Exception {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(question.call());
          } catch (Exception failure) {
            answer.completeExceptionally(failure);
          }
        });
    return answer.get(10, TimeUnit.SECONDS);
  }
}
