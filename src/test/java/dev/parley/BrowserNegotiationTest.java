package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.BrowserCall.Caller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In a call with a web peer in a real browser both negotiate anew, at once too: the same call goes
 * on, with media both ways. More rounds with {@code -Dparley.rounds=100}.
 */
@Tag("media")
class BrowserNegotiationTest {
  private static final int TENS = Math.max(1, Integer.getInteger("parley.rounds", 10) / 10);

  /** Long enough for two offers to meet on their way. */
  private static final Duration DELAY = Duration.ofMillis(50);

  private BrowserCall call;

  @AfterEach
  void close() {
    if (call != null) {
      call.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Caller.class)
  void eitherSideRestartsIceAndBothAtOnce(Caller caller) {
    call = BrowserCall.by(caller);

    List<String> first = call.web.ufrags();
    call.ann.peer.networkChanged();
    call.awaitRestart(first);
    call.mediaBothWays();

    List<String> second = call.web.ufrags();
    call.web.restartIce();
    call.awaitRestart(second);
    call.mediaBothWays();

    List<String> third = call.web.ufrags();
    call.web.restartIce();
    call.ann.peer.networkChanged();
    call.awaitRestart(third);
    call.mediaBothWays();
    call.isTheSameCall();
  }

  /** What the page changes, in how many sections it sends then, and what each sees of the other. */
  private record Change(Runnable order, int sections, Runnable annSees, Runnable pageSees) {}

  /** In the end all is as it was. */
  private List<Change> tenChanges() {
    Runnable card = call::pageSeesAndHearsAnn;
    Change restart = new Change(call.web::restartIce, 2, call::annSeesCamera, card);
    Change on = new Change(() -> call.web.camera("on"), 2, call::annSeesCamera, card);
    Change screen = new Change(() -> call.web.screen("beside"), 3, call::annSeesScreen, card);
    return List.of(
        screen,
        new Change(() -> call.web.camera("oneway"), 2, call::annSeesScreen, card),
        new Change(() -> call.web.screen("off"), 1, call::annHears, card),
        on,
        new Change(
            () -> call.web.camera("alone"), 2, call::annSeesCamera, call.web::awaitNoPictures),
        on,
        restart,
        screen,
        new Change(() -> call.web.screen("off"), 2, call::annSeesCamera, card),
        restart);
  }

  @ParameterizedTest
  @EnumSource(Caller.class)
  void whileParleyRestartsIceThePageChangesItsSections(Caller caller) {
    call = BrowserCall.by(caller, DELAY);
    int before = call.web.collisions();

    for (int tens = 0; tens < TENS; tens++) {
      for (Change change : tenChanges()) {
        List<String> ufrags = call.web.ufrags();
        change.order().run();
        call.ann.peer.networkChanged();
        call.awaitRestart(ufrags);
        call.web.awaitSections(change.sections());
        change.annSees().run();
        change.pageSees().run();
      }
    }

    int collisions = call.web.collisions() - before;
    System.out.printf("%s calls: offers met in %d of %d rounds%n", caller, collisions, 10 * TENS);
    assertTrue(collisions > 0);
    call.mediaBothWays();
    call.isTheSameCall();
  }
}
