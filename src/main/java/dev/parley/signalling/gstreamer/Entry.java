package dev.parley.signalling.gstreamer;

import dev.parley.loop.Loop;
import dev.parley.socket.TextSocket.CloseReason;
import java.time.Duration;
import java.util.List;

/**
 * The way in: HELLO, and the room where there is one. What the server refuses once, it would refuse
 * again, but for a uid that may be one's own. Loop only.
 */
final class Entry extends Silence {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Loop loop;
  private final Outcome outcome;

  /** With what the running attempt goes in; null before the first. */
  private GstreamerAccount account;

  private boolean underWay;
  private Loop.Timer limit = () -> {};

  Entry(Loop loop, Outcome outcome) {
    this.loop = loop;
    this.outcome = outcome;
  }

  /** The connection is open. */
  void begin(GstreamerAccount with) {
    end();
    account = with;
    underWay = true;
    limit = loop.after(LIMIT, outcome::silent);
    outcome.send("HELLO " + account.uid());
  }

  /** The connection is over, or ready. */
  void end() {
    underWay = false;
    limit.cancel();
  }

  @Override
  public void hello() {
    outcome.known();
    if (account.hasRoom()) {
      outcome.send("ROOM " + account.room());
    } else {
      outcome.inside(List.of());
    }
  }

  @Override
  public void entered(List<String> peers) {
    if (account.hasRoom()) {
      outcome.inside(peers);
    }
  }

  @Override
  public void fault(String text) {
    outcome.refused(Refusals.room(account.room(), text), false);
  }

  /** The server has said why it hangs up, or why it does not let anybody in at all. */
  void goodbye(CloseReason closeReason, GstreamerAccount with) {
    if (closeReason.httpStatus() == 401) {
      outcome.refused(Refusals.password(!with.password().isEmpty()), true);
    } else if (underWay && closeReason.reason().contains("invalid peer uid")) {
      outcome.uidInUse(Refusals.uid(with.uid()));
    } else if (underWay && closeReason.reason().contains("invalid protocol")) {
      outcome.refused(Refusals.protocol(), false);
    }
  }

  /** How the way in goes. */
  interface Outcome {
    void send(String text);

    /** The server knows this uid now. */
    void known();

    /** With these in the same room. */
    void inside(List<String> peers);

    /**
     * @param sentence for a person
     * @param asksPassword whether another password might do
     */
    void refused(String sentence, boolean asksPassword);

    /**
     * The server has somebody of this uid already.
     *
     * @param sentence for a person, where nothing helps
     */
    void uidInUse(String sentence);

    /** No answer came. */
    void silent();
  }
}
