package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;

/** Relays verto.info: a message from one user to another (verto.md, "Messages to one peer"). */
final class Messages implements Handler {
  private final VertoHub board;

  Messages(VertoHub board) {
    this.board = board;
  }

  @Override
  public void handle(Session from, Request request) {
    JsonNode msg = request.param("msg");
    if (msg == null) {
      from.result(request, Codec.object());
      return;
    }
    String to = Request.textOf(msg.get("to"));
    String body = Request.textOf(msg.get("body"));
    if (to.isEmpty() || body.isEmpty()) {
      String message = "INVALID MESSAGE to and body params required";
      from.error(request, Codec.object().put("message", message));
      return;
    }
    // SENT whether or not anyone gets it.
    from.result(request, Codec.object().put("message", "SENT"));
    relay(from, to, body);
  }

  /**
   * Every session of the user gets the same frame, id included, and an id is used up even where
   * nobody gets it (trace: lost messages between the ids 19 and 22). A name with a domain is
   * nobody's bare name, and so is lost as measured.
   */
  private void relay(Session from, String to, String body) {
    ObjectNode msg = Codec.object().put("from", from.grant().user());
    msg.put("to", to + "@" + board.premises().directory().domain()).put("body", untilBar(body));
    ObjectNode frame = Codec.request(board.nextId(), "verto.info", Codec.object().set("msg", msg));
    String text = frame.toString();
    List<Session> receivers =
        board.ofUser(to).stream().filter(session -> canMeet(from, session)).toList();
    if (from.mayReach(receivers.size(), text.length())) {
      receivers.forEach(session -> session.send(text));
    }
  }

  /** Beyond what was measured: the guests of one channel cannot write to those of another. */
  private static boolean canMeet(Session one, Session other) {
    return !Collections.disjoint(one.grant().channels(), other.grant().channels());
  }

  /** The relay cuts a plain body at the first bar: bodies travel as base64. */
  private static String untilBar(String body) {
    int bar = body.indexOf('|');
    return bar < 0 ? body : body.substring(0, bar);
  }
}
