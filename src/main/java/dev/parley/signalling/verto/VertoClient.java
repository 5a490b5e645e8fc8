package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.signalling.IceServerLease;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.ReconnectingClient;
import dev.parley.signalling.RequestException;
import dev.parley.signalling.Requests;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user's presence at a verto server: JSON-RPC 2.0 over a websocket.
 *
 * <p>Online means: logged in, {@code verto.clientReady} received, and subscribed to the channel. A
 * FreeSWITCH answers no websocket pings, so the sign of life is the answer to an {@code echo}. The
 * frames are those of the measured traces of a FreeSWITCH's mod_verto.
 */
public final class VertoClient extends ReconnectingClient<JsonNode> {
  private static final Words WORDS = Words.in(VertoClient.class);

  private static final Logger LOG = LoggerFactory.getLogger(VertoClient.class);

  /** Who hands out STUN and TURN servers. */
  private static final String ICE_SERVERS = "ice-servers";

  private static final Body ASK = Body.of(Json.object().put("ask", "iceServers"));

  private final Listener listener;
  private final VertoLogin login;
  private final PeerDialects dialects;
  private final Frames frames;

  /** Asked for by a message to a name that no guest can have; see docs/ice-servers.md. */
  private final IceServerLease iceServers;

  /**
   * @param freshSession makes a session id in place of one that is somebody else's
   * @param random from 0 (inclusive) to 1, for the spread of timers
   */
  public VertoClient(
      Loop loop,
      TextSocket.Opener sockets,
      VertoAccount account,
      Supplier<String> freshSession,
      DoubleSupplier random,
      Listener listener) {
    super(loop, sockets, random, listener);
    this.listener = listener;
    login = new VertoLogin(requests, account, freshSession);
    dialects = new PeerDialects(loop);
    iceServers =
        new IceServerLease(loop, () -> info(ICE_SERVERS, ASK.encoded()), listener::iceServers);
    frames =
        new Frames(new PeerMessageDecoder(account.clientId(), login::account, dialects, listener));
  }

  /** Under another session: a server that sees the same one puts the older connection off. */
  @Override
  public void joinBeside() {
    if (state() == Link.State.PUNTED) {
      login.renewSession();
    }
    join();
  }

  @Override
  public void announce(Presence presence) {
    ObjectNode params =
        params()
            .put("device", login.account().device())
            .put("localBroadcast", true)
            .put("eventChannel", login.account().channel());
    dialects.announce(presence, params);
    request("verto.broadcast", params);
  }

  @Override
  public void tell(String peerId, Presence presence) {
    info(peerId, dialects.tell(peerId, presence));
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    info(peerId, dialects.write(peerId, message));
  }

  private void info(String peerId, String body) {
    ObjectNode params = params();
    params.putObject("msg").put("to", peerId).put("body", body);
    request("verto.info", params);
  }

  /** Asks for something whose answer nobody waits for; dropped while not online. */
  private void request(String method, ObjectNode params) {
    if (isLoggedIn()) {
      Requests.handle(
          ask(method, params, Requests.LIMIT),
          result -> {},
          failure -> {
            // a lost connection is told of once, by its own words, and not for each request on it
            if (failure instanceof RequestException end
                && end.cause() != RequestException.Cause.LOST) {
              LOG.warn("{} failed: {} (code {})", method, end.getMessage(), end.code());
            }
          });
    } else {
      LOG.info("{} dropped: not online", method);
    }
  }

  private CompletableFuture<JsonNode> ask(String method, ObjectNode params, Duration limit) {
    return requests.ask(id -> RpcFrame.request(id, method, params), limit);
  }

  /** With what every request begins. */
  private ObjectNode params() {
    return Json.object().put("sessid", login.account().sessionId());
  }

  @Override
  protected CompletableFuture<Runnable> logIn() {
    return login.begin(listener::loggedIn).thenApply(subscribed -> iceServers::begin);
  }

  @Override
  protected void ended() {
    iceServers.pause();
  }

  @Override
  protected void usePassword(String password) {
    login.usePassword(password);
  }

  @Override
  protected CompletableFuture<JsonNode> signOfLife(Duration limit) {
    return ask("echo", params(), limit);
  }

  @Override
  protected void received(String text) {
    RpcFrame.read(text).handleBy(frames);
  }

  /** What the server says. */
  private final class Frames implements RpcFrame.Handler {
    private final PeerMessageDecoder fromPeers;

    Frames(PeerMessageDecoder fromPeers) {
      this.fromPeers = fromPeers;
    }

    @Override
    public void request(RpcFrame.Request request) {
      switch (request.method()) {
        case "verto.clientReady" -> login.clientReady();
        case "verto.event" -> fromPeers.event(request.params());
        case "verto.info" -> info(request.params());
        case "verto.punt" -> halt(Link.of(Link.State.PUNTED, WORDS.say("refusal.punted")));
        case "verto.ping" -> VertoClient.this.send(RpcFrame.result(request.id(), Json.object()));
        default -> {
          LOG.info("the server asks for an unknown method");
          VertoClient.this.send(RpcFrame.methodNotFound(request.id()));
        }
      }
    }

    private void info(JsonNode params) {
      if (params.path("msg").path("from").asText("").equals(ICE_SERVERS)) {
        iceServers.granted(Body.decode(params.path("msg").path("body")).json());
      } else {
        fromPeers.info(params);
      }
    }

    /** A refusal may come as a result: with a code below zero, and a message (measured). */
    @Override
    public void result(RpcFrame.Result said) {
      int code = said.result().path("code").asInt(0);
      if (code < 0) {
        requests.refused(said.id(), code, said.result().path("message").asText(""));
      } else {
        requests.answered(said.id(), said.result());
      }
    }

    @Override
    public void refusal(RpcFrame.Refusal refusal) {
      requests.refused(refusal.id(), refusal.code(), refusal.message());
    }

    @Override
    public void malformed(RpcFrame.Malformed malformed) {
      LOG.warn("a frame of the server is dropped: {}", malformed.why());
    }
  }
}
