package dev.parley.view;

import dev.parley.view.Showcase.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Goes through all looks of the window, and through all that is seen in each. */
final class Walk {
  private Walk() {}

  /**
   * Opens the window in each look. One window shows as many as possible: opening takes long.
   *
   * @param visit given the look's name, on the test's thread
   */
  static void through(Preferences preferences, double textScale, BiConsumer<String, OpenView> visit)
      throws Exception {
    DesktopTraits desktop = new DesktopTraits(true, textScale);
    try (OpenView open = new OpenView(preferences, desktop)) {
      for (Map.Entry<String, Look> each : Showcase.all(open.now).entrySet()) {
        if (isPlain(each.getValue())) {
          open.show(each.getValue().state());
          open.pulse();
          visit.accept(each.getKey(), open);
        }
      }
    }
    for (Map.Entry<String, Look> each : Showcase.all(OpenView.START).entrySet()) {
      Look look = each.getValue();
      if (!isPlain(look)) {
        try (OpenView open =
            new OpenView(preferences, look.asksName(), look.start().isPresent(), desktop)) {
          reach(open, look);
          open.pulse();
          visit.accept(each.getKey(), open);
        }
      }
    }
  }

  /** Shows the look in a window that has shown none before. */
  static void reach(OpenView open, Look look) {
    open.view.places(look.known());
    open.view.diagnostics(look.wrong());
    open.show(look.state());
    for (String act : look.acts()) {
      Stage stage = open.stage();
      open.act(() -> Showcase.press(stage.getScene(), act));
    }
  }

  private static boolean isPlain(Look look) {
    return look.acts().isEmpty()
        && look.asksName().isEmpty()
        && look.start().isEmpty()
        && look.wrong().equals(Diagnostics.Known.NOTHING);
  }

  /** All that is neither hidden nor in something hidden, outermost first. JavaFX thread. */
  static List<Node> seen(Scene scene) {
    List<Node> all = new ArrayList<>();
    collect(scene.getRoot(), all);
    return all;
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible()) {
      return;
    }
    into.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }
}
