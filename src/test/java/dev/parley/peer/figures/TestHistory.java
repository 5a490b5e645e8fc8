package dev.parley.peer.figures;

import java.util.Optional;

/** Figures for tests of who shows them. */
public final class TestHistory {
  private TestHistory() {}

  /** A minute that ends with these values. */
  public static History endingWith(double rate, double loss, double roundTrip) {
    History history = History.EMPTY;
    for (int second = 1; second < History.LENGTH; second++) {
      history = history.and(rate / 2, loss / 2, roundTrip / 2);
    }
    return history.and(rate, loss, roundTrip);
  }

  /** A call straight to the peer's relay, with advice. */
  public static Figures figures(History history, String advice) {
    return new Figures(
        new Figures.Picture(1280, 720, 29.6, "VP8", 1234, 0.5, 0),
        new Figures.Picture(640, 360, 24, "VP9", 700, 3, 7),
        new Figures.Sound("opus", 40, 0, 0),
        new Figures.Sound("opus", 30, 4, 5),
        2,
        Optional.of(new Figures.Path(Figures.Way.DIRECT, Figures.Way.RELAY, "UDP", 34)),
        advice,
        history);
  }
}
