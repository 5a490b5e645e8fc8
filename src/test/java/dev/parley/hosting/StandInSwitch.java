package dev.parley.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/**
 * Stands in for a FreeSWITCH with the configuration of config/server/freeswitch: answers what a
 * Parley asks of one as the recorded frames have it, and nothing else. A websocket ping is answered
 * with an error, a message is SENT whoever gets it, and nothing of Parley's own server is there. In
 * a process of its own, which is killed: {@code dev.parley.hosting.StandInSwitch HOST}.
 */
public final class StandInSwitch extends WebSocketServer {
  private static final String DOMAIN = "verto.test";

  private final String host;
  private final Map<WebSocket, Session> sessions = new HashMap<>();
  private int nextId = 1;

  private StandInSwitch(String host) {
    super(new InetSocketAddress(host, 0), 1);
    this.host = host;
  }

  /** Serves on any port of that address, and says on which. */
  public static void main(String[] arguments) {
    new StandInSwitch(arguments[0]).run();
  }

  /** Who has logged in, and where. */
  private static final class Session {
    private String user = "";
    private String id = "";
    private int events;
    private final Set<String> channels = new HashSet<>();
  }

  @Override
  public void onStart() {
    System.out.println("Listening on ws://" + host + ":" + getPort());
  }

  @Override
  public synchronized void onOpen(WebSocket socket, ClientHandshake handshake) {
    sessions.put(socket, new Session());
  }

  @Override
  public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
    sessions.remove(socket); // nobody is told
  }

  @Override
  public void onError(WebSocket socket, Exception failure) {
    failure.printStackTrace();
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata ping) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.putObject("error").put("code", -32600).put("message", "Invalid Request");
    socket.send(answer.putNull("id").toString());
  }

  @Override
  public synchronized void onMessage(WebSocket socket, String text) {
    JsonNode request = Json.readOrMissing(text);
    Session session = sessions.get(socket);
    if (session == null || !request.has("method")) {
      return; // an answer
    }
    JsonNode params = request.path("params");
    if (session.user.isEmpty() && !request.path("method").asText().equals("login")) {
      fail(socket, request, -32000, "Authentication Required");
      return;
    }
    switch (request.path("method").asText()) {
      case "login" -> login(socket, session, request);
      case "echo" -> answer(socket, request, params.deepCopy());
      case "verto.subscribe" -> {
        String channel = params.path("eventChannel").asText();
        boolean fresh = session.channels.add(channel);
        ObjectNode result = Json.object();
        result.putArray(fresh ? "subscribedChannels" : "alreadySubscribedChannels").add(channel);
        answer(socket, request, result);
      }
      case "verto.broadcast" -> {
        answer(socket, request, Json.object());
        if (params.path("localBroadcast").asBoolean()) {
          broadcast(session, params);
        }
      }
      case "verto.info" -> {
        answer(socket, request, Json.object().put("message", "SENT"));
        relay(session, params.path("msg"));
      }
      default ->
          fail(socket, request, -32601, "Invalid Method, Missing Method or Permission Denied");
    }
  }

  private void login(WebSocket socket, Session session, JsonNode request) {
    JsonNode params = request.path("params");
    if (!params.has("passwd")) {
      fail(socket, request, -32000, "Authentication Required");
    } else if (!params.path("passwd").asText().equals("secret")) {
      fail(socket, request, -32001, "Authentication Failure");
    } else {
      session.user = params.path("login").asText();
      session.id = params.path("sessid").asText();
      answer(socket, request, Json.object().put("message", "logged in"));
      ObjectNode ready = Json.object();
      ready.putArray("reattached_sessions");
      tell(socket, nextId++, "verto.clientReady", ready);
    }
  }

  /** The sender is told as well. */
  private void broadcast(Session from, JsonNode params) {
    String channel = params.path("eventChannel").asText();
    sessions.forEach(
        (socket, session) -> {
          if (session.channels.contains(channel)) {
            ObjectNode event = params.deepCopy();
            event.put("userid", from.user + "@" + DOMAIN).put("sessid", from.id);
            event.put("eventSerno", session.events++).put("subscribedChannel", channel);
            tell(socket, nextId++, "verto.event", event);
          }
        });
  }

  /** As far as the first bar; to all sessions of that user, with one id. */
  private void relay(Session from, JsonNode said) {
    String to = said.path("to").asText();
    ObjectNode message = Json.object().put("from", from.user).put("to", to + "@" + DOMAIN);
    message.put("body", said.path("body").asText().split("\\|", 2)[0]);
    int id = nextId++;
    sessions.forEach(
        (socket, session) -> {
          if (session.user.equals(to)) {
            tell(socket, id, "verto.info", Json.object().set("msg", message));
          }
        });
  }

  private void answer(WebSocket socket, JsonNode request, ObjectNode result) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    answer.set("result", result.put("sessid", sessions.get(socket).id));
    socket.send(answer.toString());
  }

  private static void fail(WebSocket socket, JsonNode request, int code, String why) {
    ObjectNode answer = Json.object().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    answer.putObject("error").put("code", code).put("message", why);
    socket.send(answer.toString());
  }

  private static void tell(WebSocket socket, int id, String method, ObjectNode params) {
    ObjectNode event = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    event.set("params", params);
    socket.send(event.toString());
  }
}
