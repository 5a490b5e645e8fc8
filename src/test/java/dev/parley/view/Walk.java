package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Place;
import dev.parley.settings.Preferences.Theme;
import dev.parley.view.Showcase.Look;
import dev.parley.view.kit.Stylesheet;
import dev.parley.view.settings.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Goes through all looks of the window, and through all that is seen in each. */
final class Walk {
  /** The layout of a pulse may ask for that of the next. */
  private static final int SETTLED = 4;

  private Walk() {}

  /** Looks at one look of the window. JavaFX thread. */
  interface Inspector {
    void inspect(String look, Guise guise, Scene scene);
  }

  /** The theme of a window, how much larger its text is than usual, and its size. */
  enum Guise {
    DARK(Theme.DARK, 1, 1280, 760),
    LIGHT(Theme.LIGHT, 1, 1280, 760),
    LARGE_TEXT(Theme.DARK, 1.5, 1280, 760),
    NARROW(Theme.DARK, 1, 360, 480);

    private final Preferences preferences;
    private final DesktopTraits desktop;

    Guise(Theme theme, double textScale, double width, double height) {
      preferences =
          Preferences.FIRST.withTheme(theme).withWindow(new Place(0, 0, width, height, false));
      desktop = new DesktopTraits(true, textScale);
    }

    private OpenView open() throws Exception {
      return new OpenView(preferences, desktop);
    }

    private OpenView open(Look look) throws Exception {
      return new OpenView(preferences, look.asksName(), desktop);
    }

    /** Gives it to a window that is open. */
    private void putOn(OpenView open) {
      open.inPulse(
          () -> {
            Place place = preferences.window().orElseThrow();
            open.stage().setWidth(place.width());
            open.stage().setHeight(place.height());
            boolean light = preferences.theme() == Theme.LIGHT;
            Application.setUserAgentStylesheet(
                (light ? new PrimerLight() : new PrimerDark()).getUserAgentStylesheet());
            List<String> sheets = open.stage().getScene().getStylesheets();
            sheets.subList(1, sheets.size()).clear();
            if (desktop.textScale() > 1) {
              sheets.add(Stylesheet.enlarged(desktop.textScale()));
            }
          });
    }
  }

  /** Shows each look in each guise. Opening takes long: one window shows as many as possible. */
  static void through(Inspector inspector) throws Exception {
    for (Guise guise : Guise.values()) {
      try (OpenView open = guise.open()) {
        for (Map.Entry<String, Look> each : Showcase.all(open.now).entrySet()) {
          if (isPlain(each.getValue())) {
            open.show(each.getValue().state());
            inspect(each.getKey(), guise, open, inspector);
          }
        }
      }
    }
    for (Map.Entry<String, Look> each : Showcase.all(OpenView.START).entrySet()) {
      if (!isPlain(each.getValue())) {
        try (OpenView open = Guise.DARK.open(each.getValue())) {
          reach(open, each.getValue());
          for (Guise guise : Guise.values()) {
            guise.putOn(open);
            inspect(each.getKey(), guise, open, inspector);
          }
        }
      }
    }
  }

  private static void inspect(String look, Guise guise, OpenView open, Inspector inspector) {
    open.pulses(SETTLED);
    OpenView.onFx(
        () -> {
          inspector.inspect(look, guise, open.stage().getScene());
          return null;
        });
  }

  /** Shows the look in a window that has shown none before. */
  static void reach(OpenView open, Look look) {
    open.view.places(look.known());
    open.view.diagnostics(look.wrong());
    look.more().accept(open.view);
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
        && look.wrong().equals(Diagnostics.Known.NOTHING)
        && look.more() == Look.NO_MORE;
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
