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
     * @param expected lines that the peer's picture may be expected to have at most
     */
    void limit(SendLimit limit, int expected);

    /** Tells the person. */
    void note(String sentence);
  }

  /** One connection while it is planned for. */
  private static final class Member {
    final String peerId;
    final Duration since;
    double availableKbps;
    SendLimit limit = SendLimit.NONE;
    int expected = Integer.MAX_VALUE;

    Member(String peerId, Duration since) {
      this.peerId = peerId;
      this.since = since;
    }
  }

  private final Loop loop;
  private final Supplier<Double> load;

  /** Those that are connected, oldest first. */
  private final Map<Sender, Member> members = new LinkedHashMap<>();

  /** Lines with which a peer shows this side's picture; without those that do not say. */
  private final Map<String, Integer> shownThere = new HashMap<>();

  /** Lines with which this side shows a peer's picture; empty without a window. */
  private Map<String, Integer> shownHere = Map.of();

  private UploadBudget<Sender> budget = new UploadBudget<>();
  private ProcessorThrottle throttle = ProcessorThrottle.NONE;
  private boolean starved;
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
  SendPlanner(Loop loop, Supplier<Double> load) {
    this.loop = loop;
    this.load = load;
  }

  private static double machineLoad() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getCpuLoad()
        : -1;
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

  /**
   * A peer shows this side's picture with so many lines; 0 for not at all, and {@link
   * Integer#MAX_VALUE} where it does not say. Any thread.
   */
  public void shownThere(String peerId, int lines) {
    loop.post(
        () -> {
          if (lines == Integer.MAX_VALUE) {
            shownThere.remove(peerId);
          } else {
            shownThere.put(peerId, lines);
          }
          plan();
        });
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
      starved = false;
      members.forEach((sender, member) -> limit(sender, member, SendLimit.NONE, Integer.MAX_VALUE));
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
              expected(member, most));
        });
    tell(shares.values().stream().anyMatch(share -> share.slow() == Side.OWN));
  }

  /** Text is sent with every line that is shown; of pictures smaller ones are good enough. */
  private int height(Sender sender, Member member, int most) {
    int shown = shownThere.getOrDefault(member.peerId, Integer.MAX_VALUE);
    if (sender.sendsText()) {
      return shown;
    }
    int fitting = Math.min(SentHeight.shownIn(shown), Ladder.CAMERA.heightFor(most));
    return SentHeight.below(fitting, throttle.steps());
  }

  private int expected(Member member, int most) {
    int shown = shownHere.getOrDefault(member.peerId, Integer.MAX_VALUE);
    return Math.min(SentHeight.shownIn(shown), Ladder.CAMERA.heightFor(most));
  }

  private static void limit(Sender sender, Member member, SendLimit limit, int expected) {
    if (!limit.equals(member.limit) || expected != member.expected) {
      LOG.debug("{} gets at most {}", member.peerId, limit);
      member.limit = limit;
      member.expected = expected;
      sender.limit(limit, expected);
    }
  }

  private void tell(boolean starves) {
    if (starves && !starved) {
      members.keySet().stream().findFirst().get().note(STARVED.sentence());
    }
    starved = starves;
  }
}
