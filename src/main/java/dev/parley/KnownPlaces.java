package dev.parley;

import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.view.Places;
import dev.parley.words.Words;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places that the window offers: home, the house, and where one was lately. Its own thread is
 * the loop; what the window calls is posted there.
 */
final class KnownPlaces implements Places {
  private static final Logger LOG = LoggerFactory.getLogger(KnownPlaces.class);
  private static final Words WORDS = Words.in(KnownPlaces.class);

  private final Loop loop;
  private final PlacesMemory memory;
  private final Travel travel;
  private final Supplier<CompletableFuture<Destination>> findHome;
  private final LanHost lan;
  private final Consumer<Known> show;
  private final OpenedLinks links;

  /** Where one was in this run, with what was typed then: it is not asked for twice. */
  private final Map<String, Destination> visited = new HashMap<>();

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

    /** Calls somebody where the run is, as soon as they are there. Loop only. */
    void call(String nameOrId);
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
    this.memory = new PlacesMemory(loop, settings, this::tell);
    this.travel = travel;
    this.findHome = findHome;
    this.show = show;
    this.links = new OpenedLinks(loop, () -> at, this::go, this::tell);
    this.lan = hosting.host(loop, settings, this::tell);
  }

  /** Makes what serves the network. */
  interface Hosting {
    LanHost host(Loop loop, Path settings, Runnable changed);
  }

  /** Reads what is remembered. Loop only. */
  void start() {
    memory.read();
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
      memory.change(before -> before.visited(there, now));
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

  /** Somebody has opened a link elsewhere. Loop only. */
  void come(String link) {
    links.come(link);
  }

  /** How it stands with the call. Loop only. */
  void state(PeerState state) {
    links.state(state);
  }

  @Override
  public void follow() {
    loop.post(links::follow);
  }

  @Override
  public void drop() {
    loop.post(links::drop);
  }

  @Override
  public void home() {
    loop.post(() -> go(findHome.get()));
  }

  /** One that answers the id of ours may be another's where strangers are; at home are none. */
  @Override
  public void callEcho() {
    loop.post(
        () -> {
          boolean there = at != null && at.isHome();
          (there ? CompletableFuture.<Void>completedFuture(null) : go(findHome.get()))
              .thenRun(() -> travel.call(EchoCommand.ID));
        });
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
          memory.change(before -> before.without(place.id()));
        });
  }

  @Override
  public void again(Recent place, String password) {
    loop.post(
        () ->
            memory
                .recent()
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
              hostTrouble = failure == null ? "" : Failure.sentence(failure);
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
            trouble = Failure.sentence(failure);
            LOG.info("the place is not entered: {}", trouble);
            tell();
          }
        });
    return gone;
  }

  private void tell() {
    List<Recent> shown = memory.recent().all().stream().map(this::shown).toList();
    Here here = at == null ? Known.NOTHING.here() : here(at);
    show.accept(new Known(shown, here, host(), trouble, links.visit()));
  }

  private Recent shown(RecentPlaces.Place place) {
    boolean known = visited.containsKey(place.id());
    return new Recent(place.id(), place.channel(), shown(place.server()), place.last(), !known);
  }

  /** A person knows a host; that the way is open is worth a word. */
  static String shown(URI server) {
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
      return here ? "" : Invitation.to(there.named()).link();
    } catch (IllegalArgumentException none) {
      return "";
    }
  }

  private Host host() {
    State state = lan.isOn() ? State.ON : lan.isStarting() ? State.STARTING : State.OFF;
    boolean alone = state == State.ON && lan.links().isEmpty();
    return new Host(state, lan.links(), alone ? WORDS.say("host.alone") : hostTrouble);
  }
}
