package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.view.kit.FxThread;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;

/** Applies a theme. JavaFX thread. */
final class ThemeController {
  private final CompletableFuture<DesktopTraits> desktop;
  private Theme chosen;

  /** What is on; empty before the first. */
  private Optional<Boolean> dark = Optional.empty();

  ThemeController(CompletableFuture<DesktopTraits> desktop) {
    this.desktop = desktop;
    desktop.thenRun(() -> FxThread.later(this::follow));
  }

  void choose(Preferences preferences) {
    chosen = preferences.theme();
    wear(isDark(preferences));
  }

  /** As far as it is known now. */
  boolean isDark(Preferences preferences) {
    return switch (preferences.theme()) {
      case DARK -> true;
      case LIGHT -> false;
      // Until the desktop has answered: without a theme the window would be styled twice over,
      // the first time with a stylesheet that lacks every colour of ours.
      case SYSTEM -> desktop.getNow(DesktopTraits.UNKNOWN).dark();
    };
  }

  /** The desktop has answered, perhaps after the first picture. */
  private void follow() {
    if (chosen == Theme.SYSTEM) {
      wear(desktop.join().dark());
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
