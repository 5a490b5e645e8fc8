package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Optional;
import javafx.application.Application;

/** Puts a theme on. JavaFX thread. */
final class Colours {
  private Theme chosen;

  /** What is on; empty before the first. */
  private Optional<Boolean> dark = Optional.empty();

  void choose(Preferences preferences) {
    if (chosen == preferences.theme()) {
      return;
    }
    chosen = preferences.theme();
    switch (chosen) {
      case DARK -> wear(true);
      case LIGHT -> wear(false);
      case SYSTEM -> {
        // Until the desktop has answered: without a theme the window would be styled twice over,
        // the first time with a stylesheet that lacks every colour of ours.
        wear(dark.orElse(true));
        DesktopTheme.isDark().thenAccept(answer -> FxThread.later(() -> follow(answer)));
      }
    }
  }

  private void follow(boolean answer) {
    if (chosen == Theme.SYSTEM) { // not overtaken by another choice
      wear(answer);
    }
  }

  private void wear(boolean wanted) {
    if (dark.isPresent() && dark.get() == wanted) {
      return;
    }
    dark = Optional.of(wanted);
    Application.setUserAgentStylesheet(
        wanted
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
