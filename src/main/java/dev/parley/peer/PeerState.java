package dev.parley.peer;

import dev.parley.call.Callees;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.call.SendSettings;
import dev.parley.peer.figures.Figures;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds everything that the view shows at one moment; immutable. Times are in the loop's time.
 *
 * @param status the server's side of things, in words
 * @param channel the id of the channel; empty where one is in none
 * @param ownName what others see of this side: its name, or the beginning of its id
 * @param named whether that is a name
 * @param ownId what others see instead, and call, where no names travel; empty where they do
 * @param callees who can be called
 * @param peers the others in the channel, sorted by shown name, then id
 * @param offers the offers that wait for an answer, oldest first
 * @param missed the offers that went away unanswered, newest first, until they are seen
 * @param calls those that run or are being made, oldest first; of a call of several one with each
 *     of the others
 * @param group who else is in the call or could be
 * @param blocked the blocked peers, newest first
 * @param notices what has just ended, failed or been done
 * @param local what this side sends; without a call, what the next will begin with
 */
public record PeerState(
    Status status,
    String channel,
    String ownName,
    boolean named,
    String ownId,
    Callees callees,
    List<PeerRow> peers,
    List<Offer> offers,
    List<Missed> missed,
    List<Call> calls,
    Group group,
    List<Blocked> blocked,
    Notices notices,
    Local local) {

  /** Without a call of several. */
  public PeerState(
      Status status,
      String channel,
      String ownName,
      boolean named,
      String ownId,
      Callees callees,
      List<PeerRow> peers,
      List<Offer> offers,
      List<Missed> missed,
      List<Call> calls,
      List<Blocked> blocked,
      Notices notices,
      Local local) {
    this(
        status,
        channel,
        ownName,
        named,
        ownId,
        callees,
        peers,
        offers,
        missed,
        calls,
        Group.NONE,
        blocked,
        notices,
        local);
  }

  /**
   * @param text a few words for the navbar
   * @param detail one sentence on why, empty for none
   * @param tone how it stands
   * @param retryAt when the next try starts, empty unless one is planned
   * @param canRejoin whether {@link Intents#rejoin()} makes sense now
   * @param asksPassword whether it takes another password, {@link Intents#rejoin(String)}
   */
  public record Status(
      String text,
      String detail,
      Tone tone,
      Optional<Duration> retryAt,
      boolean canRejoin,
      boolean asksPassword) {}

  /** How good or bad the news is. */
  public enum Tone {
    GOOD,
    WORKING,
    BAD
  }

  /**
   * One peer of the channel.
   *
   * @param name what to show; two peers of one name are told apart in it
   * @param joins whether its program can join calls of several
   */
  public record PeerRow(String peerId, String name, Standing standing, boolean joins) {

    /** One for calls of two. */
    public PeerRow(String peerId, String name, Standing standing) {
      this(peerId, name, standing, false);
    }

    /** Whether it can be offered a connection. */
    public boolean free() {
      return standing == Standing.FREE;
    }
  }

  /** Whether somebody can be called, and why not. */
  public enum Standing {
    FREE,
    /** In a call, or about to be. */
    BUSY,
    /** Nobody is there. */
    AWAY
  }

  /**
   * An offer from a peer.
   *
   * @param since when it came first
   * @param answersAt when it is accepted without a click; empty where it is not
   * @param others the names of those who are in the call besides the peer, which it invites to;
   *     empty for a call of two
   */
  public record Offer(
      String peerId,
      String name,
      Duration since,
      Optional<Duration> answersAt,
      List<String> others) {

    public Offer {
      others = List.copyOf(others);
    }

    /** Of a call of two, that waits for a person. */
    public Offer(String peerId, String name, Duration since) {
      this(peerId, name, since, Optional.empty(), List.of());
    }

    /** Of a call of two. */
    public Offer(String peerId, String name, Duration since, Optional<Duration> answersAt) {
      this(peerId, name, since, answersAt, List.of());
    }

    /** Whether it is an invitation to a call that goes on. */
    public boolean invites() {
      return !others.isEmpty();
    }

    Offer answeredAt(Duration at) {
      return new Offer(peerId, name, since, Optional.of(at), others);
    }
  }

  /**
   * Who else is in the call or could be.
   *
   * @param obstacle why nobody can be added to the call now, as a sentence; empty where somebody
   *     can
   * @param invited those who are being asked to join, oldest first
   * @param absent the names of those who are in the call, but not reached at the moment
   * @param apart who of the others cannot see whom, a sentence each
   */
  public record Group(
      String obstacle, List<Invited> invited, List<String> absent, List<String> apart) {
    /** Nobody can be added to a call that is not there. */
    public static final Group NONE = new Group("-", List.of(), List.of(), List.of());

    public Group {
      invited = List.copyOf(invited);
      absent = List.copyOf(absent);
      apart = List.copyOf(apart);
    }

    /** Whether somebody can be added to the call now. */
    public boolean canAdd() {
      return obstacle.isEmpty();
    }
  }

  /** Somebody who is being asked to join the call. */
  public record Invited(String peerId, String name) {}

  /**
   * Offers of a peer that went away before they were answered here.
   *
   * @param name as it was then
   * @param at when the newest went away
   * @param times how many
   * @param free whether it can be called back now
   */
  public record Missed(String peerId, String name, Duration at, int times, boolean free) {}

  /**
   * A peer that is not listened to while this side stays in the channel.
   *
   * @param name as it was then
   */
  public record Blocked(String peerId, String name) {}

  /**
   * A sentence for a while.
   *
   * @param number of this one among all
   * @param undo whom {@link Intents#unblock} would bring back; empty where there is nothing to undo
   */
  public record Notice(long number, String text, Optional<String> undo) {}

  /**
   * What a person is told for a while.
   *
   * @param standing newest first
   * @param told how many there have been
   */
  public record Notices(List<Notice> standing, long told) {
    /** Nobody reads more at once. */
    static final int MOST = 3;

    public static final Notices NONE = new Notices(List.of(), 0);

    public Notices {
      standing = List.copyOf(standing);
    }

    /** With another one. */
    public Notices with(String text, Optional<String> undo) {
      Stream<Notice> next = Stream.of(new Notice(told + 1, text, undo));
      return new Notices(Stream.concat(next, standing.stream()).limit(MOST).toList(), told + 1);
    }

    /** Without those. */
    Notices without(Predicate<Notice> those) {
      return new Notices(standing.stream().filter(those.negate()).toList(), told);
    }
  }

  /** The newest notice; empty for none. */
  public String notice() {
    return notices.standing().stream().findFirst().map(Notice::text).orElse("");
  }

  /**
   * One call.
   *
   * @param peerId the peer with whom it is
   * @param phase any but {@link Phase#IDLE}
   * @param since when media first flowed, empty before
   */
  public record Call(
      String peerId, String name, Phase phase, Optional<Duration> since, Media media) {}

  /**
   * What this side sends in its calls.
   *
   * @param wanted what the person wants to be sent
   * @param own what is really sent
   * @param note a sentence about something that a call survives, such as a device that is gone; the
   *     latest, until it is dismissed or the call ends; empty for none
   */
  public record Local(SendSettings wanted, MediaState own, String note) {

    /** Microphone and camera, and nothing to say about it. */
    public static final Local ALL = new Local(SendSettings.ALL, MediaState.ALL, "");
  }

  /**
   * What comes from the peer of a call, and how well.
   *
   * @param peer what the peer sends, as it says itself
   * @param frozen whether the peer's picture stands still though one is sent
   * @param lostSince when connectivity was lost, empty while it is there
   * @param quality how well it goes; empty before that is known
   * @param figures the same in figures, once a second
   */
  public record Media(
      MediaState peer,
      boolean frozen,
      Optional<Duration> lostSince,
      Optional<Quality> quality,
      Optional<Figures> figures) {

    /** Microphone and camera, and nothing to say about it. */
    public static final Media ALL =
        new Media(MediaState.ALL, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * How well a call goes.
   *
   * @param sentence what it is and why, for a person
   */
  public record Quality(QualityLevel level, String sentence) {}

  /** Whether an id can be called that is not among the peers. */
  public boolean dials() {
    return callees == Callees.TYPED;
  }

  /** How far the calls have come: of several, the one that has come furthest. */
  public Phase phase() {
    return calls.stream().map(Call::phase).max(Comparator.naturalOrder()).orElse(Phase.IDLE);
  }

  /** Whether three or more are in the call. */
  public boolean isGroup() {
    return calls.size() > 1 || !group.absent().isEmpty();
  }

  /** The call to show where there is room for one; empty without any. */
  public Optional<Call> front() {
    return calls.stream().findFirst();
  }

  /** The call with the peer whose shared screen can be pointed at; empty without any. */
  public Optional<Call> sharer() {
    return calls.stream()
        .filter(call -> call.media().peer().picture() == PictureKind.SCREEN)
        .findFirst();
  }

  public PeerState {
    peers = List.copyOf(peers);
    offers = List.copyOf(offers);
    missed = List.copyOf(missed);
    blocked = List.copyOf(blocked);
    calls = List.copyOf(calls);
    if (calls.stream().anyMatch(call -> !call.phase().isBusy())) {
      throw new IllegalArgumentException("a call that is over: " + calls);
    }
  }
}
