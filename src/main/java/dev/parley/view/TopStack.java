package dev.parley.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Stacks the bar at the top and temporary messages below it; clicks beside them pass through. */
final class TopStack extends VBox {
  TopStack(NavBar navBar, NoticeBar notice, NoticeBar note) {
    super(12, navBar, notice, note);
    setAlignment(Pos.TOP_CENTER);
    setFillWidth(true);
    setMaxHeight(USE_PREF_SIZE);
    setPickOnBounds(false);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    setMargin(notice, new Insets(0, 16, 0, 16));
    setMargin(note, new Insets(0, 16, 0, 16));
  }
}
