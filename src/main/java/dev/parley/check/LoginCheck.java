package dev.parley.check;

import dev.parley.call.IceServer;
import dev.parley.loop.Loop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Enters the channel step by step: the websocket, the login, the subscription, and a message to
 * itself, which a server passes on like any other. Each step is tried once: a lost connection is
 * not tried again. Loop only.
 */
final class LoginCheck implements Check {
  /** For each step; a living server answers in milliseconds. */
  static final Duration LIMIT = Duration.ofSeconds(8);

  /** A websocket may take as long as {@code WssSocket} gives it. */
  static final Duration SOCKET_LIMIT = Duration.ofSeconds(15);

  private final Loop loop;
  private final String ownId;
  private final ProbedProtocol probedProtocol;
  private final Signalling client;

  /** The steps that are still to come; the first of them is under way. */
  private final List<Step> steps = new ArrayList<>(List.of(Step.values()));

  /** Comes before the message to itself does: servers keep the order. */
  private List<IceServer> handedOut = List.of();

  private Consumer<Finding> found = finding -> {};
  private Loop.Timer limit = () -> {};
  private Duration began;
  private Duration patience = SOCKET_LIMIT;
  private boolean over;

  private enum Step {
    SOCKET(Finding.waiting("websocket", "Websocket")),
    LOGIN(Finding.waiting("login", "Log in")),
    CHANNEL(Finding.waiting("channel", "Subscription")),
    RELAY(Finding.waiting("relay", "Relay"));

    private final Finding finding;

    Step(Finding finding) {
      this.finding = finding;
    }
  }

  /**
   * @param ownId the user to log in as
   */
  LoginCheck(Loop loop, String ownId, ProbedProtocol probedProtocol) {
    this.loop = loop;
    this.ownId = ownId;
    this.probedProtocol = probedProtocol;
    this.client = probedProtocol.clients().create(new FromServer());
  }

  @Override
  public List<Finding> before() {
    return List.of(Step.values()).stream().map(step -> step.finding).toList();
  }

  @Override
  public void begin(Consumer<Finding> told) {
    found = told;
    next(SOCKET_LIMIT);
    client.join();
  }

  /** The STUN and TURN servers that the server has handed out. */
  List<IceServer> handedOut() {
    return handedOut;
  }

  @Override
  public void cancel() {
    if (!over) {
      over = true;
      limit.cancel();
      client.leave();
    }
  }

  private void next(Duration longest) {
    began = loop.now();
    patience = longest;
    limit.cancel();
    limit = loop.after(longest, this::late);
  }

  /** A step is done, if it is the one that is under way. */
  private void done(Step step, String sentence) {
    if (over || steps.isEmpty() || steps.get(0) != step) {
      return;
    }
    long millis = loop.now().minus(began).toMillis();
    steps.remove(0);
    next(LIMIT);
    Finding good = step.finding.good(sentence + ", in " + millis + " ms.").with("ms", millis);
    if (steps.isEmpty()) {
      cancel();
    }
    found.accept(good);
  }

  private void late() {
    fails(
        finding ->
            steps.get(0) == Step.RELAY
                ? finding.bad(
                    "A message to oneself did not come back within " + seconds() + " s.",
                    "Look whether the server passes verto.info on; FreeSWITCH needs a hook for it.")
                : finding.bad(
                    "The server did not answer within " + seconds() + " s.",
                    "Look into the server's log."));
  }

  private long seconds() {
    return patience.toSeconds();
  }

  /** The step that is under way has failed, and nothing comes after it. */
  private void fails(UnaryOperator<Finding> how) {
    if (over || steps.isEmpty()) {
      return;
    }
    Finding failed = how.apply(steps.get(0).finding);
    List<Step> rest = steps.subList(1, steps.size());
    cancel();
    found.accept(failed);
    for (Step step : rest) {
      found.accept(step.finding.notLookedAt(CheckSequence.without(failed.what()), ""));
    }
  }

  private final class FromServer implements Signalling.Listener {
    @Override
    public void link(Link link) {
      switch (link.state()) {
        case LOGGING_IN -> done(Step.SOCKET, "It is one");
        case ONLINE -> {
          done(Step.CHANNEL, "This user is let in");
          relay();
        }
        case REFUSED -> fails(finding -> refused(finding, link));
        case WAITING, PUNTED -> fails(finding -> lost(finding, link.reason()));
        case OFFLINE, CONNECTING -> {}
      }
    }

    private void relay() {
      if (probedProtocol.echoes()) {
        loop.post(this::tellMyself); // after what the client itself asks for once online
      } else if (!over) {
        cancel();
        found.accept(
            Step.RELAY.finding.notLookedAt(
                "Nobody can send to oneself where "
                    + probedProtocol.dialect()
                    + " is spoken; a call shows it.",
                ""));
      }
    }

    private void tellMyself() {
      if (!over) {
        client.tell(ownId, new Presence(Presence.Status.AVAILABLE, ""));
      }
    }

    private Finding refused(Finding finding, Link link) {
      String advice =
          link.asksPassword()
              ? "Ask who runs the server for the right one."
              : "Check its id, and what the server lets this user do.";
      return finding.bad(link.reason(), advice).with("refused", true);
    }

    private Finding lost(Finding finding, String reason) {
      return steps.get(0) == Step.SOCKET
          ? finding.bad(
              reason,
              "Check port and path: "
                  + probedProtocol.dialect()
                  + " is spoken elsewhere, or a proxy hides it.")
          : finding.bad(reason, "Look into the server's log.");
    }

    @Override
    public void loggedIn() {
      done(Step.LOGIN, "The server takes this user");
    }

    @Override
    public void iceServers(List<IceServer> servers) {
      handedOut = servers;
    }

    @Override
    public void cameBack() {
      done(Step.RELAY, "A message to oneself has come back");
    }

    @Override
    public void presence(String peerId, Presence presence) {}

    @Override
    public void message(String peerId, PeerMessage message) {}

    @Override
    public void beat() {}
  }
}
