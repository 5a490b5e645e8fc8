package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Represents one client of the extension protocol from its connection to its end: unknown, then a
 * peer of an extension, then closed.
 */
final class ExtensionPeer extends ClientBase {
  static final int VERSION = 1;

  /** Who still guesses may come back, and wait as long. */
  private static final int MOST_GUESSES = 10;

  /** Ten calls at once, and one a second; of bytes no account is kept. */
  private static final Limits.Rate CALLS = new Limits.Rate(1, 9, 1, 1);

  private final ExtensionDesks desks;
  private final Allowance calls;
  private final String id = UUID.randomUUID().toString();

  /** Null before init. */
  private ExtensionDesk desk;

  /** The call that this peer makes, or is in; null for none. */
  private ExtensionCall call;

  private int guesses;

  ExtensionPeer(ExtensionDesks desks, Wire wire) {
    super(desks.premises(), wire);
    this.desks = desks;
    this.calls = new Allowance(CALLS, desks.loop().now());
  }

  /** No frame of this protocol. */
  @Override
  public void receivedBytes() {
    take(0, () -> read(""));
  }

  @Override
  void read(String text) {
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
  void left() {
    if (desk != null) {
      desks.loop().post(() -> desk.leave(this));
    }
  }

  ExtensionCall call() {
    return call;
  }

  void setCall(ExtensionCall now) {
    call = now;
  }

  /** Whether it calls seldom enough; counts one more if so. */
  boolean mayBeginCall() {
    boolean may = calls.debt(desks.loop().now()).isZero();
    if (may) {
      calls.spend(1, 0);
    }
    return may;
  }

  void respond(ExtensionFrame request, String word) {
    send(ExtensionFrame.response(word, request.id()));
  }

  void respond(ExtensionFrame request, String word, ExtensionCall about) {
    send(ExtensionFrame.response(word, request.id()).put("call", about.id()));
  }

  void refuse(ExtensionFrame request, ExtensionError error) {
    send(ExtensionFrame.error(error, request.id()));
  }

  void send(ObjectNode frame) {
    send(frame.toString());
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
      with(request, "extension", extension -> guess(() -> init(request, extension)));
    }
  }

  private void init(ExtensionFrame request, String extension) {
    Optional<ExtensionDesk> found = desks.find(extension);
    if (found.isEmpty()) {
      refuse(request, ExtensionError.UNKNOWN_EXTENSION);
      failed();
      return;
    }
    desks.premises().attempts().succeeded(wire().address());
    desk = found.get();
    desk.enter(this);
    keepAlive(); // who has died without a word must not count as registered for ever
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
    } else if (call != null) {
      refuse(request, ExtensionError.IN_CALL);
    } else {
      guess(
          () -> {
            desk.register(this, request, password);
            if (desk.isRegistered(this)) {
              desks.premises().attempts().succeeded(wire().address());
            } else {
              failed();
            }
          });
    }
  }

  /** What a stranger may try until it is right comes the later the more has been tried. */
  private void guess(Runnable attempt) {
    Duration wait = desks.premises().attempts().begin(wire().address(), guesses);
    if (wait.isZero()) {
      attempt.run();
    } else {
      hold(wait, attempt);
    }
  }

  private void failed() {
    guesses++;
    if (guesses >= MOST_GUESSES) {
      close();
    }
  }
}
