package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Offer;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.settings.PreferencesModel;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.stage.Stage;

/**
 * Brings the window to the front when somebody calls, and tells whether the person is using it. The
 * keyboard focus stays with the program that has it, so that nothing being typed goes elsewhere.
 * JavaFX thread.
 */
final class Attention {
  private final Stage stage;
  private final PreferencesModel preferencesModel;
  private Set<String> calling = Set.of();

  /** The last link for which the window came up; 0 for none. */
  private long visit;

  /**
   * @param inFront told whether the window has the keyboard focus, at each change
   */
  Attention(Stage stage, PreferencesModel preferencesModel, Consumer<Boolean> inFront) {
    this.stage = stage;
    this.preferencesModel = preferencesModel;
    stage
        .focusedProperty()
        .addListener(
            (of, was, is) -> {
              inFront.accept(isInFront());
              if (is) {
                standDown();
              }
            });
    stage.iconifiedProperty().addListener(of -> inFront.accept(isInFront()));
    inFront.accept(isInFront()); // the window may be there already
  }

  void render(PeerState state) {
    Set<String> now = new HashSet<>();
    state.offers().stream().map(Offer::peerId).forEach(now::add);
    boolean fresh = !calling.containsAll(now);
    calling = now;
    boolean free = !state.phase().isBusy(); // in a call the window is as small as it is wanted
    if (fresh && free && preferencesModel.now().has(Toggle.RAISE_WINDOW) && !isInFront()) {
      raise();
    } else if (now.isEmpty() || !free) {
      standDown();
    }
  }

  /**
   * Brings the window to the front with the keyboard focus, after a link was opened elsewhere.
   *
   * @param number of the last link; each brings the window up once
   */
  void come(long number) {
    if (number != visit) {
      visit = number;
      stage.setIconified(false);
      stage.toFront();
      stage.requestFocus();
    }
  }

  /** Some window managers leave the keyboard focus with a window that they minimise. */
  private boolean isInFront() {
    return stage.isFocused() && !stage.isIconified();
  }

  /**
   * A minimised window takes the keyboard focus on the way; no key presses a button in it then. One
   * that is shown stays above all others until the person comes to it or no call rings any more:
   * {@link Stage#toFront} takes the keyboard focus as well (measured, X11).
   */
  private void raise() {
    if (stage.isIconified()) {
      stage.setIconified(false);
    }
    stage.setAlwaysOnTop(true);
  }

  private void standDown() {
    if (stage.isAlwaysOnTop()) {
      stage.setAlwaysOnTop(false);
    }
  }
}
