package dev.parley.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;

/** Puts a theme on. JavaFX thread. */
final class Colours {
  private final CompletableFuture<DesktopTraits> desktop;
  private Theme chosen;

  Colours(CompletableFuture<DesktopTraits> desktop) {
    this.desktop = desktop;
    desktop.thenRun(() -> FxThread.later(this::follow));
  }

  void choose(Preferences preferences) {
    if (chosen != preferences.theme()) {
      chosen = preferences.theme();
      wear();
    }
  }

  /** The desktop has answered, perhaps after the first picture. */
  private void follow() {
    if (chosen == Theme.SYSTEM) {
      wear();
    }
  }

  private void wear() {
    boolean dark =
        switch (chosen) {
          case DARK -> true;
          case LIGHT -> false;
          case SYSTEM -> desktop.getNow(DesktopTraits.UNKNOWN).dark();
        };
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }
}
