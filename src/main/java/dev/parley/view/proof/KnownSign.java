package dev.parley.view.proof;

import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.ProvedPeer;
import dev.parley.text.Words;
import dev.parley.view.kit.Visibility;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Marks in the list of people who was proved in an earlier call. JavaFX thread. */
public final class KnownSign extends Label {
  private static final Words WORDS = Words.in(KnownSign.class);

  private final Tooltip tip = new Tooltip();

  public KnownSign() {
    setGraphic(new FontIcon(Feather.SHIELD));
    getStyleClass().add("peer-known");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(tip);
    Visibility.show(this, false);
  }

  /**
   * Shows what is known of a peer.
   *
   * @return for screen readers; empty for nothing
   */
  public String show(ProofState known, String peerId) {
    ProvedPeer proved = known.known().get(peerId);
    String words = proved == null ? "" : WORDS.say("proof.list", ProofCards.when(proved));
    tip.setText(words);
    Visibility.show(this, proved != null);
    return words;
  }
}
