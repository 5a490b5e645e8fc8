package dev.parley.peer.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.peer.figures.History.Measure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class HistoryTest {
  @Test
  void aCallThatBeginsHasNone() {
    assertEquals(0, History.EMPTY.size());
    assertEquals(0, History.EMPTY.highest(Measure.RATE));
    assertThrows(IndexOutOfBoundsException.class, () -> History.EMPTY.at(Measure.RATE, 0));
  }

  @Test
  void eachMomentHasItsThreeMeasures() {
    History history = History.EMPTY.and(500, 1.5, 30).and(600, 2.5, 40);
    assertEquals(2, history.size());
    assertEquals(500, history.at(Measure.RATE, 0));
    assertEquals(2.5, history.at(Measure.LOSS, 1));
    assertEquals(40, history.at(Measure.ROUND_TRIP, 1));
  }

  @Test
  void itGoesBackAMinuteHoweverLongTheCall() {
    History history = History.EMPTY;
    for (int second = 1; second <= 1000; second++) {
      history = history.and(second, 0, 0);
      assertEquals(Math.min(second, History.LENGTH), history.size());
      assertEquals(second, history.at(Measure.RATE, history.size() - 1));
      assertEquals(Math.max(1, second - History.LENGTH + 1), history.at(Measure.RATE, 0));
    }
  }

  @Test
  void whatIsAddedChangesNoEarlierOne() {
    History first = History.EMPTY.and(1, 1, 1);
    History later = first;
    for (int second = 0; second < 500; second++) {
      later = later.and(9, 9, 9);
    }
    assertEquals(1, first.size());
    assertEquals(1, first.highest(Measure.RATE));
    assertEquals(0, History.EMPTY.size());
  }

  @Test
  void twoThatFollowTheSameOneKnowNothingOfEachOther() {
    History both = History.EMPTY.and(1, 0, 0);
    History one = both.and(2, 0, 0);
    History other = both.and(3, 0, 0);
    assertEquals(2, one.at(Measure.RATE, 1));
    assertEquals(3, other.at(Measure.RATE, 1));
  }

  @Test
  void theHighestIsThatOfTheMinute() {
    History history = History.EMPTY.and(0, 80, 0);
    for (int second = 0; second < History.LENGTH; second++) {
      assertEquals(80, history.highest(Measure.LOSS));
      history = history.and(0, 3, 0);
    }
    assertEquals(3, history.highest(Measure.LOSS));
  }
}
