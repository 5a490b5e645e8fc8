package dev.parley.peer;

import dev.parley.call.Callees;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.PeerState.PeerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** States with calls, and with those who can be called. */
public record TestCalls(List<PeerRow> peers, List<Call> calls) {

  public static TestCalls none() {
    return new TestCalls(List.of(), List.of());
  }

  /** Calls with these, each of whom has come so far; the id is the name in small letters. */
  public static TestCalls with(Phase phase, String... names) {
    TestCalls some = none();
    for (String name : names) {
      some = some.and(phase, name);
    }
    return some;
  }

  public TestCalls and(Phase phase, String name) {
    List<Call> more = new ArrayList<>(calls);
    more.add(new Call(id(name), name, phase, Optional.empty(), PeerState.Media.ALL));
    return new TestCalls(peers, more);
  }

  /** With somebody in the channel. */
  public TestCalls there(String name, PeerState.Standing standing, boolean joins) {
    List<PeerRow> more = new ArrayList<>(peers);
    more.add(new PeerRow(id(name), name, standing, joins));
    return new TestCalls(more, calls);
  }

  private static String id(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Where nobody can be added to the call. */
  public PeerState state() {
    return state(Group.NONE);
  }

  public PeerState state(Group group) {
    return state(group, List.of());
  }

  /** With these, that nobody has answered. */
  public PeerState offering(Offer... offers) {
    return state(Group.NONE, List.of(offers));
  }

  private PeerState state(Group group, List<Offer> offers) {
    return new PeerState(
        new PeerState.Status("Online", "", PeerState.Tone.GOOD, Optional.empty(), false, false),
        "home",
        "Me",
        true,
        "",
        Callees.LISTED,
        peers,
        offers,
        List.of(),
        calls,
        group,
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }
}
