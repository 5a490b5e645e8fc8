package dev.parley.channels;

import dev.parley.keyring.Keyring;
import dev.parley.keyring.SystemKeyring;
import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.settings.InvitationSecrets;
import dev.parley.socket.Cleartext;
import dev.parley.text.Failure;
import dev.parley.view.start.ChannelList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the window the channels that a person can join: on this computer, on the network, and
 * recent ones. Its own thread is the loop; what the window calls is posted there.
 */
public final class ChannelsController implements ChannelList {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelsController.class);

  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Path settings;
  private final RecentChannelsStore memory;
  private final Navigator navigator;
  private final LanServerController lanServerController;
  private final Consumer<Known> show;
  private final LinkInbox links;
  private final EchoCall test;
  private final KeptPasswords passwords;

  /** What is typed next; the window's thread says so. */
  private volatile boolean keeping;

  /** Where one was in this run, with what was typed then: it is not asked for twice. */
  private final Map<String, Destination> visited = new HashMap<>();

  /** Null before the first. */
  private Destination at;

  /** Whether others on the way to the server there can read and change what is sent. */
  private boolean exposed;

  private String trouble = "";

  /**
   * @param settings the folder in which recent places and secrets of invitations are remembered
   * @param hosting makes what serves the network; that tells its argument when it has changed
   * @param show gets what there is to choose from, on the loop
   */
  public ChannelsController(
      Loop loop,
      Path settings,
      Navigator navigator,
      Function<Runnable, LanHosting> hosting,
      Consumer<Known> show) {
    this(loop, settings, navigator, hosting, show, SystemKeyring.open());
  }

  /** With another keyring than that of this system. */
  ChannelsController(
      Loop loop,
      Path settings,
      Navigator navigator,
      Function<Runnable, LanHosting> hosting,
      Consumer<Known> show,
      Keyring keyring) {
    this.loop = loop;
    this.settings = settings;
    this.memory = new RecentChannelsStore(loop, settings, this::tell);
    this.navigator = navigator;
    this.show = show;
    this.test = new EchoCall(navigator);
    this.links =
        new LinkInbox(
            loop,
            () -> at,
            new Certificates(),
            there -> go(this.memory.recent().withCertificate(there)),
            this::tell);
    this.passwords = new KeptPasswords(loop, keyring, memory, this::tell);
    this.lanServerController = new LanServerController(hosting.apply(this::tell), this::tell);
  }

  /** Reads what is remembered. Loop only. */
  public void start() {
    memory.read();
  }

  /** The run is on its way there. Loop only. */
  public void heading(Destination there) {
    loop.assertOn();
    at = there;
    test.heading(there);
    exposed = false;
    tell();
    Cleartext.isExposed(loop, there.server()).thenAccept(found -> expose(there, found));
    loop.offload(
            "read the secrets of invitations",
            () -> InvitationSecrets.of(settings, there.id(), there.secret()),
            FILE_LIMIT)
        .whenComplete((secrets, failure) -> invite(there, secrets, failure));
  }

  /** Links lead to the same channel without a secret too, and prove nothing then. */
  private void invite(Destination there, List<String> secrets, Throwable failure) {
    if (failure != null) {
      LOG.warn("invite links prove nothing: {}", failure.getMessage());
    } else if (isAt(there)) {
      at = at.withSecret(secrets.get(0));
      tell();
    }
  }

  private void expose(Destination there, boolean found) {
    if (found && isAt(there)) {
      exposed = true;
      tell();
    }
  }

  /** A server has let the run in. Loop only. */
  public void arrived(Destination gone) {
    loop.assertOn();
    trouble = "";
    Destination there = isAt(gone) ? at : gone; // perhaps with another password by now
    if (!there.isHome()) {
      memory.whenRead(() -> forgetUnless(there));
      visited.put(there.id(), there);
      Instant now = loop.wallClock();
      memory.change(before -> before.visited(there, now));
    }
    passwords.arrived(there);
    tell();
  }

  /** Ends what serves the network. Loop only. */
  public void close() {
    lanServerController.lan().close();
  }

  @Override
  public Problems join(String link) {
    return join(TypedPlace.read(link));
  }

  @Override
  public Problems join(String tongue, String server, String channel, String password) {
    return Invitation.isMeant(server)
        ? join(server)
        : join(TypedPlace.read(ProtocolLabels.dialect(tongue), server, channel, password));
  }

  @Override
  public List<Tongue> tongues() {
    return ProtocolLabels.all();
  }

  private Problems join(TypedPlace typed) {
    boolean keep = keeping;
    typed
        .destination()
        .ifPresent(there -> loop.post(() -> memory.whenRead(() -> join(there, keep))));
    return typed.problems();
  }

  /** A link that names another certificate than is known is no matter of a click. */
  private void join(Destination there, boolean keep) {
    passwords.wish(there, keep);
    if (KnownCertificates.contradict(memory.recent(), there)) {
      links.come(there);
    } else {
      go(memory.recent().withCertificate(there));
    }
  }

  /** A link was opened in another program. Loop only. */
  public void come(String link) {
    memory.whenRead(() -> links.come(link));
  }

  /** A link of the command line, about which the person is asked. Loop only. */
  public void come(Destination there) {
    memory.whenRead(() -> links.come(there));
  }

  /** What the recent channels say of certificates. */
  private final class Certificates implements LinkInbox.Certificates {
    @Override
    public boolean contradict(Destination there) {
      return KnownCertificates.contradict(memory.recent(), there);
    }

    @Override
    public void replace(Destination there) {
      for (RecentChannels.Place known : KnownCertificates.alike(memory.recent(), there)) {
        forgetPassword(known.id());
      }
    }
  }

  /** What was kept was for a server with the certificate that was known. */
  private void forgetUnless(Destination there) {
    memory
        .recent()
        .find(there.id())
        .map(RecentChannels.Place::certificate)
        .filter(known -> !there.certificate().isEmpty() && !there.certificate().equals(known))
        .ifPresent(another -> forgetPassword(there.id()));
  }

  private void forgetPassword(String id) {
    visited.remove(id);
    if (isKept(id)) {
      passwords.forget(id);
    }
  }

  /** Takes the state of the call. Loop only. */
  public void state(PeerState state) {
    links.state(state);
    test.state(state).ifPresent(this::go);
    if (state.status().asksPassword() && at != null) {
      passwords.refused(at);
    }
  }

  /** The person has typed another password for the place where the run is. Any thread. */
  public void retyped(String password) {
    loop.post(() -> at = at == null ? null : at.withPassword(password));
  }

  @Override
  public void lookForKeyring() {
    loop.post(passwords::look);
  }

  @Override
  public void keep(boolean on) {
    keeping = on;
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
    loop.post(() -> go(navigator.home()));
  }

  @Override
  public void callEcho() {
    loop.post(
        () -> {
          Optional<Destination> before = Optional.ofNullable(at);
          boolean there = before.filter(Destination::isHome).isPresent();
          test.begin(
              before, there ? CompletableFuture.completedFuture(null) : go(navigator.home()));
          tell();
        });
  }

  /** A test call is over, with this result. Loop only. */
  public void tested(String summary) {
    loop.assertOn();
    test.summarise(summary);
    tell();
  }

  @Override
  public void host(boolean on) {
    loop.post(() -> open(on));
  }

  @Override
  public void forget(Recent place) {
    loop.post(
        () -> {
          forgetPassword(place.id());
          loop.offload(
              "forget the secrets of invitations",
              () -> InvitationSecrets.forget(settings, place.id()),
              FILE_LIMIT);
          memory.change(before -> before.without(place.id()));
        });
  }

  @Override
  public void again(Recent place, String password) {
    boolean keep = keeping;
    loop.post(
        () -> memory.recent().find(place.id()).ifPresent(known -> again(known, password, keep)));
  }

  private void again(RecentChannels.Place known, String password, boolean keep) {
    Destination before = visited.get(known.id());
    if (before == null && known.kept() && password.isEmpty()) {
      go(passwords.fetch(known));
    } else {
      Destination there = memory.recent().withCertificate(withPassword(known, before, password));
      passwords.wish(there, keep && !password.isEmpty());
      go(there);
    }
  }

  private boolean isKept(String id) {
    return memory.recent().find(id).filter(RecentChannels.Place::kept).isPresent();
  }

  private boolean isAt(Destination there) {
    return at != null
        && at.serverName().equals(there.serverName())
        && at.channel().equals(there.channel());
  }

  private static Destination withPassword(
      RecentChannels.Place known, Destination before, String password) {
    Destination there = before == null ? known.destination("") : before;
    return password.isEmpty() ? there : there.withPassword(password);
  }

  /** Whom the links lead to is at home. */
  private void open(boolean on) {
    trouble = "";
    if (on && (at == null || !at.isHome())) {
      go(navigator.home());
    }
    lanServerController.set(on);
  }

  private void go(Destination there) {
    go(CompletableFuture.completedFuture(there));
  }

  private CompletableFuture<Void> go(CompletableFuture<Destination> where) {
    trouble = "";
    CompletableFuture<Void> gone = navigator.go(where);
    gone.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            trouble = Failure.sentence(failure);
            LOG.info("could not join the channel: {}", trouble);
            tell();
          }
        });
    return gone;
  }

  private void tell() {
    List<Recent> shown = memory.recent().all().stream().map(this::shown).toList();
    Here here =
        at == null
            ? Known.NOTHING.here()
            : ShownPlace.here(at, lanServerController.lan()).exposed(exposed);
    show.accept(
        new Known(
            shown,
            here,
            ShownPlace.host(lanServerController.shown(), at),
            trouble,
            links.visit(),
            passwords.isThere(),
            test.summary()));
  }

  private Recent shown(RecentChannels.Place place) {
    return ShownPlace.recent(place, visited.containsKey(place.id()));
  }
}
