package dev.parley.bare;

import java.lang.management.ManagementFactory;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * A JavaFX window with nothing in it: prints how many milliseconds after the start of Java its
 * first picture was handed to the screen, and ends. It runs within Parley's module, on the image's
 * Java.
 */
public final class EmptyWindow {
  private int pulses;

  private EmptyWindow() {}

  public static void main(String[] arguments) {
    Platform.startup(() -> new EmptyWindow().open());
  }

  private void open() {
    Stage stage = new Stage();
    Scene scene = new Scene(new StackPane(), 1280, 760);
    stage.setScene(scene);
    scene.addPostLayoutPulseListener(this::pulse);
    stage.show();
  }

  /** As Parley counts: a pulse waits first for what the one before paints. */
  private void pulse() {
    pulses++;
    if (pulses == 1) {
      Platform.requestNextPulse();
    } else {
      System.out.println("shown " + ManagementFactory.getRuntimeMXBean().getUptime());
      Runtime.getRuntime().halt(0);
    }
  }
}
