package dev.parley.server.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.TokenBucket;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientBase;
import dev.parley.server.http.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Represents one client of the extension protocol from its connection to its end: unknown, then a
 * peer of an extension, then closed.
 */
final class ExtensionPeer extends ClientBase implements ExtensionDesk.Peer {
  static final int VERSION = 1;

  private final Function<String, Optional<ExtensionDesk>> desks;

  /** Ten calls at once, and one a second. */
  private final TokenBucket calls = new TokenBucket(10, 1, Duration.ofSeconds(1));

  private final String id = UUID.randomUUID().toString();

  /** Null before init. */
  private ExtensionDesk desk;

  /**
   * @param desks the desk of each extension there is
   */
  ExtensionPeer(ServerContext context, Function<String, Optional<ExtensionDesk>> desks, Wire wire) {
    super(context, wire);
    this.desks = desks;
  }

  /** No frame of this protocol. */
  @Override
  public void receivedBytes() {
    take(0, () -> read(""));
  }

  @Override
  protected void read(String text) {
    ExtensionFrame.read(
        text,
        new ExtensionFrame.Reader() {
          @Override
          public void request(ExtensionFrame request) {
            handle(request);
          }

          @Override
          public void signal(ExtensionFrame signal) {
            passOn(signal);
          }

          @Override
          public void malformed(JsonNode id) {
            send(ExtensionFrame.error(ExtensionError.MALFORMED, id));
          }
        });
  }

  /** In a task of its own: who finds out, by sending, is in the middle of a change at the desk. */
  @Override
  protected void left() {
    if (desk != null) {
      context().loop().post(() -> desk.leave(this));
    }
  }

  @Override
  public boolean mayBeginCall() {
    return calls.take(context().loop().now());
  }

  private void handle(ExtensionFrame request) {
    if (request.word().equals("init")) {
      init(request);
    } else if (!isOwn(request)) {
      refuse(request, ExtensionError.WRONG_PEER);
    } else {
      switch (request.word()) {
        case "register" -> with(request, "password", password -> register(request, password));
        case "deregister" -> desk.deregister(this, request);
        case "status" -> respond(request, desk.state());
        case "call" -> desk.call(this, request);
        case "answer" -> with(request, "call", which -> desk.answer(this, request, which));
        case "end" -> with(request, "call", which -> desk.end(this, request, which));
        default -> refuse(request, ExtensionError.UNKNOWN_MESSAGE);
      }
    }
  }

  private void passOn(ExtensionFrame signal) {
    if (!isOwn(signal)) {
      refuse(signal, ExtensionError.WRONG_PEER);
    } else if (!signal.body().has("data")) {
      refuse(signal, ExtensionError.MALFORMED);
    } else {
      with(signal, "call", which -> desk.signal(this, signal, which));
    }
  }

  /** Before init there is no peer, whose id could be known. */
  private boolean isOwn(ExtensionFrame frame) {
    return desk != null && frame.text("peer").filter(id::equals).isPresent();
  }

  private void with(ExtensionFrame frame, String member, Consumer<String> then) {
    frame.text(member).ifPresentOrElse(then, () -> refuse(frame, ExtensionError.MALFORMED));
  }

  private void init(ExtensionFrame request) {
    JsonNode version = request.body().path("version");
    if (desk != null) {
      initialized(request);
    } else if (!version.isIntegralNumber()) {
      refuse(request, ExtensionError.MALFORMED);
    } else if (!version.canConvertToInt() || version.intValue() != VERSION) {
      ObjectNode error = ExtensionFrame.error(ExtensionError.UNKNOWN_VERSION, request.id());
      error.putArray("versions").add(VERSION);
      send(error);
    } else {
      with(request, "extension", extension -> find(request, extension));
    }
  }

  /** Its name is all that callers need to know, so it is guessed at as a password is. */
  private void find(ExtensionFrame request, String extension) {
    Optional<ExtensionDesk> found = desks.apply(extension);
    guess(
        "",
        "",
        found.isPresent(),
        () ->
            found.ifPresentOrElse(
                there -> init(request, there),
                () -> refuse(request, ExtensionError.UNKNOWN_EXTENSION)));
  }

  private void init(ExtensionFrame request, ExtensionDesk found) {
    if (desk != null) { // it has asked twice, and waited
      initialized(request);
      return;
    }
    desk = found;
    desk.enter(this);
    keepAlive(); // one that died without a word must not stay registered
    initialized(request);
  }

  private void initialized(ExtensionFrame request) {
    send(
        ExtensionFrame.response("init", request.id())
            .put("version", VERSION)
            .put("peer", id)
            .put("extension", desk.id())
            .put("state", desk.state()));
  }

  private void register(ExtensionFrame request, String password) {
    if (desk.isRegistered(this)) {
      respond(request, "registered");
    } else if (desk.isInCall(this)) {
      refuse(request, ExtensionError.IN_CALL);
    } else {
      guess(
          desk.account(),
          "",
          desk.isOpenedBy(password),
          () -> desk.register(this, request, password));
    }
  }
}
