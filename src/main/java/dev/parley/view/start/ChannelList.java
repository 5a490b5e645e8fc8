package dev.parley.view.start;

import dev.parley.view.View;
import java.util.List;

/**
 * Offers the window the channels that a person can join. Called on the JavaFX thread; returns at
 * once. Who goes leaves what they are in, a call too: the person has been asked. What there is to
 * choose from is told by {@link View#places}.
 */
public interface ChannelList {

  /** Goes where an invitation leads, unless there is something wrong with it. */
  Problems join(String link);

  /**
   * Goes to a channel of a server, unless there is something wrong with what was typed.
   *
   * @param tongue the id of one of {@link #tongues}; empty where there are none
   * @param server host and port, or a URL
   */
  Problems join(String tongue, String server, String channel, String password);

  /** What servers speak, the usual first. A person is asked where there are several. */
  default List<Tongue> tongues() {
    return List.of();
  }

  /** Goes to the channel of this machine's own server, where the echo peer is. */
  void home();

  /** Goes home, unless one is there, and calls the echo peer. */
  void callEcho();

  /** Opens this machine's server to the network, and goes there; or ends it, and goes home. */
  void host(boolean on);

  /** Shows a place no more among the recent ones. */
  void forget(Recent place);

  /** Goes back to a recent place. */
  void again(Recent place, String password);

  /** Goes where the link leads that was opened last, whatever ends by it; {@link Visit}. */
  void follow();

  /** Stays, or has read what is wrong with the link. */
  void drop();

  /** Looks whether this system keeps passwords; {@link Known#keyring}. */
  void lookForKeyring();

  /** Whether the system shall keep the passwords that are typed from now on. */
  void keep(boolean on);

  /**
   * What a server can speak.
   *
   * @param id tells it from the others
   * @param name for a person
   * @param server an example of its address
   * @param channel what the place to go to is called in it
   * @param channelHint what may be said of that, in its field while that is empty; empty for
   *     nothing
   * @param passwordHint likewise of the password
   */
  record Tongue(
      String id,
      String name,
      String server,
      String channel,
      String channelHint,
      String passwordHint) {}

  /**
   * What is wrong with what was typed: a sentence for each field, empty where it is right.
   *
   * @param password what is wrong with it, not it itself
   */
  record Problems(String link, String server, String channel, String password) {
    public static final Problems NONE = new Problems("", "", "", "");

    boolean isNone() {
      return equals(NONE);
    }
  }

  /**
   * What there is to choose from now.
   *
   * @param recent newest first
   * @param trouble why the person could not go where they wanted, one sentence; empty for none
   * @param visit the link that somebody has opened last
   * @param keyring whether the system keeps passwords for the person
   */
  record Known(
      List<Recent> recent, Here here, Host host, String trouble, Visit visit, boolean keyring) {
    /** Before anything is known. */
    public static final Known NOTHING =
        new Known(List.of(), new Here(Kind.HOME, "", "", ""), Host.OFF, "");

    public Known {
      recent = List.copyOf(recent);
    }

    /** Nobody has opened a link. */
    public Known(List<Recent> recent, Here here, Host host, String trouble) {
      this(recent, here, host, trouble, Visit.NONE, false);
    }
  }

  /**
   * A place where somebody was.
   *
   * @param id tells it from the others
   * @param channel empty where one was in none
   * @param server for a person: host and port
   * @param asksPassword whether the password must be typed again
   * @param speaks what the server speaks, for a person; empty for the usual
   */
  record Recent(String id, String channel, String server, boolean asksPassword, String speaks) {}

  /**
   * A link that somebody opened elsewhere while the window is there.
   *
   * @param number tells it from those before; 0 for none
   * @param channel where it leads to, as the server; empty where it is wrong
   * @param trouble what is wrong with it, one sentence; empty for nothing
   */
  record Visit(long number, Manner manner, String channel, String server, String trouble) {
    public static final Visit NONE = new Visit(0, Manner.NONE, "", "", "");

    /** The same link, when something else has become of it. */
    public Visit of(Manner other) {
      return new Visit(number, other, channel, server, "");
    }
  }

  /** What becomes of a link. */
  enum Manner {
    /** It is done with. */
    NONE,
    /** One is on the way there, or is there. */
    GOES,
    /** A call would end: the person is asked. */
    ASKS,
    /** It names another certificate than is known for the server: the person is asked. */
    DOUBTS,
    /** It leads nowhere. */
    WRONG
  }

  /** What kind of place. */
  enum Kind {
    /** The channel of this machine. */
    HOME,
    /** The channel of this machine, open to its network. */
    HOUSE,
    /** A channel of some other server. */
    ELSEWHERE
  }

  /**
   * Where one is, or is on the way to.
   *
   * @param channel empty where one is in none
   * @param invitation a link for others; empty where nobody else can come
   * @param keyed whether the password is in it
   * @param usual whether it is a channel, in which people see each other
   * @param exposed whether others on the way to the server can read and change what is sent
   */
  record Here(
      Kind kind,
      String server,
      String channel,
      String invitation,
      boolean keyed,
      boolean usual,
      boolean exposed) {
    /** Where nobody on the way can read. */
    public Here(
        Kind kind, String server, String channel, String invitation, boolean keyed, boolean usual) {
      this(kind, server, channel, invitation, keyed, usual, false);
    }

    /** The same, where others on the way can read and change what is sent. */
    public Here exposed(boolean now) {
      return new Here(kind, server, channel, invitation, keyed, usual, now);
    }

    /** A channel, and a link with its password. */
    public Here(Kind kind, String server, String channel, String invitation) {
      this(kind, server, channel, invitation, true, true);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Here[" + kind + " " + channel + " at " + server + "]";
    }
  }

  /**
   * How it stands with the server that is open to the network.
   *
   * @param links invitations, with the password; the one that most likely works first; empty unless
   *     it runs, and where the machine is in no network
   * @param trouble why it does not run though it was wanted, or reaches nobody; empty for none
   */
  record Host(State state, List<String> links, String trouble) {
    public static final Host OFF = new Host(State.OFF, List.of(), "");

    public Host {
      links = List.copyOf(links);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
      return "Host[" + state + ", " + links.size() + " links]";
    }
  }

  /** Whether a server runs. */
  enum State {
    OFF,
    STARTING,
    ON
  }
}
