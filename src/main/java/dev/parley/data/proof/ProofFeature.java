package dev.parley.data.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.settings.InvitationSecrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who the peers of a channel are, and remembers who was proved. What is proved holds for
 * the certificates of the call, as the library reports them; where those change, nothing is. On the
 * loop, but for the intents.
 */
public final class ProofFeature implements DataFeature, ProofIntents {
  private static final Logger LOG = LoggerFactory.getLogger(ProofFeature.class);

  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  /** Where the library does not know the certificates yet, though media flow. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  /**
   * A server can begin a new handshake with another certificate in every description that it
   * carries, which changes no state of the connection.
   */
  private static final Duration WATCH = Duration.ofMillis(500);

  /** For a verdict: a peer without the invitation never gives one. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Of a name that is kept. */
  private static final int NAME_LENGTH = 100;

  private final Loop loop;
  private final Path settings;
  private final String channel;
  private final boolean idsLast;
  private final boolean invited;
  private final Consumer<ProofState> show;
  private final SecureRandom random = new SecureRandom();
  private final CompletableFuture<List<String>> secrets;
  private final CompletableFuture<Void> reading;

  /** By peer; the newest call of each. */
  private final Map<String, OneCall> calls = new LinkedHashMap<>();

  private ProvedPeers memory = ProvedPeers.NONE;

  /**
   * Begins to read what is kept of the channel.
   *
   * @param settings the folder of what is kept
   * @param channel what tells servers and channels apart
   * @param idsLast whether an id means the same person in each call; else the certificate alone
   *     does
   * @param received the secret of the invitation by which one came; empty for none
   * @param show gets each change
   */
  public ProofFeature(
      Loop loop,
      Path settings,
      String channel,
      boolean idsLast,
      String received,
      Consumer<ProofState> show) {
    this.loop = loop;
    this.settings = settings;
    this.channel = channel;
    this.idsLast = idsLast;
    this.invited = !received.isEmpty();
    this.show = show;
    secrets =
        loop.offload(
                "read the secrets of invitations",
                () -> InvitationSecrets.of(settings, channel, received),
                FILE_LIMIT)
            .exceptionally(
                failure -> {
                  LOG.warn("no invitation is proved: {}", failure.getMessage());
                  return received.isEmpty() ? List.of() : List.of(received);
                });
    reading =
        loop.offload(
                "read who was proved", () -> ProvedPeersFile.read(settings, channel), FILE_LIMIT)
            .handle(
                (read, failure) -> {
                  if (failure != null) {
                    LOG.warn("nobody is known from before: {}", failure.getMessage());
                  } else {
                    memory = read;
                    tell();
                  }
                  return null;
                });
  }

  @Override
  public String name() {
    return "proof";
  }

  /** What the certificate alone says holds to the end of the call. */
  @Override
  public boolean outlivesChannels() {
    return true;
  }

  @Override
  public Session begin(DataCall call) {
    OneCall begun = new OneCall(call);
    calls.put(call.peerId(), begun);
    secrets.thenAccept(begun.exchange::know);
    tell();
    return begun;
  }

  @Override
  public void compared(String peerId, String code, boolean same) {
    loop.post(() -> find(peerId).ifPresent(call -> call.compared(code, same)));
  }

  @Override
  public void goOn(String peerId) {
    loop.post(() -> find(peerId).ifPresent(OneCall::goOn));
  }

  /**
   * Says what the call with a peer is found to be: at once where that is known, and where an
   * invitation is to be proved after five seconds at the latest. The same future for one call.
   */
  public CompletableFuture<Verification> verdict(String peerId) {
    return find(peerId)
        .map(OneCall::awaitVerdict)
        .orElseGet(() -> CompletableFuture.completedFuture(Verification.NONE));
  }

  private Optional<OneCall> find(String peerId) {
    return Optional.ofNullable(calls.get(peerId));
  }

  private void tell() {
    Map<String, ProofState.Call> now = new HashMap<>();
    calls.forEach((peerId, call) -> now.put(peerId, call.state()));
    Map<String, ProvedPeer> known = new HashMap<>();
    if (idsLast) {
      memory.all().forEach(peer -> known.putIfAbsent(peer.peerId(), peer)); // the newest
    }
    show.accept(new ProofState(now, known));
  }

  private void keep(ProvedPeer proved) {
    memory = memory.and(proved);
    loop.offload(
            "keep who was proved",
            () -> ProvedPeersFile.keep(settings, channel, proved),
            FILE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("it is not kept who was proved: {}", failure.getMessage());
              return null;
            });
  }

  /** What is found out in one call. */
  private final class OneCall implements Session {
    private final DataCall call;
    private final ProofExchange exchange;
    private Optional<ProvedPeer> before = Optional.empty();

    /** Null until they are known. */
    private Certificates certificates;

    private Verification verification = Verification.NONE;

    /** What the person has said of the code. */
    private Verification compared = Verification.NONE;

    /** The certificates are not those any more for which the exchange holds. */
    private boolean moved;

    /** Something was known, right or wrong, of some certificates of this call. */
    private boolean claimed;

    /** They moved after that: nobody honest does so, and what they move to proves nothing. */
    private boolean broken;

    /** They were known, and cannot be read now: a transport has no handshake yet, perhaps. */
    private boolean blind;

    /** What of this call is remembered already. */
    private Verification kept = Verification.NONE;

    private final CompletableFuture<Verification> verdict = new CompletableFuture<>();
    private boolean accepted;
    private boolean over;
    private boolean watching;
    private boolean awaited;

    OneCall(DataCall call) {
      this.call = call;
      byte[] nonce = new byte[Transcript.NONCE_BYTES];
      random.nextBytes(nonce);
      exchange = new ProofExchange(nonce, call::say, this::look);
    }

    @Override
    public void ready() {
      watch();
      exchange.begin(call.polite());
    }

    @Override
    public void state(Connection.State state) {
      if (state == Connection.State.CONNECTED) {
        watch();
      }
    }

    @Override
    public void heard(String type, JsonNode message) {
      exchange.heard(type, message);
    }

    @Override
    public void ended() {
      over = true;
      if (calls.remove(call.peerId(), this)) {
        tell();
      }
    }

    private void watch() {
      if (!watching) {
        watching = true;
        ask();
      }
    }

    /** Again and again: what is proved holds for these certificates only. */
    private void ask() {
      if (over) {
        return;
      }
      call.certificates()
          .whenComplete(
              (seen, failure) -> {
                if (failure == null) {
                  reading.thenRun(() -> see(seen));
                } else {
                  loseSight();
                }
                loop.after(failure == null ? WATCH : AGAIN, this::ask);
              });
    }

    /** Of what cannot be checked nothing is proved; an alarm stays. */
    private void loseSight() {
      if (certificates != null && !blind) {
        blind = true;
        look();
      }
    }

    private void see(Certificates seen) {
      if (over || !blind && seen.equals(certificates)) {
        return;
      }
      blind = false;
      if (!seen.equals(certificates)) {
        take(seen);
      }
      look();
    }

    private void take(Certificates seen) {
      if (certificates != null) {
        moved = true;
        broken |= claimed;
        accepted = false;
      }
      certificates = seen;
      before = memory.find(lastingId(), certificates.peers());
      exchange.see(seen);
    }

    /** Weighs what is known by now: the person's word before the program's, doubt before both. */
    private void look() {
      if (over) {
        return;
      }
      Verification was = verification;
      verification = weighed();
      claimed |= verification != Verification.NONE;
      if (verification != was) {
        accepted = false;
        note();
        keep();
      }
      if (verification != Verification.NONE || !invited && certificates != null) {
        verdict.complete(verification);
      }
      tell();
    }

    private CompletableFuture<Verification> awaitVerdict() {
      if (!awaited) {
        awaited = true;
        loop.after(PATIENCE, () -> verdict.complete(verification));
      }
      return verdict.isDone() ? CompletableFuture.completedFuture(verification) : verdict;
    }

    private Verification weighed() {
      if (exchange.result() == Verification.FAILED || compared == Verification.FAILED) {
        return Verification.FAILED;
      } else if (compared == Verification.CODE && !moved) {
        return blind ? Verification.NONE : Verification.CODE;
      } else if (isChanged()) {
        return Verification.CHANGED;
      } else if (broken) {
        return Verification.FAILED;
      } else if (blind) {
        return Verification.NONE;
      } else if (exchange.result() == Verification.INVITATION && !moved) {
        return Verification.INVITATION;
      }
      return before.isPresent() ? Verification.KNOWN : Verification.NONE;
    }

    private String lastingId() {
      return idsLast ? call.peerId() : "";
    }

    private boolean isChanged() {
      return before.filter(peer -> !peer.certificate().equals(certificates.peers())).isPresent();
    }

    private void note() {
      if (verification == Verification.CHANGED) {
        LOG.warn(
            "{} was proved by {} with another certificate: somebody may be in between",
            call.peerId(),
            before.orElseThrow().how());
      } else if (verification == Verification.FAILED) {
        LOG.warn("the proof of {} has failed: somebody may be in between", call.peerId());
      } else {
        LOG.info("{} is proved: {}", call.peerId(), verification);
      }
    }

    /** Once, however often the certificates cannot be read for a while. */
    private void keep() {
      boolean worth =
          verification == Verification.CODE
              || verification == Verification.INVITATION && before.isEmpty();
      if (worth && kept != verification) {
        kept = verification;
        String name = call.peerName();
        ProofFeature.this.keep(
            new ProvedPeer(
                lastingId(),
                certificates.peers(),
                verification,
                name.substring(0, Math.min(name.length(), NAME_LENGTH)),
                loop.wallClock()));
      }
    }

    /** Of a code that is not shown any more nothing is believed. */
    private void compared(String code, boolean same) {
      if (code.isEmpty() || !code.equals(exchange.code())) {
        return;
      }
      compared = same ? Verification.CODE : Verification.FAILED;
      look();
    }

    private void goOn() {
      accepted = true;
      tell();
    }

    private ProofState.Call state() {
      String code = moved ? "" : exchange.code();
      return new ProofState.Call(verification, code, before, accepted);
    }
  }
}
