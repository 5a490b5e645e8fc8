package dev.parley.channels;

import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Visit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives links that are opened elsewhere while the window is there: in a browser, or in a mail. A
 * link is followed at once; during a call, or where it names another certificate than is known for
 * its server, the person is asked first. Loop only.
 */
final class LinkInbox {
  private final Loop loop;
  private final Supplier<Destination> at;
  private final Certificates certificates;
  private final Consumer<Destination> go;
  private final Runnable changed;
  private Visit visit = Visit.NONE;

  /** The destination that the person is asked about; empty while nothing is asked. */
  private Optional<Destination> asked = Optional.empty();

  /** The person trusts the other certificate, which counts once the person goes there. */
  private boolean replacing;

  private boolean busy;
  private boolean online;

  /** What is known of the certificates of servers. */
  interface Certificates {
    /** Whether another than the link's is. */
    boolean contradict(Destination there);

    /** The person believes the link: what was kept for the server of before is forgotten. */
    void replace(Destination there);
  }

  /**
   * @param at where the run is, null for nowhere
   * @param changed told when {@link #visit} is another
   */
  LinkInbox(
      Loop loop,
      Supplier<Destination> at,
      Certificates certificates,
      Consumer<Destination> go,
      Runnable changed) {
    this.loop = loop;
    this.at = at;
    this.certificates = certificates;
    this.go = go;
    this.changed = changed;
  }

  /** The last one, as it stands. */
  Visit visit() {
    return visit;
  }

  /**
   * @param link may come from anybody, and be anything
   */
  void come(String link) {
    loop.assertOn();
    TypedPlace read = TypedPlace.read(link);
    asked = Optional.empty();
    if (read.destination().isEmpty()) {
      become(Manner.WRONG, "", "", read.problems().link());
      return;
    }
    come(read.destination().get());
  }

  /** One that the person has pasted, likewise. */
  void come(Destination there) {
    boolean staying = isHere(there) && (busy || online);
    boolean doubtful = !staying && certificates.contradict(there);
    replacing = false;
    asked = doubtful || (busy && !staying) ? Optional.of(there) : Optional.empty();
    become(
        doubtful ? Manner.DOUBTS : asked.isPresent() ? Manner.ASKS : Manner.GOES,
        ShownPlace.name(there),
        ShownPlace.server(there.server()),
        "");
    if (asked.isEmpty() && !staying) {
      go.accept(there);
    }
  }

  /** Takes the state of the call: once that has ended, there is nothing to ask. */
  void state(PeerState state) {
    loop.assertOn();
    busy = state.phase().isBusy();
    online = state.status().tone() == PeerState.Tone.GOOD;
    if (!busy && visit.manner() == Manner.ASKS) {
      follow();
    }
  }

  /** Goes there, although that ends a call. */
  void follow() {
    Optional<Destination> there = asked;
    if (visit.manner() == Manner.DOUBTS) {
      replacing = true;
      if (busy) { // that the call ends by it is another question
        visit = visit.of(Manner.ASKS);
        changed.run();
        return;
      }
    }
    there.filter(one -> replacing).ifPresent(certificates::replace);
    answered(there.isPresent() ? Manner.GOES : Manner.NONE);
    there.ifPresent(go);
  }

  /** The person has read it, or wants to stay. */
  void drop() {
    answered(Manner.NONE);
  }

  private void answered(Manner manner) {
    asked = Optional.empty();
    replacing = false;
    visit = visit.of(manner);
    changed.run();
  }

  private void become(Manner manner, String channel, String server, String trouble) {
    visit = new Visit(visit.number() + 1, manner, channel, server, trouble);
    changed.run();
  }

  private boolean isHere(Destination there) {
    Destination here = at.get();
    return here != null
        && there.id().equals(here.id())
        && (there.password().isEmpty() || there.password().equals(here.password()));
  }
}
