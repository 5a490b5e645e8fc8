package dev.parley.view.kit;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * Gives a button the keyboard focus so that it can be seen, as JavaFX does by itself only for one
 * that was reached with Tab. JavaFX thread.
 */
public final class VisibleFocus {
  private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

  private VisibleFocus() {}

  /** Gives it the focus; the ring goes with it. */
  public static void give(Node node) {
    node.requestFocus();
    if (node.isFocused() && !isOn(node)) {
      node.pseudoClassStateChanged(POINTED, true);
      node.focusedProperty().addListener(new UntilLost(node));
    }
  }

  /** Whether a person can see that it has the focus. */
  public static boolean isOn(Node node) {
    return node.isFocusVisible() || node.getPseudoClassStates().contains(POINTED);
  }

  private record UntilLost(Node node) implements ChangeListener<Boolean> {
    @Override
    public void changed(ObservableValue<? extends Boolean> of, Boolean was, Boolean is) {
      node.pseudoClassStateChanged(POINTED, false);
      node.focusedProperty().removeListener(this);
    }
  }
}
