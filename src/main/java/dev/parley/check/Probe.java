package dev.parley.check;

import dev.parley.call.IceServer;
import dev.parley.connection.Connection;
import dev.parley.connection.session.IceCheck;
import dev.parley.connection.session.RtcConnections;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.Peer;
import dev.parley.socket.ReachabilityProbe;
import dev.parley.socket.Trust;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks everything that a call through a server needs, one thing after the other, and calls its
 * echo peer: for people who run a server. Loop only.
 */
public final class Probe {
  /** All of it, the opening of the media too; each step has a limit of its own. */
  public static final Duration LIMIT = Duration.ofSeconds(54);

  private final Loop loop;
  private final Target target;
  private final CompletableFuture<ProbeResult> result = new CompletableFuture<>();
  private final Duration began;
  private CheckRun checkRun;
  private Loop.Timer limit = () -> {};
  private List<Finding> latest = List.of();

  private Probe(Loop loop, Target target) {
    this.loop = loop;
    this.target = target;
    this.began = loop.now();
  }

  /**
   * Looks at everything.
   *
   * @param opening the media of this process, with the devices that are to be looked at; where they
   *     fail, everything else is tested
   * @return completes on the loop within a minute; exceptionally only by a fault of the program
   */
  public static CompletableFuture<ProbeResult> of(
      Loop loop, Target target, CompletableFuture<Media> opening) {
    loop.assertOn();
    Probe probe = new Probe(loop, target);
    opening
        .handleAsync(
            (media, failure) -> {
              probe.begin(media, failure);
              return null;
            },
            loop::post)
        .exceptionally(
            fault -> {
              probe.result.completeExceptionally(fault);
              return null;
            });
    return probe.result;
  }

  private void begin(Media media, Throwable failure) {
    Check all = media == null ? withoutMedia(failure) : whole(media);
    checkRun = new CheckRun(List.of(all), this::told);
    Duration left = LIMIT.minus(loop.now().minus(began)); // opening the media took some of it
    limit = loop.after(left, () -> checkRun.cancel());
    checkRun.begin();
  }

  private void told(List<Finding> findings) {
    latest = findings;
    if (latest.stream().allMatch(Finding::isOver)) {
      limit.cancel();
      result.complete(new ProbeResult(target, latest, loop.wallClock(), loop.now().minus(began)));
    }
  }

  private Check whole(Media media) {
    Function<IceServer, IceCheck> look = one -> IceCheck.of(loop, media, one);
    LoginCheck login = login();
    Check handedOut = new HandedOutCheck(look, login::handedOut);
    List<Check> independent = new ArrayList<>();
    independent.add(new CheckSequence(server(login), Set.of("login"), handedOut));
    if (target.iceServers().servers().isEmpty()) {
      independent.add(IceServerCheck.none());
    }
    int number = 0;
    for (IceServer one : target.iceServers().servers()) {
      number++;
      independent.add(
          one.url().startsWith("turn")
              ? new TurnCheck(
                  look, at -> ReachabilityProbe.to(loop, at, Trust.platform()), one, number)
              : new IceServerCheck(look, one, number));
    }
    independent.add(new DeviceCheck(loop, media));
    ToneMeter tone = new ToneMeter();
    return new CheckSequence(
        Check.all(independent),
        target.spoken().echoes() ? needed("relay") : needed("channel"),
        new EchoCallCheck(loop, heard -> peer(media, tone, heard), tone, target.spoken()));
  }

  /** What a call needs, up to the last step of the way in. */
  private static Set<String> needed(String last) {
    return Stream.of("server", "certificate", "websocket", "login", "channel", last)
        .collect(Collectors.toSet());
  }

  private Check withoutMedia(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    Finding devices =
        Finding.waiting("media", "Media")
            .bad(
                String.valueOf(cause.getMessage()),
                "Devices, STUN, TURN and a call need it: mend this first.");
    return Check.all(List.of(server(login()), Check.known(devices)));
  }

  private LoginCheck login() {
    return new LoginCheck(loop, target.self().clientId(), target.spoken());
  }

  private Check server(LoginCheck login) {
    return new CheckSequence(
        new ReachabilityCheck(
            target,
            () -> ReachabilityProbe.to(loop, target.server(), target.trust()),
            () -> loop.wallClock()),
        Set.of("server", "certificate"),
        login);
  }

  private Peer peer(Media media, ToneMeter tone, Peer.Listener heard) {
    Connection.Factory connections =
        new RtcConnections(
            loop,
            media.with(MediaChoice.TEST),
            picture -> {},
            peerId -> picture -> {},
            peerId -> tone,
            target.iceServers());
    return new Peer(
        loop,
        new Peer.Self(target.self().channel(), target.self().clientId(), target.self().name()),
        new Peer.Network(target.spoken().clients(), connections, Probe::random),
        heard);
  }

  private static double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
