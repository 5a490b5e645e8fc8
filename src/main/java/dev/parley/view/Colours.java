package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/** Puts a theme on. JavaFX thread. */
final class Colours {
  private Theme chosen;

  Theme chosen() {
    return chosen;
  }

  void choose(Theme theme) {
    chosen = theme;
    switch (theme) {
      case DARK -> wear(true);
      case LIGHT -> wear(false);
      case SYSTEM -> DesktopTheme.isDark().thenAccept(dark -> FxThread.later(() -> follow(dark)));
    }
  }

  private void follow(boolean dark) {
    if (chosen == Theme.SYSTEM) { // not overtaken by another choice
      wear(dark);
    }
  }

  private static void wear(boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
