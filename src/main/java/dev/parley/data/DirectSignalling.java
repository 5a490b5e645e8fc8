package dev.parley.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.signalling.CallJson;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.SessionJson;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries the signalling of one running call over its control channel, while one of the two sides
 * has lost the server. Each tells the other whether it has the server. Loop only.
 */
public final class DirectSignalling implements DataFeature, DataFeature.Session {
  private static final String NAME = "signalling";
  private static final String SERVER = NAME + ".server";
  private static final String DESCRIPTION = NAME + ".description";
  private static final String CANDIDATE = NAME + ".candidate";
  private static final String CLOSE = NAME + ".close";
  private static final String FAILED = NAME + ".failed";
  private static final String MEMBERS = NAME + ".members";

  private static final int CHANGES_AT_ONCE = 10;
  private static final Duration CHANGE_EVERY = Duration.ofSeconds(2);

  private final Consumer<PeerMessage> heard;
  private final Runnable changed;

  /** Null before the call has a connection. */
  private DataCall call;

  private boolean ready;
  private boolean ownServer = true;
  private boolean peersServer = true;

  /** What the peer has said last, which may not count yet. */
  private boolean said = true;

  private final TokenBucket changes = new TokenBucket(CHANGES_AT_ONCE, 1, CHANGE_EVERY);
  private Loop.Timer later = () -> {};

  /**
   * @param heard gets what the peer says this way, unchecked
   * @param changed the answer of {@link #isReady} or {@link #peerHasServer} has changed
   */
  public DirectSignalling(Consumer<PeerMessage> heard, Runnable changed) {
    this.heard = heard;
    this.changed = changed;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Session begin(DataCall call) {
    this.call = call;
    return this;
  }

  /** The peer takes messages this way. */
  public boolean isReady() {
    return ready;
  }

  /** What the peer has said last; true of one that does not say it. */
  public boolean peerHasServer() {
    return peersServer;
  }

  /** This side has the server now, or has lost it. */
  public void server(boolean up) {
    ownServer = up;
    if (ready) {
      tellServer();
    }
  }

  private void tellServer() {
    call.say(SERVER, Json.object().put("up", ownServer));
  }

  @Override
  public void ready() {
    ready = true;
    tellServer();
    changed.run();
  }

  @Override
  public void ended() {
    ready = false;
    peersServer = true;
    later.cancel();
    changed.run();
  }

  /** Says what concerns a running call; anything else is for the server alone. */
  public void say(PeerMessage message) {
    if (ready) {
      message.handleBy(new Said());
    }
  }

  @Override
  public void heard(String type, JsonNode message) {
    switch (type) {
      case SERVER -> {
        said = message.path("up").asBoolean(true);
        believe();
      }
      case DESCRIPTION -> pass(SessionJson.description(message.path("description")));
      case CANDIDATE -> pass(SessionJson.candidate(message.path("candidate")));
      case CLOSE -> heard.accept(new PeerMessage.Close());
      case FAILED -> heard.accept(new PeerMessage.Failed());
      case MEMBERS -> pass(CallJson.members(message));
      default -> {} // of a later version
    }
  }

  /** Each change has what may be lost said again, so a peer cannot bring about any number. */
  private void believe() {
    if (said == peersServer) {
      return;
    }
    if (changes.take(call.loop().now())) {
      peersServer = said;
      changed.run();
    } else {
      later.cancel();
      later = call.loop().after(CHANGE_EVERY, this::believe);
    }
  }

  private void pass(Optional<PeerMessage> message) {
    message.ifPresent(heard);
  }

  /** One message, as it is said here. */
  private final class Said implements PeerMessage.Handler {
    @Override
    public void offer(PeerMessage.Offer offer) {}

    @Override
    public void accept(PeerMessage.Accept accept) {}

    @Override
    public void close() {
      call.say(CLOSE, Json.object());
    }

    @Override
    public void failed() {
      call.say(FAILED, Json.object());
    }

    @Override
    public void members(PeerMessage.Members members) {
      call.say(MEMBERS, CallJson.write(Json.object(), members));
    }

    @Override
    public void description(SessionDescription description) {
      say(DESCRIPTION, "description", SessionJson.write(description));
    }

    @Override
    public void candidate(IceCandidate candidate) {
      say(CANDIDATE, "candidate", SessionJson.write(candidate));
    }

    private void say(String type, String field, ObjectNode value) {
      ObjectNode message = Json.object();
      message.set(field, value);
      call.say(type, message);
    }
  }
}
