package dev.parley.peer;

import static dev.parley.peer.CallEvent.LINK_LOST;
import static dev.parley.peer.CallEvent.MEDIA_READY;
import static dev.parley.peer.CallEvent.MEDIA_READY_BOTH_OFFER;
import static dev.parley.peer.CallEvent.PARTNER_ACCEPTS;
import static dev.parley.peer.CallEvent.PARTNER_ANSWERED_ELSEWHERE;
import static dev.parley.peer.CallEvent.PARTNER_CLOSES;
import static dev.parley.peer.CallEvent.PARTNER_DESCRIBES;
import static dev.parley.peer.CallEvent.PARTNER_FAILS;
import static dev.parley.peer.CallEvent.PARTNER_IS_FREE;
import static dev.parley.peer.CallEvent.PARTNER_IS_TAKEN;
import static dev.parley.peer.CallEvent.PARTNER_LEAVES;
import static dev.parley.peer.CallEvent.PARTNER_SENDS_CANDIDATE;
import static dev.parley.peer.CallEvent.USER_ACCEPTS;
import static dev.parley.peer.CallEvent.USER_ACCEPTS_INSTEAD;
import static dev.parley.peer.CallEvent.USER_ACCEPTS_PARTNER;
import static dev.parley.peer.CallEvent.USER_CALLS;
import static dev.parley.peer.CallEvent.USER_CLOSES;
import static dev.parley.peer.OfferEvent.USER_DECLINES;
import static dev.parley.peer.TableDriver.Blocked.BLOCKED_SPEAKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What holds of any call, whatever the table says: every event is driven through the controller in
 * every phase. {@link CallTableTest} shows that the controller keeps to the table, this one that
 * the table makes sense. So nothing here may look at a {@link Transition}.
 */
@Tag("unit")
class CallInvariantsTest {
  private static final Logger ROOM = (Logger) LoggerFactory.getLogger("dev.parley.peer");

  /** The two sides have agreed on the call. */
  private static final Set<Phase> AGREED =
      EnumSet.of(Phase.CONNECTING, Phase.CONNECTED, Phase.RECONNECTING);

  /** The partner knows nothing of the call yet. */
  private static final Set<Phase> PREPARING =
      EnumSet.of(Phase.PREPARING_OFFER, Phase.PREPARING_ACCEPT);

  private static List<CallRun> runs;

  @BeforeAll
  static void everyEventInEveryPhase() {
    ROOM.setLevel(Level.WARN);
    runs = CallRun.all().toList();
  }

  @AfterAll
  static void asBefore() {
    ROOM.setLevel(null);
  }

  @Test
  void theUserCanAlwaysHangUp() {
    never(run -> run.event() == USER_CLOSES && run.after() != Phase.IDLE);
  }

  @Test
  void onlyACallThatStandsLastsForEver() {
    Duration patience = Duration.ofSeconds(90);
    List<Phase> lasting =
        Stream.of(Phase.values())
            .filter(phase -> CallRun.leftAlone(phase, patience) != Phase.IDLE)
            .toList();
    assertEquals(List.of(Phase.CONNECTED), lasting);
  }

  @Test
  void thereIsOneConnectionInACallAndNoneWithout() {
    never(run -> run.living() != (run.after() == Phase.IDLE ? 0 : 1));
    never(run -> run.partnerAfter().isPresent() == (run.after() == Phase.IDLE));
  }

  @Test
  void everyConnectionThatIsFreedIsAnEndThatIsTold() {
    never(run -> run.freed() != run.ends().size());
  }

  @Test
  void aPartnerWhoDoesNotKnowOfTheEndIsToldItOnce() {
    never(run -> run.told(run.partner(), "Close") + run.told(run.partner(), "Failed") != owed(run));
  }

  /** One last word where a call ends that the partner knows of and still believes in. */
  private static long owed(CallRun run) {
    boolean knowsTheEnd =
        run.isOf(
            PARTNER_CLOSES,
            PARTNER_FAILS,
            PARTNER_LEAVES,
            PARTNER_IS_FREE,
            PARTNER_ANSWERED_ELSEWHERE,
            PARTNER_IS_TAKEN,
            USER_ACCEPTS_PARTNER); // who offers anew has no call any more
    boolean knewNothing = run.before() == Phase.PREPARING_OFFER;
    return knowsTheEnd || knewNothing ? 0 : run.freed();
  }

  @Test
  void whoHangsUpClosesAndDoesNotFail() {
    never(run -> run.isOf(USER_CLOSES, USER_ACCEPTS_INSTEAD) && told(run, "Failed"));
  }

  @Test
  void withoutACallNothingIsSaidButThatTheUserDeclines() {
    never(run -> run.before() == Phase.IDLE && run.event() != USER_DECLINES && run.speaks());
  }

  @Test
  void onlyTheUserBeginsACall() {
    never(
        run ->
            run.begun() > 0
                && !run.isOf(USER_CALLS, USER_ACCEPTS, USER_ACCEPTS_INSTEAD, USER_ACCEPTS_PARTNER));
  }

  @Test
  void aCallThatIsUnderWayIsNotGivenUpForAnotherUnasked() {
    never(
        run ->
            run.before() != Phase.IDLE
                && run.begun() > 0
                && !run.isOf(USER_ACCEPTS_INSTEAD, USER_ACCEPTS_PARTNER));
  }

  @Test
  void othersDoNothingToACall() {
    never(
        run ->
            (run.event().name().startsWith("OTHER_") || run.event() == BLOCKED_SPEAKS)
                && (run.after() != run.before() || run.speaks() || run.begun() + run.freed() > 0));
  }

  @Test
  void aConnectionHearsThePartnerOnceBothHaveAgreed() {
    never(run -> run.delivered() != (isForTheConnection(run) ? 1 : 0));
  }

  private static boolean isForTheConnection(CallRun run) {
    return AGREED.contains(run.before()) && run.isOf(PARTNER_DESCRIBES, PARTNER_SENDS_CANDIDATE);
  }

  @Test
  void nobodyConnectsBeforeBothHaveAgreed() {
    never(
        run ->
            AGREED.contains(run.after())
                && !AGREED.contains(run.before())
                && run.event() != PARTNER_ACCEPTS
                && !told(run, "Accept"));
  }

  @Test
  void noPeerIsOfferedOrAcceptedBeforeMediaIsReady() {
    never(
        run ->
            PREPARING.contains(run.before())
                && (told(run, "Offer") || told(run, "Accept"))
                && !run.isOf(MEDIA_READY, MEDIA_READY_BOTH_OFFER));
  }

  @Test
  void onceAgreedNothingIsOfferedOrAcceptedAgain() {
    never(run -> AGREED.contains(run.before()) && (told(run, "Offer") || told(run, "Accept")));
  }

  @Test
  void anOfferIsAcceptedOnceAtMost() {
    for (Phase phase : List.of(Phase.PREPARING_OFFER, Phase.OFFERING, Phase.PREPARING_ACCEPT)) {
      for (Enum<?> first : CallRun.events().toList()) {
        for (Enum<?> second : CallRun.events().toList()) {
          assertTrue(
              CallRun.accepts(phase, first, second) <= 1,
              () -> phase + ", " + first + ", " + second);
        }
      }
    }
  }

  @Test
  void whoIsInACallIsShownAsUnavailable() {
    never(run -> !PREPARING.contains(run.after()) && !shownAfter(run).equals(truth(run)));
  }

  /** While devices are opened the channel still believes in what was before. */
  private static String shownAfter(CallRun run) {
    boolean unseen = run.before() == Phase.IDLE || PREPARING.contains(run.before());
    return run.shown(unseen ? "AVAILABLE" : "UNAVAILABLE", run.said());
  }

  @Test
  void aSignOfLifeTellsTheTruth() {
    never(
        run ->
            run.event() != LINK_LOST
                && !run.shown(truth(run), run.saidAtBeat()).equals(truth(run)));
    never(
        run ->
            run.event() != LINK_LOST
                && run.after() != Phase.IDLE
                && !run.saidAtBeat().contains("all: UNAVAILABLE"));
  }

  private static String truth(CallRun run) {
    return run.after() == Phase.IDLE ? "AVAILABLE" : "UNAVAILABLE";
  }

  private static boolean told(CallRun run, String word) {
    return run.told(run.partner(), word) > 0;
  }

  private static void never(Predicate<CallRun> wrong) {
    assertEquals(List.of(), runs.stream().filter(wrong).map(CallRun::toString).toList());
  }
}
