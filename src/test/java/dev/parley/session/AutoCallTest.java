package dev.parley.session;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.parley.call.Callees;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AutoCallTest {
  private final Intents intents = mock(Intents.class);

  @Test
  void aPeerIsCalledOnceWhenItIsThereAndFree() {
    AutoCall orders = new AutoCall("Ann", intents);
    orders.look(idle(List.of()));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.BUSY))));
    verify(intents, never()).connect("a");
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.FREE))));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", PeerState.Standing.FREE))));
    verify(intents, times(1)).connect("a");
  }

  @Test
  void whereAnyIdCanBeCalledNobodyHasToBeSeenFirst() {
    AutoCall orders = new AutoCall("robot-7", intents);
    orders.look(dialling(PeerState.Tone.WORKING));
    verify(intents, never()).connect("robot-7");
    orders.look(dialling(PeerState.Tone.GOOD));
    orders.look(dialling(PeerState.Tone.GOOD));
    verify(intents, times(1)).connect("robot-7");
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
    new AutoCall("Ann", intents).look(busy);
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
