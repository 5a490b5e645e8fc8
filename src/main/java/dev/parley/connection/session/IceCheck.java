package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceServer;
import dev.parley.connection.DataChannel;
import dev.parley.connection.IceServers;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativeChannel;
import dev.parley.connection.webrtc.NativeErrors;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.device.SoundGate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests one STUN or TURN server by gathering candidates with it alone, on a connection that leads
 * nowhere. It disturbs no call that runs beside it. Its work is done on the loop of the media.
 */
public final class IceCheck {
  private static final Logger LOG = LoggerFactory.getLogger(IceCheck.class);

  /**
   * STUN has asked six times by then (RFC 8489, section 6.2.1); a TURN server over TCP has had its
   * time.
   */
  static final Duration LIMIT = Duration.ofSeconds(8);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Loop user;
  private final Loop loop;
  private final Scope scope;
  private final IceServer server;
  private final CompletableFuture<Answer> result = new CompletableFuture<>();
  private final SoundGate.Hold hold;
  private final Duration began;

  /** Null where none could be made. */
  private NativePeer peer;

  /** Whether this machine has any address in a network. */
  private boolean inNetwork;

  private int lastCode;

  /** What came of it. */
  public enum Outcome {
    /** It answers, and a TURN server lends a relay. */
    WORKS,
    /** It answers, and wants another user or password. */
    REFUSED,
    /** It answers, and does not lend a relay for another reason. */
    UNWILLING,
    /** No answer, or none that a secure connection can be made of. */
    SILENT,
    /** This machine is in no network. */
    OFFLINE,
    /** It could not be looked at. */
    FAILED
  }

  /**
   * The answer.
   *
   * @param address what the server has given: a public address, or that of a relay; empty where
   *     there is none, and where the public address is the machine's own
   * @param code of STUN (RFC 8489, section 14.8); 701 where no answer came (W3C webrtc); 0 for none
   */
  public record Answer(Outcome outcome, String address, int code, Duration took) {}

  private IceCheck(Loop user, Media media, IceServer server) {
    this.user = user;
    this.loop = media.loop();
    scope = new Scope(loop);
    this.server = server;
    began = loop.now();
    hold = media.holdSound(); // while connections are made and closed
  }

  private void begin(Media media, TlsCertPolicy certificates) {
    if (scope.isOver()) {
      return;
    }
    scope.after(LIMIT, this::timeUp);
    try {
      IceServers alone = new IceServers(List.of(server), server.isTurn());
      peer = new NativePeer(scope, media, alone.configuration(certificates), new Gathering());
      peer.openChannel(DataChannel.STATE);
      peer.createOffer().thenCompose(peer::setLocal).exceptionally(this::failed);
    } catch (RuntimeException | Error refused) { // some calls report by an Error
      failed(refused);
    }
  }

  /**
   * Begins at once. Any thread.
   *
   * @param loop on which the answer is wanted
   */
  public static IceCheck of(Loop loop, Media media, IceServer server) {
    return of(loop, media, server, TlsCertPolicy.SECURE);
  }

  static IceCheck of(Loop loop, Media media, IceServer server, TlsCertPolicy certificates) {
    IceCheck check = new IceCheck(loop, media, server);
    check.loop.post(() -> check.begin(media, certificates));
    return check;
  }

  /**
   * Completes on the loop of its user within some 8 s, never exceptionally; not at all once
   * cancelled.
   */
  public CompletableFuture<Answer> answer() {
    return result;
  }

  /** Ends it without an answer. Any thread, any number of times. */
  public void cancel() {
    loop.post(this::close);
  }

  private Void failed(Throwable failure) {
    LOG.info("{} could not be checked: {}", server, NativeErrors.text(failure));
    end(Outcome.FAILED, "");
    return null;
  }

  private void timeUp() {
    end(refusal(inNetwork || server.isTurn() ? Outcome.SILENT : Outcome.OFFLINE), "");
  }

  /** What the last code says, or this where it says nothing. */
  private Outcome refusal(Outcome otherwise) {
    return switch (IceServerError.of(lastCode)) {
      case REFUSED -> Outcome.REFUSED;
      case SILENT -> otherwise;
      default -> Outcome.UNWILLING;
    };
  }

  private void end(Outcome outcome, String address) {
    if (!scope.isOver()) {
      Answer answer = new Answer(outcome, address, lastCode, loop.now().minus(began));
      LOG.info("{}: {} ({})", server, outcome, lastCode);
      close();
      user.post(() -> result.complete(answer));
    }
  }

  private void close() {
    if (!scope.end()) {
      return;
    }
    if (peer == null) {
      hold.release();
      return;
    }
    loop.<Void>offload(
            "close a check",
            () -> {
              peer.close();
              return null;
            },
            CLOSE_LIMIT)
        .whenComplete((closed, failure) -> hold.release());
  }

  private final class Gathering implements NativePeer.Events {
    @Override
    public void negotiationNeeded() {}

    @Override
    public void candidate(RTCIceCandidate candidate) {
      String[] words = candidate.sdp.split(" ");
      // RFC 8839, section 5.1: foundation component transport priority address port "typ" type
      String address = words.length > 5 ? words[4] : "";
      String type = words.length > 7 ? words[7] : "";
      LOG.debug("{}: a candidate of kind {}", server, type);
      inNetwork = true;
      if (type.equals(server.isTurn() ? "relay" : "srflx")) {
        end(Outcome.WORKS, address);
      }
    }

    @Override
    public void state(RTCPeerConnectionState state) {}

    @Override
    public void channel(NativeChannel channel) {}

    @Override
    public void serverError(String url, int code) {
      LOG.debug("{}: error {}", url, code);
      lastCode = code;
      if (refusal(Outcome.SILENT) != Outcome.SILENT) {
        end(refusal(Outcome.SILENT), "");
      }
    }

    /**
     * Without a public address and without an error, the public address is the machine's own: the
     * library keeps such a candidate to itself.
     */
    @Override
    public void gatheringEnded() {
      LOG.debug("{}: gathering has ended", server);
      boolean answered = !server.isTurn() && inNetwork && lastCode == 0;
      Outcome none = inNetwork || server.isTurn() ? Outcome.SILENT : Outcome.OFFLINE;
      end(answered ? Outcome.WORKS : refusal(none), "");
    }
  }
}
