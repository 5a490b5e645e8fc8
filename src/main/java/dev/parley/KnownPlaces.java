package dev.parley;

import dev.parley.loop.Loop;
import dev.parley.view.Places;
import dev.parley.words.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places that the window offers: home, the house, and where one was lately. Its own thread is
 * the loop; what the window calls is posted there.
 */
final class KnownPlaces implements Places {
  private static final Logger LOG = LoggerFactory.getLogger(KnownPlaces.class);
  private static final Words WORDS = Words.in(KnownPlaces.class);
  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Path settings;
  private final Travel travel;
  private final Supplier<CompletableFuture<Destination>> findHome;
  private final LanHost lan;
  private final Consumer<Known> show;

  /** Where one was in this run, with what was typed then: it is not asked for twice. */
  private final Map<String, Destination> visited = new HashMap<>();

  private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
  private RecentPlaces recent = RecentPlaces.NONE;

  /** Null before the first. */
  private Destination at;

  private String hostTrouble = "";
  private String trouble = "";

  /** Takes the run elsewhere. */
  interface Travel {
    /**
     * Leaves, as soon as it is known whereto, and goes there.
     *
     * @return completes on the loop; fails with a sentence
     */
    CompletableFuture<Void> go(CompletableFuture<Destination> where);
  }

  /**
   * @param settings the folder in which recent places are remembered
   * @param findHome called on the loop, completes there
   * @param show gets what there is to choose from, on the loop
   */
  KnownPlaces(
      Loop loop,
      Path settings,
      Travel travel,
      Supplier<CompletableFuture<Destination>> findHome,
      Consumer<Known> show) {
    this(loop, settings, travel, findHome, show, LanHost::new);
  }

  KnownPlaces(
      Loop loop,
      Path settings,
      Travel travel,
      Supplier<CompletableFuture<Destination>> findHome,
      Consumer<Known> show,
      Hosting hosting) {
    this.loop = loop;
    this.settings = settings;
    this.travel = travel;
    this.findHome = findHome;
    this.show = show;
    this.lan = hosting.host(loop, settings, this::tell);
  }

  /** Makes what serves the network. */
  interface Hosting {
    LanHost host(Loop loop, Path settings, Runnable changed);
  }

  /** Reads what is remembered. Loop only. */
  void start() {
    reading =
        loop.offload(
                "read the recent places", () -> SettingsFile.read(settings).places(), FILE_LIMIT)
            .handle((read, failure) -> read == null ? RecentPlaces.NONE : read)
            .thenAccept(
                read -> {
                  recent = read;
                  tell();
                });
  }

  /** The run is on its way there. Loop only. */
  void heading(Destination there) {
    loop.assertOn();
    at = there;
    tell();
  }

  /** A server has let the run in. Loop only. */
  void arrived(Destination there) {
    loop.assertOn();
    trouble = "";
    if (!there.isHome() && !lan.isHere(there)) {
      visited.put(RecentPlaces.id(there.server(), there.channel()), there);
      Instant now = loop.wallClock();
      change(before -> before.visited(there, now));
    }
    tell();
  }

  /** Ends what serves the network. Loop only. */
  void close() {
    lan.close();
  }

  @Override
  public Problems join(String link) {
    return join(TypedPlace.read(link));
  }

  @Override
  public Problems join(String server, String channel, String password) {
    return Invitation.isMeant(server)
        ? join(TypedPlace.read(server))
        : join(TypedPlace.read(server, channel, password));
  }

  private Problems join(TypedPlace typed) {
    typed.destination().ifPresent(there -> loop.post(() -> go(there)));
    return typed.problems();
  }

  @Override
  public void home() {
    loop.post(() -> go(findHome.get()));
  }

  @Override
  public void host(boolean on) {
    loop.post(on ? this::open : this::shut);
  }

  @Override
  public void forget(Recent place) {
    loop.post(
        () -> {
          visited.remove(place.id());
          change(before -> before.without(place.id()));
        });
  }

  @Override
  public void again(Recent place, String password) {
    loop.post(
        () ->
            recent
                .find(place.id())
                .ifPresent(known -> go(withPassword(known, visited.get(place.id()), password))));
  }

  private static Destination withPassword(
      RecentPlaces.Place known, Destination before, String password) {
    Destination there = before == null ? known.destination("") : before;
    return password.isEmpty() ? there : there.withPassword(password);
  }

  private void open() {
    trouble = "";
    hostTrouble = "";
    travel
        .go(lan.start())
        .whenComplete(
            (gone, failure) -> {
              hostTrouble = failure == null ? "" : sentence(failure);
              tell();
            });
    tell();
  }

  /** Who is in the house goes home first: nobody is left in a server that ends. */
  private void shut() {
    boolean inside = at != null && lan.isHere(at);
    CompletableFuture<Void> out =
        inside ? go(findHome.get()) : CompletableFuture.completedFuture(null);
    hostTrouble = "";
    out.whenComplete(
        (gone, failure) -> {
          lan.close();
          tell();
        });
  }

  private void go(Destination there) {
    go(CompletableFuture.completedFuture(there));
  }

  private CompletableFuture<Void> go(CompletableFuture<Destination> where) {
    trouble = "";
    CompletableFuture<Void> gone = travel.go(where);
    gone.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            trouble = sentence(failure);
            LOG.info("the place is not entered: {}", trouble);
            tell();
          }
        });
    return gone;
  }

  /** What was remembered before is read first, or it would be lost. */
  private void change(UnaryOperator<RecentPlaces> change) {
    reading.thenRun(
        () -> {
          RecentPlaces now = change.apply(recent);
          recent = now;
          tell();
          remember(now);
        });
  }

  private void remember(RecentPlaces now) {
    loop.<Void>offload(
            "remember the places",
            () -> {
              SettingsFile.change(settings, now::write);
              return null;
            },
            FILE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("the places are not remembered: {}", failure.getMessage());
              return null;
            });
  }

  private void tell() {
    List<Recent> shown = recent.all().stream().map(this::shown).toList();
    show.accept(new Known(shown, at == null ? Known.NOTHING.here() : here(at), host(), trouble));
  }

  private Recent shown(RecentPlaces.Place place) {
    boolean known = visited.containsKey(place.id());
    return new Recent(place.id(), place.channel(), shown(place.server()), place.last(), !known);
  }

  /** A person knows a host; that the way is open is worth a word. */
  private static String shown(URI server) {
    String path = server.getRawPath() == null ? "" : server.getRawPath();
    String open = "ws".equals(server.getScheme()) ? "ws://" : "";
    return open + server.getRawAuthority() + (path.equals("/") ? "" : path);
  }

  private Here here(Destination there) {
    if (there.isHome()) {
      return new Here(Kind.HOME, "", there.channel(), "");
    } else if (lan.isHere(there)) {
      String best = lan.links().isEmpty() ? "" : lan.links().get(0);
      return new Here(Kind.HOUSE, "", there.channel(), best);
    }
    return new Here(Kind.ELSEWHERE, shown(there.server()), there.channel(), invitation(there));
  }

  /** Empty where a link cannot lead. */
  private static String invitation(Destination there) {
    try {
      boolean here = Invitation.isLoopback(there.server().getHost());
      return here ? "" : Invitation.to(there).link();
    } catch (IllegalArgumentException none) {
      return "";
    }
  }

  private Host host() {
    State state = lan.isOn() ? State.ON : lan.isStarting() ? State.STARTING : State.OFF;
    boolean alone = state == State.ON && lan.links().isEmpty();
    return new Host(state, lan.links(), alone ? WORDS.say("host.alone") : hostTrouble);
  }

  private static String sentence(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
