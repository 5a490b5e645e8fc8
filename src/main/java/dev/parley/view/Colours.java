package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/** Puts a theme on. JavaFX thread. */
final class Colours {
  private Theme chosen;

  void choose(Preferences preferences) {
    if (chosen == preferences.theme()) {
      return;
    }
    chosen = preferences.theme();
    switch (chosen) {
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
