package dev.parley.peer;

import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.Random;

/**
 * One step of a random walk; printed so that it can be pasted into a test.
 *
 * @param ann whether it is Ann's, else Zoe's
 * @param size how long, or which
 */
record WalkStep(Kind kind, boolean ann, int size) {
  enum Kind {
    CONNECT,
    ACCEPT,
    ACCEPT_INSTEAD,
    DECLINE,
    IGNORE,
    BLOCK,
    CLOSE,
    LEAVE,
    JOIN,
    MOMENT,
    WHILE,
    LONG_WHILE,
    CUT_OFF,
    NOTICE,
    COME_BACK,
    MEDIA,
    BREAK,
    STRANGER,
    REPEATED,
    OTHER_DEVICE
  }

  /** The frequent first: calls and answers, with a moment between them. */
  static WalkStep random(Random random) {
    int draw = random.nextInt(100);
    Kind kind =
        draw < 20
            ? Kind.CONNECT
            : draw < 45
                ? Kind.MOMENT
                : draw < 57
                    ? Kind.ACCEPT
                    : draw < 63 ? Kind.CLOSE : Kind.values()[random.nextInt(Kind.values().length)];
    boolean rare = kind == Kind.BLOCK && random.nextInt(10) != 0;
    return new WalkStep(rare ? Kind.WHILE : kind, random.nextBoolean(), random.nextInt(1000));
  }

  void walk(Pair pair) {
    FakePerson mine = ann ? pair.ann : pair.zoe;
    String other = pair.other(mine).id;
    switch (kind) {
      case CONNECT -> mine.peer.connect(other);
      case ACCEPT -> mine.peer.accept(other);
      case ACCEPT_INSTEAD -> mine.peer.acceptInstead(size % 2 == 0 ? other : "eve");
      case DECLINE -> mine.peer.decline(other);
      case IGNORE -> mine.peer.ignore(other);
      case BLOCK -> mine.peer.block(other);
      case CLOSE -> mine.peer.close();
      case LEAVE -> mine.peer.leave();
      case JOIN -> mine.peer.join();
      case MOMENT -> pair.pass(size / 2);
      case WHILE -> pair.pass(size * 5L);
      case LONG_WHILE -> pair.pass(size * 40L);
      case CUT_OFF -> mine.member.cutOff();
      case NOTICE -> pair.loop.act(mine.member::notices);
      case COME_BACK -> pair.loop.act(mine.member::comesBack);
      case MEDIA -> pair.wires.media = FakeWires.Media.values()[size % 3];
      case BREAK -> pair.loop.act(() -> mine.connections.breakNow(size % 2 == 0));
      case STRANGER ->
          pair.channel.message("eve", mine.id, Sayings.ALL.get(size % Sayings.ALL.size()));
      case REPEATED -> pair.channel.message(other, mine.id, repeated());
      case OTHER_DEVICE ->
          pair.loop.act(() -> mine.member.otherDevice(Presence.Status.values()[size % 4]));
    }
    pair.loop.run();
  }

  /** What a server that repeats itself brings: never a description, which belongs to one call. */
  private PeerMessage repeated() {
    return Sayings.ALL.get(size % 4);
  }
}
