package dev.parley.view.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.QualityLevel;
import dev.parley.connection.TestStatistics;
import dev.parley.data.card.Blame;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.Loss;
import dev.parley.data.card.RecentCalls;
import dev.parley.data.card.TestCards;
import dev.parley.peer.Phase;
import dev.parley.peer.figures.Figures;
import dev.parley.peer.figures.History;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The last calls on the start page, and the running one among the statistics. */
@Tag("desktop")
class RecentCallRowsTest {
  private static final CallCard GOOD =
      TestCards.card(1, "Alice", Loss.NONE, Loss.NONE, Blame.NOBODY);
  private static final CallCard LOSSY =
      TestCards.card(2, "Bob", Loss.NONE, new Loss(6.2, 40), Blame.PEER_UPLOAD);

  private OpenView open;
  private final List<String> done = new ArrayList<>();

  private final RecentCalls calls =
      new RecentCalls() {
        @Override
        public void delete(CallCard card) {
          done.add("delete " + card.peer());
        }

        @Override
        public void deleteAll() {
          done.add("delete all");
        }
      };

  @BeforeEach
  void start() throws Exception {
    open = new OpenView(TestStates.alone());
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void withoutCallsNothingIsShown() {
    assertFalse(open.sees("recent-calls"));
  }

  @Test
  void aCallThatHasJustEndedIsSummedUpAtOnce() {
    show(true, LOSSY, GOOD);

    assertEquals("Bob’s upload lost 6 % for 40 s; yours was fine.", open.text("card-sentence"));
    assertEquals("12:34", open.text("card-length"));
    assertEquals("6 % for 40 s", open.text("card-back"));
    assertEquals("accepted 2.1 s, connected 2.6 s, first picture 2.9 s", open.text("card-setup"));
  }

  @Test
  void thoseBeforeAreShownOnAClickAndPutAwayByAnother() {
    show(false, LOSSY, GOOD);
    assertFalse(open.sees("recent-call-card"));

    press("recent-call-1");
    assertEquals("No packet loss worth mentioning.", open.text("card-sentence"));

    press("recent-call-1");
    assertFalse(open.sees("recent-call-card"));
  }

  @Test
  void ofManyAFewAreShownUntilAllAreWanted() {
    CallCard[] many = new CallCard[20];
    for (int call = 0; call < many.length; call++) {
      many[call] = TestCards.card(20 - call, "Alice", Loss.NONE, Loss.NONE, Blame.NOBODY);
    }
    show(false, many);
    assertFalse(open.sees("recent-call-3"));

    press("recent-calls-all");
    assertTrue(open.sees("recent-call-19"));
    assertFalse(open.sees("recent-calls-all"));
  }

  @Test
  void eachCanBeDeletedAndAll() {
    show(false, LOSSY, GOOD);
    press("recent-call-delete-1");
    press("recent-calls-delete");

    assertEquals(List.of("delete Alice", "delete all"), done);
  }

  @Test
  void theRunningCallIsSummedUpAmongTheStatistics() {
    open.show(
        TestStates.alone()
            .call(Phase.CONNECTED, "1002", "Bob", Duration.ZERO)
            .quality(QualityLevel.GOOD, "")
            .figures(Figures.of(TestStatistics.received(9, 9), History.EMPTY, "")));
    open.view.beside().card(LOSSY);
    open.settle();
    open.click("call-quality");

    assertTrue(open.sees("statistics-call"));
    assertEquals("Bob’s upload lost 6 % for 40 s; yours was fine.", open.text("card-sentence"));
  }

  /** Wherever on the page it is. */
  private void press(String id) {
    open.act(() -> ((Button) open.node(id)).fire());
    open.settle();
  }

  private void show(boolean latest, CallCard... cards) {
    open.view.beside().recentCalls(new RecentCalls.Known(List.of(cards), latest, calls));
    open.settle();
  }
}
