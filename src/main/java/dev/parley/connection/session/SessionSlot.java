package dev.parley.connection.session;

import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.connection.session.RtcSession.FirstOffer;
import dev.parley.connection.session.RtcSession.Plan;
import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the session of a connection: created in advance while the peer is being asked, then used or
 * discarded, and created again if first offers collide. Used on the loop.
 */
final class SessionSlot {
  private static final Words WORDS = Words.in(SessionSlot.class);

  private static final Logger LOG = LoggerFactory.getLogger(SessionSlot.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /** Makes a session; throws an exception or an Error where webrtc-java refuses. */
  interface Maker {
    RtcSession make(Plan plan, RtcSession.Owner owner);
  }

  private final Loop loop;
  private final Maker maker;
  private final Connection.Listener listener;
  private final BiConsumer<Cause, String> failed;

  /** Null where there is none, or none any more. */
  private volatile RtcSession session;

  /** That of the offerer until it is known. */
  private NegotiationRole role = NegotiationRole.OFFERER;

  /**
   * How far it is.
   *
   * <pre>
   *   EMPTY ---prepare---> PREPARED ---connect---> CONNECTING
   *     ^ |                   |                     ^     | first offers collide: made anew
   *     | +--------- connect -|---------------------+     +-> CONNECTING
   *     +------ dropped ------+
   * </pre>
   */
  private enum Stage {
    /** No session. */
    EMPTY,
    /** One for a peer that may accept. */
    PREPARED,
    /** Both want to connect. */
    CONNECTING
  }

  private volatile Stage stage = Stage.EMPTY;

  /**
   * @param listener gets what happens to the sessions
   * @param failed the connection cannot go on; one sentence for a person
   */
  SessionSlot(
      Loop loop, Maker maker, Connection.Listener listener, BiConsumer<Cause, String> failed) {
    this.loop = loop;
    this.listener = listener;
    this.maker = maker;
    this.failed = failed;
  }

  /** The session, made in advance or connecting; null for none. Any thread. */
  RtcSession session() {
    return session;
  }

  /** Whether {@link #connect} was called. Any thread. */
  boolean connects() {
    return stage == Stage.CONNECTING;
  }

  /** Makes one for a peer that may accept: polite, with an offer. */
  void prepare() {
    if (stage == Stage.EMPTY) {
      try {
        session = maker.make(new Plan(role, FirstOffer.PREPARED), new Owner());
        stage = Stage.PREPARED;
      } catch (RuntimeException | Error refused) { // webrtc-java reports by both
        LOG.warn("could not prepare a connection", refused);
      }
    }
  }

  /** Connects with what is prepared, or is on its way, if that fits. */
  void connect(NegotiationRole as) {
    stage = Stage.CONNECTING;
    role = as;
    if (session != null && !(role.polite() && role.offersFirst())) {
      discard("this side accepts after all");
    }
    if (session == null) {
      begin(role.offersFirst() ? FirstOffer.OWN : FirstOffer.PEERS);
    } else {
      session.offer();
    }
  }

  /** What is prepared leads nowhere any more. */
  void dropPrepared(String cause) {
    if (stage == Stage.PREPARED) {
      stage = Stage.EMPTY;
      discard(cause);
    }
  }

  private void begin(FirstOffer first) {
    try {
      session = maker.make(new Plan(role, first), new Owner());
    } catch (RuntimeException | Error refused) { // webrtc-java reports by both
      LOG.warn("could not create a connection", refused);
      failed.accept(Cause.TRANSPORT, WORDS.say("failure.library"));
    }
  }

  private void discard(String cause) {
    LOG.info("gave up the first attempt: {}", cause);
    RtcSession given = session;
    session = null;
    given.end();
    Runnable close =
        () -> {
          try {
            given.close();
          } finally { // while it hangs in there, made-up sound stays off
            loop.post(given::letSoundFlow);
          }
        };
    loop.offload("close a first attempt", Executors.callable(close), CLOSE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("a first attempt does not close", failure);
              return null;
            });
  }

  /** What a session asks for. */
  private final class Owner implements RtcSession.Owner {
    @Override
    public Connection.Listener listener() {
      return listener;
    }

    @Override
    public void failed(Cause cause, String sentence) {
      if (connects()) {
        failed.accept(cause, sentence);
      } else {
        dropPrepared(sentence);
      }
    }

    /** Only the polite side gives way. */
    @Override
    public void startOver(SessionDescription offer) {
      discard("first offers collide");
      begin(FirstOffer.PEERS);
      if (session != null) {
        session.remoteDescription(offer);
      }
    }
  }
}
