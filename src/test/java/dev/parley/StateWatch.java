package dev.parley;

import dev.parley.call.MediaState;
import dev.parley.peer.PeerState;
import java.util.HashSet;
import java.util.Set;

/** Tells each change of what a person would see. */
final class StateWatch {
  private final Told told;
  private String phase = "";
  private String status = "";
  private String notice = "";
  private String own = sent(PeerState.Media.ALL.own());
  private String peer = sent(PeerState.Media.ALL.peer());
  private String note = "";
  private String frozen = "false";
  private Set<String> free = Set.of();
  private Set<String> offers = Set.of();

  StateWatch(Told told) {
    this.told = told;
  }

  void look(PeerState next) {
    phase = change("phase", phase, next.phase().name());
    String shown = (next.status().text() + " " + next.status().detail()).strip();
    status = change("status", status, shown);
    notice = change("notice", notice, next.notice());
    look(next.media());
    Set<String> nowFree = new HashSet<>();
    next.peers().stream().filter(PeerState.PeerRow::free).forEach(row -> nowFree.add(row.peerId()));
    free = additions("free", free, nowFree);
    Set<String> nowOffers = new HashSet<>();
    next.offers().forEach(offer -> nowOffers.add(offer.peerId()));
    offers = additions("offer", offers, nowOffers);
  }

  private void look(PeerState.Media next) {
    own = change("own", own, sent(next.own()));
    peer = change("peer", peer, sent(next.peer()));
    note = change("note", note, next.note());
    frozen = change("frozen", frozen, String.valueOf(next.frozen()));
  }

  private static String sent(MediaState sent) {
    return "sound=" + (sent.microphone() ? "on" : "off") + " picture=" + sent.picture();
  }

  private String change(String what, String before, String now) {
    if (!now.equals(before)) {
      told.say((what + " " + now).strip());
    }
    return now;
  }

  private Set<String> additions(String what, Set<String> before, Set<String> now) {
    now.stream().filter(id -> !before.contains(id)).forEach(id -> told.say(what + " " + id));
    return now;
  }
}
