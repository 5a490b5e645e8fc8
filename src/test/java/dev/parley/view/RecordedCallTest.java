package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.PictureKind;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.peer.StateLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The states of a real call, recorded by {@code dev.parley.hosting.RecordCallTest}, are all that
 * drives the window here: no network, no WebRTC. At each it shows what the state says, and it
 * decides nothing.
 */
@Tag("desktop")
class RecordedCallTest {
  private static final Path FILE = Path.of("src/test/resources/dev/parley/view/echo-call.jsonl");

  /** What is to be seen exactly while the state says so. */
  private static final Map<String, Predicate<PeerState>> SEEN = seen();

  private List<StateLines.Moment> moments;
  private OpenView open;

  @BeforeEach
  void aWindowAndARecording() throws Exception {
    moments = Files.readAllLines(FILE).stream().map(StateLines::read).toList();
    open = new OpenView();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static Map<String, Predicate<PeerState>> seen() {
    Map<String, Predicate<PeerState>> seen = new LinkedHashMap<>();
    seen.put("call", state -> state.phase().isBusy());
    seen.put("calling", state -> state.phase().isBusy() && !state.phase().isShowingPeer());
    seen.put("remote-video", state -> state.phase().isShowingPeer());
    seen.put("faceless", state -> state.phase().isShowingPeer()); // for no picture comes here
    seen.put("call-close", state -> state.phase().isShowingPeer());
    seen.put("calling-cancel", state -> state.phase().isBusy() && !state.phase().isShowingPeer());
    seen.put("navbar", state -> !state.phase().isBusy());
    seen.put("call-partner", state -> state.phase().isShowingPeer());
    seen.put("call-time", state -> state.phase().isShowingPeer());
    seen.put("offers", state -> !state.offers().isEmpty());
    seen.put("notice", state -> !state.notice().isBlank());
    seen.put("note", state -> !state.local().note().isBlank());
    seen.put("own-muted", state -> state.phase().isBusy() && !state.local().own().microphone());
    seen.put(
        "peer-muted",
        state ->
            state.phase().isShowingPeer()
                && !state.front().orElseThrow().media().peer().microphone());
    seen.put(
        "standstill",
        state ->
            state.phase() == Phase.RECONNECTING
                || state.phase() == Phase.CONNECTED
                    && state.front().orElseThrow().media().frozen()
                    && state.front().orElseThrow().media().peer().picture() != PictureKind.NONE);
    return seen;
  }

  @Test
  void eachStateIsShownAsItIsAndNothingIsWanted() {
    int number = 0;
    for (StateLines.Moment moment : moments) {
      number++;
      show(moment);
      PeerState state = moment.state();
      String where = "state " + number + ", " + state.phase();
      SEEN.forEach((id, due) -> assertEquals(due.test(state), open.sees(id), id + " in " + where));
      state.front().ifPresent(peer -> assertEquals(peer.name(), open.text("call-partner"), where));
      assertEquals(List.of(), open.intents.wanted(), where);
    }
    for (Phase phase : List.of(Phase.OFFERING, Phase.CONNECTING, Phase.CONNECTED, Phase.IDLE)) {
      assertTrue(
          moments.stream().anyMatch(moment -> moment.state().phase() == phase),
          "a recording worth its name has " + phase);
    }
  }

  @Test
  void aClickIsReportedAndWhatItLeadsToIsLeftToTheNextState() {
    StateLines.Moment inCall = last(state -> state.phase() == Phase.CONNECTED);
    show(inCall);

    open.click("call-close");

    assertEquals(List.of("close"), open.intents.wanted());
    assertTrue(open.sees("remote-video"), "until a state says that the call is over");
    show(last(state -> state.phase() == Phase.IDLE));
    assertEquals(List.of("close"), open.intents.wanted());
    assertEquals(false, open.sees("call"));
  }

  @Test
  void timeAloneDecidesNothing() {
    StateLines.Moment calling = last(state -> state.phase() == Phase.OFFERING);
    show(calling);

    open.now = calling.at().plusSeconds(3600);
    open.view.render(calling.state());
    open.settle();

    assertTrue(open.sees("calling"));
    assertEquals(List.of(), open.intents.wanted());
  }

  private StateLines.Moment last(Predicate<PeerState> wanted) {
    return moments.stream()
        .filter(moment -> wanted.test(moment.state()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private void show(StateLines.Moment moment) {
    open.now = moment.at();
    open.view.render(moment.state());
    open.settle();
  }
}
