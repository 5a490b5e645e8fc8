package dev.parley.session;

import static dev.parley.peer.PeerState.Standing.BUSY;
import static dev.parley.peer.PeerState.Standing.FREE;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.parley.call.Callees;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AutoCallTest {
  private static final Group OPEN = new Group("", List.of(), List.of(), List.of());
  private static final Group FULL = new Group("Six are in.", List.of(), List.of(), List.of());

  private final Intents intents = mock(Intents.class);

  @Test
  void aPeerIsCalledOnceWhenItIsThereAndFree() {
    AutoCall orders = new AutoCall(List.of("Ann"), intents);
    orders.look(idle(List.of()));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.BUSY))));
    verify(intents, never()).connect("a");
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.FREE))));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.FREE))));
    verify(intents, times(1)).connect("a");
  }

  @Test
  void whereAnyIdCanBeCalledNobodyHasToBeSeenFirst() {
    AutoCall orders = new AutoCall(List.of("robot-7"), intents);
    orders.look(dialling(PeerState.Tone.WORKING));
    verify(intents, never()).connect("robot-7");
    orders.look(dialling(PeerState.Tone.GOOD));
    orders.look(dialling(PeerState.Tone.GOOD));
    verify(intents, times(1)).connect("robot-7");
  }

  @Test
  void ofSeveralTheFirstWhoIsThereIsCalledAndTheOthersAreAdded() {
    AutoCall orders = new AutoCall(List.of("Ann", "Bob", "Eve"), intents);
    TestCalls there = TestCalls.none().there("Bob", FREE, true);
    orders.look(there.state());
    verify(intents).connect("bob");

    there = there.there("Ann", FREE, true);
    orders.look(there.and(Phase.OFFERING, "Bob").state());
    verify(intents, never()).add("ann");

    TestCalls connected = there.and(Phase.CONNECTED, "Bob");
    orders.look(connected.state(OPEN));
    orders.look(connected.state(OPEN));
    verify(intents, times(1)).add("ann");
    verify(intents, never()).add("eve");

    orders.look(connected.and(Phase.CONNECTED, "Ann").there("Eve", FREE, true).state(OPEN));
    verify(intents).add("eve");
    verify(intents, times(1)).connect(anyString());
  }

  @Test
  void nobodyIsAddedWhoCannotJoinOrToACallThatIsFullOrSomebodyElses() {
    AutoCall orders = new AutoCall(List.of("Ann", "Bob"), intents);
    TestCalls there = TestCalls.none().there("Ann", FREE, true);
    orders.look(there.there("Bob", FREE, true).and(Phase.CONNECTED, "Cid").state(OPEN));
    verify(intents, never()).add(anyString());

    orders.look(there.state());
    TestCalls withAnn = there.and(Phase.CONNECTED, "Ann");
    orders.look(withAnn.there("Bob", FREE, false).state(OPEN));
    orders.look(withAnn.there("Bob", BUSY, true).state(OPEN));
    orders.look(withAnn.there("Bob", FREE, true).state(FULL));
    verify(intents, never()).add(anyString());

    orders.look(withAnn.there("Bob", FREE, true).state(OPEN));
    verify(intents).add("bob");
  }

  @Test
  void whoIsInTheCallAlreadyIsNotCalledAfterIt() {
    AutoCall orders = new AutoCall(List.of("Ann", "Bob", "eve"), intents);
    TestCalls all =
        TestCalls.none().there("Ann", FREE, true).there("Bob", FREE, true).there("Eve", FREE, true);
    orders.look(all.state());
    TestCalls withBob = all.and(Phase.CONNECTED, "Ann").and(Phase.CONNECTED, "Bob");
    orders.look(withBob.and(Phase.CONNECTED, "Eve").state(FULL));
    orders.look(all.state());

    verify(intents, times(1)).connect(anyString());
    verify(intents, never()).add(anyString());
  }

  private static PeerState dialling(PeerState.Tone tone) {
    return new PeerState(
        new PeerState.Status("", "", tone, Optional.empty(), false, false),
        "",
        "Me",
        true,
        "",
        Callees.TYPED,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }

  @Test
  void nothingIsDoneDuringACall() {
    PeerState busy =
        new PeerState(
            idle(List.of()).status(),
            "home",
            "Me",
            true,
            "",
            Callees.LISTED,
            List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.FREE)),
            List.of(),
            List.of(),
            List.of(
                new PeerState.Call(
                    "c", "Cid", Phase.CONNECTED, Optional.empty(), PeerState.Media.ALL)),
            List.of(),
            PeerState.Notices.NONE,
            PeerState.Local.ALL);
    new AutoCall(List.of("Ann"), intents).look(busy);
    verify(intents, never()).connect("a");
  }

  private static PeerState idle(List<PeerState.PeerRow> peers) {
    return new PeerState(
        new PeerState.Status("Online", "", PeerState.Tone.GOOD, Optional.empty(), false, false),
        "home",
        "Me",
        true,
        "",
        Callees.LISTED,
        peers,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }
}
