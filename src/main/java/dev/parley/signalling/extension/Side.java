package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.NegotiationRole;
import dev.parley.signalling.PeerMessage;
import java.util.function.Consumer;

/** One of the two sides of a desk: who calls it, and who answers. Loop only. */
interface Side {

  /** What a side can do at the server; nothing, and no answer, while it is not online. */
  interface Desk {
    void ask(ObjectNode request, Consumer<ExtensionMessage.Response> done);

    /** Sends a signal, which lacks only the peer id. */
    void signal(ObjectNode frame);
  }

  /** {@link dev.parley.signalling.Signalling#part}; the caller was there first, and is polite. */
  NegotiationRole part();

  /** The extension is ready, or offline: at the beginning, when it changes, at each beat. */
  void state(boolean ready);

  void event(ExtensionMessage.Event event);

  /** Something of the other side of a call. */
  void signal(String call, PeerMessage message);

  /** {@link dev.parley.signalling.Signalling#send} */
  void send(String peerId, PeerMessage message);

  /** Says again what would be forgotten. */
  void beat();

  /** The connection is over, and with it every call. */
  void lost();
}
