package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.Presence;
import dev.parley.signalling.SessionJson;
import dev.parley.signalling.Signalling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who calls: sees one peer, the extension, and has one call at a time. Loop only. */
final class Caller implements Side {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

  private enum Phase {
    IDLE,
    /** Asked for a call that has no id yet. */
    ASKED,
    /** Likewise, and no longer wanted. */
    REGRETTED,
    RINGING,
    CONNECTED
  }

  private final String extension;
  private final Desk desk;
  private final Signalling.Listener listener;
  private Phase phase = Phase.IDLE;

  /** The id of the call, while it rings or is connected. */
  private String call = "";

  private boolean ready;

  Caller(String extension, Desk desk, Signalling.Listener listener) {
    this.extension = extension;
    this.desk = desk;
    this.listener = listener;
  }

  @Override
  public NegotiationRole role() {
    return new NegotiationRole(true, false, SignallingTraits.BROWSER);
  }

  @Override
  public void state(boolean isReady) {
    ready = isReady;
    Presence.Status status = ready ? Presence.Status.AVAILABLE : Presence.Status.AWAY;
    listener.presence(extension, new Presence(status, PeerName.checked(extension)));
  }

  @Override
  public void event(ExtensionMessage.Event event) {
    switch (event.word()) {
      case "ready" -> state(true);
      case "offline" -> state(false);
      case "connected" -> {
        if (isMine(event.call(), Phase.RINGING)) {
          phase = Phase.CONNECTED;
          listener.message(extension, new PeerMessage.Accept(event.name()));
        }
      }
      case "disconnected" -> {
        if (isMine(event.call(), Phase.RINGING) || isMine(event.call(), Phase.CONNECTED)) {
          over();
        }
      }
      default -> LOG.debug("an event is not for a caller");
    }
  }

  @Override
  public void signal(String of, PeerMessage message) {
    if (isMine(of, Phase.CONNECTED)) {
      listener.message(extension, message);
    }
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    if (peerId.equals(extension)) {
      message.handleBy(new Sending());
    } else {
      LOG.info("a message is dropped: there is nobody but the extension");
    }
  }

  @Override
  public void beat() {
    state(ready);
  }

  @Override
  public void lost() {
    if (phase != Phase.IDLE && phase != Phase.REGRETTED) {
      over();
    }
    phase = Phase.IDLE;
  }

  private boolean isMine(String id, Phase then) {
    return phase == then && id.equals(call);
  }

  private void over() {
    phase = Phase.IDLE;
    listener.message(extension, new PeerMessage.Close());
  }

  private void answered(ExtensionMessage.Response answer) {
    boolean wanted = phase == Phase.ASKED;
    if (answer.is("ringing") && !answer.call().isEmpty()) {
      phase = Phase.RINGING;
      call = answer.call();
      if (!wanted) {
        hangUp();
      }
      return;
    }
    phase = Phase.IDLE;
    if (answer.is("offline")) {
      state(false);
    }
    if (wanted) {
      over();
    }
  }

  private void hangUp() {
    phase = Phase.IDLE;
    desk.ask(ExtensionMessage.request("end").put("call", call), ended -> {});
  }

  /** What this side says. */
  private final class Sending implements SessionJson.Handler {
    @Override
    public void offer(PeerMessage.Offer offer) {
      switch (phase) {
        case IDLE -> {
          phase = Phase.ASKED;
          ObjectNode request = ExtensionMessage.request("call");
          desk.ask(
              offer.name().isEmpty() ? request : PeerName.write(request, "name", offer.name()),
              Caller.this::answered);
        }
        case REGRETTED -> phase = Phase.ASKED; // it rings already, or will
        case ASKED, RINGING, CONNECTED -> {} // said again at each beat
      }
    }

    @Override
    public void accept(PeerMessage.Accept accept) {
      LOG.info("an accept is dropped: an extension calls nobody");
    }

    @Override
    public void close() {
      switch (phase) {
        case ASKED -> phase = Phase.REGRETTED;
        case RINGING, CONNECTED -> hangUp();
        case IDLE, REGRETTED -> {}
      }
    }

    @Override
    public void failed() {
      close();
    }

    @Override
    public void session(String type, ObjectNode data) {
      if (phase == Phase.CONNECTED) {
        desk.signal(ExtensionMessage.signal(type, call, data));
      }
    }
  }
}
