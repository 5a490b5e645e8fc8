package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;

/**
 * Drives a real controller into each phase of a call with a partner, and then through each event of
 * the table. Another peer, "bob", is there too and rings where the event needs it.
 */
final class TableDriver {
  static final String OTHER = "bob";

  /** What is in no table, since it never reaches one. */
  enum Blocked {
    BLOCKED_SPEAKS
  }

  final PeerFixture here = new PeerFixture();
  final String partner;

  /**
   * @param event what will be driven: it decides whether the partner's id is the higher one
   */
  TableDriver(Enum<?> event, Phase phase) {
    partner = event == CallEvent.PARTNER_OFFERS_HIGHER ? "zoe" : "ann";
    here.online();
    here.presence(partner, Presence.Status.AVAILABLE, "Partner");
    here.presence(OTHER, Presence.Status.AVAILABLE, "Bob");
    bring(phase);
    prepare(event, phase);
    here.signalling.takeSaid();
    here.ends.clear();
  }

  private void bring(Phase phase) {
    switch (phase) {
      case IDLE -> {}
      case PREPARING_OFFER -> {
        here.peer.connect(partner);
        here.loop.run();
      }
      case OFFERING -> {
        bring(Phase.PREPARING_OFFER);
        here.loop.act(() -> here.connections.latest().mediaIsReady());
      }
      case PREPARING_ACCEPT -> {
        here.message(partner, new PeerMessage.Offer("Partner"));
        here.peer.accept(partner);
        here.loop.run();
      }
      case CONNECTING -> {
        bring(Phase.OFFERING);
        here.message(partner, new PeerMessage.Accept("Partner"));
      }
      case CONNECTED -> {
        bring(Phase.CONNECTING);
        here.connection(Connection.State.CONNECTED);
      }
      case RECONNECTING -> {
        bring(Phase.CONNECTED);
        here.connection(Connection.State.RECONNECTING);
      }
    }
  }

  /** What must be there before the event can happen. */
  private void prepare(Enum<?> event, Phase phase) {
    if (event instanceof CallEvent ofCall) {
      prepare(ofCall, phase);
    } else if (event instanceof OfferEvent ofOffer) {
      prepare(ofOffer);
    } else {
      here.message(OTHER, new PeerMessage.Offer("Bob"));
      here.peer.block(OTHER);
      here.loop.run();
    }
  }

  private void prepare(OfferEvent event) {
    switch (event) {
      case USER_DECLINES,
          USER_IGNORES,
          USER_BLOCKS,
          OTHER_ACCEPTS,
          OTHER_CLOSES,
          OTHER_FAILS,
          OTHER_LEAVES,
          OTHER_ANSWERED_ELSEWHERE,
          OTHER_IS_TAKEN ->
          here.message(OTHER, new PeerMessage.Offer("Bob"));
      case OTHER_OFFERS, OTHER_DESCRIBES, OTHER_SENDS_CANDIDATE -> {}
    }
  }

  private void prepare(CallEvent event, Phase phase) {
    switch (event) {
      case USER_ACCEPTS, USER_ACCEPTS_INSTEAD -> here.message(OTHER, new PeerMessage.Offer("Bob"));
      case USER_ACCEPTS_PARTNER, MEDIA_READY_BOTH_OFFER ->
          here.message(partner, new PeerMessage.Offer("Partner"));
      case PARTNER_CLOSES, PARTNER_FAILS, PARTNER_ANSWERED_ELSEWHERE, PARTNER_IS_TAKEN -> {
        if (phase == Phase.PREPARING_OFFER) {
          here.message(partner, new PeerMessage.Offer("Partner"));
        }
      }
      case LINK_BACK -> drive(CallEvent.LINK_LOST, phase);
      default -> {}
    }
  }

  void drive(Enum<?> event, Phase phase) {
    if (event instanceof CallEvent ofCall) {
      drive(ofCall, phase);
    } else if (event instanceof OfferEvent ofOffer) {
      drive(ofOffer);
    } else {
      Sayings.ALL.forEach(message -> here.message(OTHER, message));
    }
    here.loop.run();
  }

  private void drive(OfferEvent event) {
    switch (event) {
      case USER_DECLINES -> here.peer.decline(OTHER);
      case USER_IGNORES -> here.peer.ignore(OTHER);
      case USER_BLOCKS -> here.peer.block(OTHER);
      case OTHER_OFFERS -> here.message(OTHER, new PeerMessage.Offer("Bob"));
      case OTHER_ACCEPTS -> here.message(OTHER, new PeerMessage.Accept("Bob"));
      case OTHER_CLOSES -> here.message(OTHER, new PeerMessage.Close());
      case OTHER_FAILS -> here.message(OTHER, new PeerMessage.Failed());
      case OTHER_DESCRIBES -> here.message(OTHER, Sayings.DESCRIPTION);
      case OTHER_SENDS_CANDIDATE -> here.message(OTHER, Sayings.CANDIDATE);
      case OTHER_LEAVES -> here.presence(OTHER, Presence.Status.GONE, "");
      case OTHER_ANSWERED_ELSEWHERE -> answeredElsewhere(OTHER);
      case OTHER_IS_TAKEN -> taken(OTHER);
    }
  }

  private void drive(CallEvent event, Phase phase) {
    switch (event) {
      case USER_CALLS -> here.peer.connect(OTHER);
      case USER_ACCEPTS -> here.peer.accept(OTHER);
      case USER_ACCEPTS_INSTEAD -> here.peer.acceptInstead(OTHER);
      case USER_ACCEPTS_PARTNER -> here.peer.acceptInstead(partner);
      case USER_CLOSES -> here.peer.close();
      case MEDIA_READY, MEDIA_READY_BOTH_OFFER -> here.loop.act(() -> mediaReady(phase));
      case MEDIA_FAILS -> fails(Connection.Failure.Cause.MEDIA);
      case MEDIA_FLOWS -> here.connection(Connection.State.CONNECTED);
      case CONNECTIVITY_LOST -> here.connection(Connection.State.RECONNECTING);
      case CONNECTION_FAILS -> fails(Connection.Failure.Cause.TRANSPORT);
      case TIME_UP -> here.loop.advance(phase.limit().orElse(Duration.ofSeconds(50)));
      case PARTNER_OFFERS_HIGHER, PARTNER_OFFERS_LOWER ->
          here.message(partner, new PeerMessage.Offer("Partner"));
      case PARTNER_ACCEPTS -> here.message(partner, new PeerMessage.Accept("Partner"));
      case PARTNER_CLOSES -> here.message(partner, new PeerMessage.Close());
      case PARTNER_FAILS -> here.message(partner, new PeerMessage.Failed());
      case PARTNER_DESCRIBES -> here.message(partner, Sayings.DESCRIPTION);
      case PARTNER_SENDS_CANDIDATE -> here.message(partner, Sayings.CANDIDATE);
      case PARTNER_LEAVES -> here.presence(partner, Presence.Status.GONE, "");
      case PARTNER_IS_FREE -> {
        here.presence(partner, Presence.Status.AVAILABLE, "Partner");
        here.loop.advance(Duration.ofSeconds(2));
      }
      case PARTNER_ANSWERED_ELSEWHERE -> {
        if (phase.isNegotiable()) { // the partner's descriptions are for this device
          here.otherDevice(Presence.Status.UNAVAILABLE);
        } else {
          answeredElsewhere(partner);
        }
      }
      case PARTNER_IS_TAKEN -> taken(partner);
      case LINK_BACK -> here.loop.act(() -> here.signalling.join());
      case NETWORK_CHANGES -> here.peer.networkChanged();
      case BEAT -> here.loop.act(() -> here.signalling.heard().beat());
      case LINK_LOST ->
          here.loop.act(() -> here.signalling.becomes(Link.waiting("lost", Duration.ofSeconds(5))));
    }
  }

  private void answeredElsewhere(String peerId) {
    here.message(peerId, Sayings.DESCRIPTION);
    here.otherDevice(Presence.Status.UNAVAILABLE);
  }

  private void taken(String peerId) {
    here.loop.act(() -> here.signalling.heard().answeredElsewhere(peerId));
  }

  private void mediaReady(Phase phase) {
    switch (phase) {
      case PREPARING_OFFER, PREPARING_ACCEPT -> here.connections.latest().mediaIsReady();
      default -> says().mediaReady(); // again, which no real connection does
    }
  }

  private Connection.Listener says() {
    return here.connections.latest().says();
  }

  private void fails(Connection.Failure.Cause cause) {
    here.loop.act(() -> says().failed(new Connection.Failure(cause, "A test's.")));
  }

  boolean rings(String peerId) {
    return here.state().offers().stream().anyMatch(offer -> offer.peerId().equals(peerId));
  }
}
