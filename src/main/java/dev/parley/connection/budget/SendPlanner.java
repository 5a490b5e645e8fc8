package dev.parley.connection.budget;

import com.sun.management.OperatingSystemMXBean;
import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.budget.PictureShare.Share;
import dev.parley.connection.quality.Ladder;
import dev.parley.loop.Loop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits what each connection of a client sends while there are several, once a second and at each
 * change: by the size at which the peer shows it, by what the upload carries, and by what the
 * processor bears. A single connection is never limited. On the loop of the media but for what
 * peers say.
 */
public final class SendPlanner {
  private static final Logger LOG = LoggerFactory.getLogger(SendPlanner.class);

  private static final Duration EVERY = Duration.ofSeconds(1);

  private static final Duration LOAD_LIMIT = Duration.ofSeconds(1);

  private static final double LEAST_OWN_LOAD = 0.1;

  private static final CallQuality STARVED =
      CallQuality.of(QualityLevel.POOR, CallQuality.Cause.BANDWIDTH, Side.OWN);

  /** What sends pictures to a peer. */
  public interface Sender {
    /** As {@link dev.parley.connection.Connection#statistics}. */
    CompletableFuture<Statistics> statistics();

    /** Whether its picture is one that must be read rather than seen. */
    boolean sendsText();

    /**
     * Sends no more than that from now on.
     *
     * @param there what the peer's picture is limited to, as far as that is known
     */
    void limit(SendLimit limit, SendLimit there);

    /** Tells the person. */
    void note(String sentence);
  }

  /** One connection while it is planned for. */
  private static final class Member {
    final String peerId;
    final Duration since;
    double availableKbps;
    SendLimit limit = SendLimit.NONE;
    SendLimit there = SendLimit.NONE;

    Member(String peerId, Duration since) {
      this.peerId = peerId;
      this.since = since;
    }
  }

  /** What a peer says, and is told, of the pictures. */
  private static final class Told {
    static final Told NOTHING = new Told();

    /** Lines with which it shows this side's picture. */
    int shownThere = Integer.MAX_VALUE;

    /** Whether its own is paused because its upload is too slow. */
    boolean pausedThere;

    Consumer<Boolean> hears = paused -> {};
    boolean paused;
  }

  private final Loop loop;
  private final Supplier<Double> load;

  /** Those that are connected, oldest first. */
  private final Map<Sender, Member> members = new LinkedHashMap<>();

  /** Those that say something of themselves. */
  private final Map<String, Told> peers = new HashMap<>();

  /** Lines with which this side shows a peer's picture; empty without a window. */
  private Map<String, Integer> shownHere = Map.of();

  private UploadBudget<Sender> budget = new UploadBudget<>();
  private ProcessorThrottle throttle = ProcessorThrottle.NONE;

  /** Whether the person was told that pictures are paused, in this call. */
  private boolean told;

  private Loop.Timer next = () -> {};

  /**
   * @param loop that of the media
   */
  public SendPlanner(Loop loop) {
    this(loop, SendPlanner::machineLoad);
  }

  /**
   * @param load of the machine, 0 to 1, negative where it is not known; may block
   */
  public SendPlanner(Loop loop, Supplier<Double> load) {
    this.loop = loop;
    this.load = load;
  }

  /** What others keep busy does not become idle by smaller pictures. */
  private static double machineLoad() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      double all = system.getCpuLoad();
      return system.getProcessCpuLoad() < LEAST_OWN_LOAD
          ? Math.min(all, ProcessorThrottle.BUSY)
          : all;
    }
    return -1;
  }

  /** A connection can carry media, for the first time. */
  public void connected(String peerId, Sender sender) {
    loop.assertOn();
    if (members.putIfAbsent(sender, new Member(peerId, loop.now())) == null) {
      changed();
    }
  }

  /** A connection is over. */
  public void gone(Sender sender) {
    loop.assertOn();
    if (members.remove(sender) != null) {
      changed();
    }
  }

  /** A peer shows this side's picture with so many lines; 0 for not at all. Any thread. */
  public void shownThere(String peerId, int lines) {
    heard(peerId, told -> told.shownThere = lines);
  }

  /** A peer says whether it sends no picture because its upload is too slow. Any thread. */
  public void pausedThere(String peerId, boolean paused) {
    heard(peerId, told -> told.pausedThere = paused);
  }

  /**
   * Tells, on the loop of the media, whether this side sends a peer no picture because its upload
   * is too slow; each change, until the peer is forgotten. Any thread.
   */
  public void onPaused(String peerId, Consumer<Boolean> hears) {
    heard(peerId, told -> told.hears = hears);
  }

  /** Nothing is known of a peer any more. Any thread. */
  public void forget(String peerId) {
    loop.post(
        () -> {
          peers.remove(peerId);
          plan();
        });
  }

  private void heard(String peerId, Consumer<Told> what) {
    loop.post(
        () -> {
          what.accept(peers.computeIfAbsent(peerId, any -> new Told()));
          plan();
        });
  }

  private Told peer(Member member) {
    return peers.getOrDefault(member.peerId, Told.NOTHING);
  }

  /** This side shows these peers' pictures with so many lines. Any thread. */
  public void shownHere(Map<String, Integer> lines) {
    Map<String, Integer> now = Map.copyOf(lines);
    loop.post(
        () -> {
          shownHere = now;
          plan();
        });
  }

  private boolean areSeveral() {
    return members.size() > 1;
  }

  private void changed() {
    next.cancel();
    if (areSeveral()) {
      plan();
      next = loop.after(EVERY, this::look);
    } else {
      budget = new UploadBudget<>();
      throttle = ProcessorThrottle.NONE;
      told = false;
      members.forEach((sender, member) -> limit(sender, member, SendLimit.NONE, SendLimit.NONE));
      members.values().forEach(this::tellPeer);
    }
  }

  private void look() {
    next = loop.after(EVERY, this::look);
    members.forEach(
        (sender, member) ->
            sender
                .statistics()
                .thenAccept(
                    now ->
                        member.availableKbps =
                            now.path().map(Statistics.Path::availableKbps).orElse(0.0)));
    loop.offload("look at the processor", load::get, LOAD_LIMIT)
        .exceptionally(unknown -> -1.0)
        .thenAccept(
            busy -> {
              throttle = throttle.next(loop.now(), busy);
              plan();
            });
  }

  private void plan() {
    if (!areSeveral()) {
      return;
    }
    int most = UploadBudget.most(members.size());
    Map<Sender, Integer> heights = new LinkedHashMap<>();
    Map<Sender, UploadBudget.Link> links = new LinkedHashMap<>();
    members.forEach(
        (sender, member) -> {
          int height = height(sender, member, most);
          int wanted = height > 0 && sender.sendsText() ? most : SentHeight.kbps(height);
          heights.put(sender, height);
          links.put(sender, new UploadBudget.Link(member.since, member.availableKbps, wanted));
        });
    Map<Sender, Share> shares = budget.share(loop.now(), links);
    members.forEach(
        (sender, member) -> {
          Share share = shares.get(sender);
          limit(
              sender,
              member,
              share.kbps() == 0
                  ? SendLimit.paused(share.slow())
                  : new SendLimit(share.kbps(), heights.get(sender)),
              there(member, most));
        });
    members.values().forEach(this::tellPeer);
    tell(shares.values().stream().anyMatch(share -> share.slow() == Side.OWN));
  }

  /** Text is sent with every line that is shown; of pictures smaller ones are good enough. */
  private int height(Sender sender, Member member, int most) {
    int shown = peer(member).shownThere;
    if (sender.sendsText()) {
      return shown;
    }
    int fitting = Math.min(SentHeight.shownIn(shown), Ladder.CAMERA.heightFor(most));
    return SentHeight.below(fitting, throttle.steps());
  }

  private SendLimit there(Member member, int most) {
    int shown = shownHere.getOrDefault(member.peerId, Integer.MAX_VALUE);
    Side slow = peer(member).pausedThere ? Side.PEER : Side.NONE;
    return new SendLimit(
        most, Math.min(SentHeight.shownIn(shown), Ladder.CAMERA.heightFor(most)), slow);
  }

  private static void limit(Sender sender, Member member, SendLimit limit, SendLimit there) {
    if (!limit.equals(member.limit) || !there.equals(member.there)) {
      LOG.debug("{} gets at most {}", member.peerId, limit);
      member.limit = limit;
      member.there = there;
      sender.limit(limit, there);
    }
  }

  private void tellPeer(Member member) {
    Told told = peers.get(member.peerId);
    boolean paused = member.limit.slow() == Side.OWN;
    if (told != null && told.paused != paused) {
      told.paused = paused;
      told.hears.accept(paused);
    }
  }

  private void tell(boolean starves) {
    if (starves && !told) { // later the verdict says so
      told = true;
      members.keySet().stream().findFirst().get().note(STARVED.sentence());
    }
  }
}
