package dev.parley.check;

import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Calls the channel's echo peer and measures the picture and sound that come back. Sends the test
 * card and the test tone instead of camera and microphone, since anybody can use the name Echo.
 * Loop only.
 */
final class EchoCallCheck implements Check {
  static final String NAME = "Echo";

  /** Those who are there answer a newcomer within a moment. */
  static final Duration PATIENCE = Duration.ofSeconds(6);

  /** An echo peer that the built-in server has just started is still on its way. */
  static final Duration LONG_PATIENCE = Duration.ofSeconds(15);

  static final Duration RING_LIMIT = Duration.ofSeconds(15);

  /** How many seconds of statistics are collected: by then the picture has its full size. */
  static final int SAMPLES = 5;

  private static final String PATHS =
      "Look at STUN and TURN above, and at the firewalls of both sides.";
  private static final String NO_CALL = "There was no call.";
  private static final Duration MEASURE_LIMIT = Duration.ofSeconds(9);
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final Loop loop;
  private final Peer peer;
  private final ToneMeter tone;
  private final Duration patience;
  private final Finding call = Finding.waiting("echo", "Echo call");
  private final Finding picture = Finding.waiting("picture", "Picture");
  private final Finding sound = Finding.waiting("sound", "Sound");
  private final List<Statistics> measured = new ArrayList<>();
  private Consumer<List<Finding>> told = findings -> {};
  private Loop.Timer limit = () -> {};
  private Phase phase = Phase.IDLE;

  /** When the offer went out; null before. */
  private Duration offered;

  /** How to start an echo peer; empty where none can be found. */
  private final String having;

  private Duration connectedAfter = Duration.ZERO;
  private boolean seenBusy;
  private boolean ended;
  private boolean over;

  /**
   * @param peers makes one that is offline, sends the test media, and lets its sound be measured
   * @param tone hears what comes back
   */
  EchoCallCheck(
      Loop loop, Function<Peer.Listener, Peer> peers, ToneMeter tone, ProbedProtocol protocol) {
    this.having = protocol.echo();
    this.loop = loop;
    this.peer = peers.apply(new FromPeer());
    this.tone = tone;
    this.patience = protocol.echoStarts() ? LONG_PATIENCE : PATIENCE;
  }

  @Override
  public List<Finding> before() {
    return List.of(call, picture, sound);
  }

  @Override
  public void begin(Consumer<Finding> found) {
    told = findings -> findings.forEach(found);
    if (having.isEmpty()) {
      end(only(call.notLookedAt("Nobody is found by a name there.", "Make a call yourself.")));
      return;
    }
    limit = loop.after(patience, this::nobody);
    peer.join();
  }

  @Override
  public void cancel() {
    told = findings -> {};
    leave();
  }

  private void nobody() {
    end(
        only(
            seenBusy
                ? call.notLookedAt(NAME + " is in a call.", "Try again later.")
                : call.notLookedAt("Nobody named " + NAME + " is in the channel.", having)));
  }

  /** Shown if there was no call to look at. */
  private List<Finding> only(Finding said) {
    return List.of(said, picture.notLookedAt(NO_CALL, ""), sound.notLookedAt(NO_CALL, ""));
  }

  private void look(PeerState state) {
    Optional<PeerRow> echo =
        state.peers().stream()
            .filter(row -> row.name().equals(NAME) || row.peerId().equalsIgnoreCase(NAME))
            .findFirst();
    echo.filter(row -> !row.free()).ifPresent(row -> seenBusy = true);
    echo.filter(PeerRow::free)
        .ifPresent(
            row -> {
              offered = loop.now();
              limit.cancel();
              limit = loop.after(RING_LIMIT, () -> end(unconnected()));
              peer.connect(row.peerId());
            });
  }

  private List<Finding> unconnected() {
    String within = " within " + RING_LIMIT.toSeconds() + " s of the offer.";
    return only(
        phase == Phase.CONNECTING
            ? call.bad(NAME + " accepts, and there is no path" + within, PATHS)
            : call.bad("No answer" + within, "Look whether the echo peer still runs."));
  }

  private List<Finding> findings() {
    if (measured.isEmpty()) {
      return only(call.bad("The call has no figures.", "Try again."));
    }
    EchoedMedia returned =
        new EchoedMedia(
            measured.get(0), measured.get(measured.size() - 1), tone.level(), tone.frequency());
    return List.of(
        returned.call(call, connectedAfter), returned.picture(picture), returned.sound(sound));
  }

  /** Hangs up and leaves the channel first, so that no peer stays behind in it. */
  private void end(List<Finding> findings) {
    if (!over) {
      Consumer<List<Finding>> tell = told;
      leave().thenRun(() -> tell.accept(findings));
    }
  }

  private CompletableFuture<Void> leave() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    limit.cancel();
    if (!over) {
      over = true;
      Loop.Timer goodbye = loop.after(GOODBYE, () -> gone.complete(null));
      peer.leave()
          .whenCompleteAsync(
              (said, failure) -> {
                goodbye.cancel();
                gone.complete(null);
              },
              loop::post);
    }
    return gone;
  }

  private final class FromPeer implements Peer.Listener {
    @Override
    public void state(PeerState state) {
      if (over) {
        return;
      }
      if (offered == null) {
        look(state);
      } else if (state.phase() == Phase.CONNECTED
          && phase != Phase.CONNECTED
          && measured.isEmpty()) {
        connectedAfter = loop.now().minus(offered);
        limit.cancel();
        limit = loop.after(MEASURE_LIMIT, () -> end(findings()));
      } else if (state.phase() == Phase.IDLE && ended) {
        String why = state.notice().isEmpty() ? "The call ended by itself." : state.notice();
        end(measured.isEmpty() ? only(call.bad(why, PATHS)) : findings());
      }
      phase = state.phase();
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      if (phase == Phase.CONNECTED && !over) {
        measured.add(statistics);
        if (measured.size() == SAMPLES) {
          end(findings());
        }
      }
    }

    @Override
    public void ended(String peerId, EndReason reason) {
      ended = true;
    }
  }
}
