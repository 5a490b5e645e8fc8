package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the extension protocol from its connection to its end: strange, then a peer of an
 * extension, then over. May be made on any thread; all else happens on the loop. Nothing that the
 * client sends makes a method throw.
 */
final class ExtensionPeer {
  private static final Logger LOG = LoggerFactory.getLogger(ExtensionPeer.class);

  static final int VERSION = 1;

  /** Two beats of a client: who has died without a word must not count as registered for ever. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  /** A client that does not read its own end is cut off. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  /** Who still guesses may come back, and wait as long. */
  private static final int MOST_GUESSES = 10;

  /** Ten calls at once, and one a second; of bytes no account is kept. */
  private static final Limits.Rate CALLS = new Limits.Rate(1, 9, 1, 1);

  private final ExtensionDesks desks;
  private final Wire wire;
  private final Intake intake;
  private final Allowance calls;
  private final String id = UUID.randomUUID().toString();

  /** Null before init. */
  private ExtensionDesk desk;

  /** The call that this peer makes, or is in; null for none. */
  private ExtensionCall call;

  private boolean over;
  private int guesses;
  private Duration heard;
  private Loop.Timer timer = () -> {};

  ExtensionPeer(ExtensionDesks desks, Wire wire) {
    this.desks = desks;
    this.wire = wire;
    this.intake = new Intake(desks.loop(), wire, desks.limits().rate(), this::read);
    this.calls = new Allowance(CALLS, desks.loop().now());
    this.heard = desks.loop().now();
  }

  /** The connection is there, with somebody at its end who has some time to say what it wants. */
  void opened() {
    desks.loop().assertOn();
    timer = desks.loop().after(desks.limits().login(), this::close);
  }

  /** A text message has come; what is no text counts as an empty one. */
  void received(String text) {
    desks.loop().assertOn();
    if (over) {
      wire.looked(text.length());
    } else {
      heard = desks.loop().now();
      intake.add(text);
    }
  }

  /** Either side has said good-bye: the rest of the connection has little time. */
  void ending() {
    leave();
    timer = desks.loop().after(CLOSE_WITHIN, wire::cut);
  }

  /** The connection has ended. */
  void ended() {
    desks.loop().assertOn();
    leave();
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

  /** Never leaves the desk at once: whoever sends is in the middle of a change there. */
  void send(String frame) {
    if (over) {
      return;
    }
    if (wire.isClogged()) {
      LOG.warn("dropping a client that reads too slowly");
      wire.cut();
      intake.end();
      over = true;
      desks.loop().post(this::leave);
    } else {
      wire.send(frame);
    }
  }

  /** What is sent to others for this client counts as said by it. */
  void charge(int receivers, int length) {
    intake.charge(receivers, (long) receivers * length);
  }

  private void read(String text) {
    guarded(
        () ->
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
                }));
  }

  private void guarded(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException bug) { // ours, but found by a client, who must not find it again
      LOG.error("dropping a client whose frame could not be handled", bug);
      leave();
      wire.cut();
    }
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
    desks.attempts().succeeded(wire.address());
    desk = found.get();
    desk.enter(this);
    timer.cancel();
    watch();
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
              desks.attempts().succeeded(wire.address());
            } else {
              failed();
            }
          });
    }
  }

  /** What a stranger may try until it is right comes the later the more has been tried. */
  private void guess(Runnable attempt) {
    Duration wait = desks.attempts().begin(wire.address(), guesses);
    if (wait.isZero()) {
      attempt.run();
    } else {
      intake.hold(wait, () -> guarded(attempt));
    }
  }

  private void failed() {
    guesses++;
    if (guesses >= MOST_GUESSES) {
      close();
    }
  }

  /** Ends the connection once nothing was heard on it for too long. */
  private void watch() {
    Duration left = heard.plus(SILENCE).minus(desks.loop().now());
    if (left.isNegative() || left.isZero()) {
      close();
    } else {
      timer = desks.loop().after(left, this::watch);
    }
  }

  private void close() {
    if (!over) {
      wire.close();
      ending();
    }
  }

  private void leave() {
    timer.cancel();
    intake.end();
    over = true;
    if (desk != null) {
      ExtensionDesk left = desk;
      desk = null;
      left.leave(this);
    }
  }
}
