package dev.parley.connection.session;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Calls with peers that stop, recycle, refuse and take back the sections of a call, in any order,
 * restart ICE, offer again what they have offered before, and end at any moment: while they
 * connect, while a description is applied, while the library counts. A process of its own, since
 * what has been freed and is used again ends the process.
 *
 * <p>Half of the peers are real ones and send media; the others are the descriptions of foreign
 * programs, edited. Arguments: a seed, and the number of rounds; a round is one change and what
 * follows from it.
 */
final class SectionStorm {
  private static final List<String> FOREIGN = List.of("browser", "browser-large", "freeswitch");

  /** Something in the library did not come back. */
  static final int HUNG = 9;

  /** A peer of this process answers within some ms, or not at all. */
  private static final long ANSWER_MS = 300;

  /** For what must come, on a busy machine too. */
  private static final long SURELY_MS = 20_000;

  private final Random random;
  private final AtomicInteger pictures = new AtomicInteger();
  private int calls;
  private int exchanges;
  private int failures;

  private SectionStorm(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    SectionStorm storm = new SectionStorm(seed);
    int round = 0;
    try {
      storm.stopsEach();
      while (round < rounds) {
        round += storm.call(Math.min(rounds - round, 1 + storm.random.nextInt(20)));
      }
      TestCall.capturesGone();
      TestMedia.await(
          "connections gone", TestCall.LIMIT, () -> TestMedia.media().connections() == 0);
      System.out.println(storm.summary(round));
      Runtime.getRuntime().halt(0);
    } catch (AssertionError | Exception hung) {
      System.out.println(storm.summary(round));
      hung.printStackTrace(System.out);
      Runtime.getRuntime().halt(HUNG);
    }
  }

  private String summary(int rounds) {
    return "%d rounds in %d calls, %d of which failed; %d answers, %d pictures"
        .formatted(rounds, calls, failures, exchanges, pictures.get());
  }

  /** What ended the process: a peer stops its picture, its sound or both, and adds them again. */
  private void stopsEach() throws Exception {
    for (int[] stopped : List.of(new int[] {1}, new int[] {0}, new int[] {0, 1})) {
      try (Encounter call = new Live()) {
        call.begin();
        call.pictures();
        for (int section : stopped) {
          ((Live) call).peer.stop(section);
        }
        call.offer(UnaryOperator.identity(), SURELY_MS);
        ((Live) call).peer.add(true);
        ((Live) call).peer.add(false);
        call.offer(UnaryOperator.identity(), SURELY_MS);
        call.refusesOffer(stopped[0]);
      }
    }
  }

  private int call(int rounds) throws Exception {
    calls++;
    int round = 0;
    try (Encounter call = random.nextInt(3) > 0 ? new Live() : new Told(any(FOREIGN))) {
      if (random.nextInt(6) == 0) {
        call.breaksOff();
        return 1;
      }
      call.begin();
      while (round < rounds && !call.failed) {
        round++;
        call.round();
      }
      failures += call.failed ? 1 : 0;
      if (random.nextBoolean()) {
        call.offersAndLeaves();
      }
    }
    return Math.max(1, round);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private UnaryOperator<String> edit() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> SectionEdits.mild(random);
      case 4 -> SectionEdits.hard(random);
      default -> UnaryOperator.identity();
    };
  }

  /** One call: the side that is tested, and what its peer does. */
  private abstract class Encounter extends ForeignCall {
    final boolean polite = random.nextBoolean();

    Encounter() {
      super(pictures);
    }

    /** Opens and connects the side; its peer makes the first offer. */
    void begin() throws Exception {
      open();
      connect(polite ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER);
      offer(UnaryOperator.identity(), SURELY_MS);
    }

    /** Ends on the way to a connection, somewhere. */
    void breaksOff() throws Exception {
      open();
      if (random.nextBoolean()) {
        on(side::prepare);
      }
      if (random.nextBoolean()) {
        connect(polite ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER);
        offersAndLeaves();
      }
    }

    /** Ends while the side applies an offer, or makes its answer. */
    void offersAndLeaves() throws Exception {
      try {
        tell(offering());
        LockSupport.parkNanos(random.nextInt(3_000_000)); // a race, not a wait
      } catch (AssertionError refused) { // the library refuses what was edited before
        failed = true;
      }
    }

    abstract SessionDescription offering();

    /** Ends while the library has yet to answer what it was asked. */
    @Override
    public void close() {
      on(
          () -> {
            for (int questions = random.nextInt(5); questions > 0; questions--) {
              ask();
            }
            side.close();
          });
    }

    private void ask() {
      switch (random.nextInt(4)) {
        case 0 -> side.statistics();
        case 1 -> side.microphoneLevel();
        case 2 -> side.networkChanged();
        default -> side.send(new SendSettings(true, random.nextBoolean(), "", false));
      }
    }

    /** Offers, as edited, and follows what comes of it; the answer may take so long. */
    abstract void offer(UnaryOperator<String> edit, long limitMs) throws Exception;

    void offer(UnaryOperator<String> edit) throws Exception {
      offer(edit, ANSWER_MS);
    }

    /** The peer wants something else of its sections. */
    abstract void change();

    /** Takes back the offer that stands, as if it had never been made. */
    abstract void rollBack();

    /** Takes an offer of the side that is tested. */
    abstract void offered(String sdp, UnaryOperator<String> edit);

    abstract void answered(String sdp);

    void round() throws Exception {
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> {
          change();
          offer(edit());
        }
        case 3 -> offer(edit());
        case 4 -> { // both at once
          restart();
          offer(edit());
        }
        case 5 -> {
          restart();
          follow(edit(), ANSWER_MS);
        }
        case 6 -> refusesOffer(random.nextInt(4));
        case 7 -> {
          SendSettings wish =
              new SendSettings(random.nextBoolean(), random.nextBoolean(), "", false);
          TestMedia.on(
              () -> {
                side.send(wish);
                return null;
              });
        }
        default -> LockSupport.parkNanos(random.nextInt(60_000_000)); // a race, not a wait
      }
    }

    /** The side offers, and its peer refuses a section. */
    void refusesOffer(int section) throws Exception {
      restart();
      follow(sdp -> SectionEdits.refuseUnbundled(sdp, section), ANSWER_MS);
    }

    /** Handles what the side says, until it says nothing more. */
    void follow(UnaryOperator<String> edit, long limitMs) throws Exception {
      long limit = limitMs;
      SessionDescription next;
      while (!failed && (next = told.poll(limit, TimeUnit.MILLISECONDS)) != null) {
        limit = 50;
        try {
          if (next.type() == Type.OFFER) {
            offered(next.sdp(), edit);
          } else {
            answered(next.sdp());
          }
          exchanges++;
        } catch (AssertionError refused) { // the library refuses what was edited: the peer goes
          failed = true;
        }
      }
    }
  }

  /** With a real peer. */
  private final class Live extends Encounter {
    final ForeignPeer peer =
        new ForeignPeer(candidate -> side.remoteCandidate(candidate), random.nextBoolean());

    @Override
    void offer(UnaryOperator<String> edit, long limitMs) throws Exception {
      try {
        tell(peer.offer(edit));
      } catch (AssertionError refused) {
        failed = true;
      }
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
      do {
        follow(edit, ANSWER_MS); // where first offers collide, the answer comes after another one
      } while (!failed && peer.awaitsAnswer() && System.nanoTime() < until);
      if (!failed && peer.awaitsAnswer()) {
        rollBack();
      }
    }

    @Override
    SessionDescription offering() {
      if (peer.awaitsAnswer()) {
        peer.rollBack();
      }
      return peer.offer(UnaryOperator.identity());
    }

    @Override
    void change() {
      switch (random.nextInt(5)) {
        case 0, 1 -> peer.stop(random.nextInt(Math.max(1, peer.sections())));
        case 2 -> peer.add(true);
        case 3 -> peer.add(false);
        default -> peer.restartIce();
      }
    }

    @Override
    void rollBack() {
      peer.rollBack();
    }

    @Override
    void offered(String sdp, UnaryOperator<String> edit) {
      if (peer.awaitsAnswer()) {
        if (polite) { // it gives way, and answers the offer that stands here
          return;
        }
        peer.rollBack();
      }
      tell(peer.answer(sdp, edit));
    }

    @Override
    void answered(String sdp) {
      if (peer.awaitsAnswer()) {
        peer.answered(sdp);
      }
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      peer.remoteCandidate(candidate);
    }

    @Override
    public void close() {
      if (random.nextBoolean()) {
        peer.close();
        super.close();
      } else {
        super.close();
        peer.close();
      }
    }
  }

  /** With the text of a foreign description. */
  private final class Told extends Encounter {
    private String own;
    private String last;
    private int version = 2;

    Told(String name) {
      own = read(name);
      last = own;
    }

    private static String read(String name) {
      try (InputStream text = SectionStorm.class.getResourceAsStream(name + ".sdp")) {
        return new String(text.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException missing) {
        throw new IllegalStateException(missing);
      }
    }

    @Override
    void offer(UnaryOperator<String> edit, long limitMs) throws Exception {
      version++;
      last = edit.apply(own).replaceFirst("(o=\\S+ \\S+) \\d+", "$1 " + version);
      tell(new SessionDescription(Type.OFFER, last));
      follow(edit, limitMs);
    }

    @Override
    SessionDescription offering() {
      version++;
      return new SessionDescription(
          Type.OFFER, own.replaceFirst("(o=\\S+ \\S+) \\d+", "$1 " + version));
    }

    @Override
    void change() {
      own =
          switch (random.nextInt(5)) {
            case 0 -> last; // what was edited stays
            case 1 -> own.replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:r" + random.nextInt(9999));
            case 2 -> own.replaceAll("a=mid:(\\S+)", "a=mid:$1x"); // as a section used again has
            case 3 -> own + SectionEdits.parts(own).get(SectionEdits.sections(own)); // one more
            default -> SectionEdits.mild(random).apply(own);
          };
    }

    @Override
    void rollBack() {}

    @Override
    void offered(String sdp, UnaryOperator<String> edit) {
      if (random.nextInt(4) == 0) {
        return; // it stands for a while
      }
      String answer =
          sdp.replaceAll("a=setup:actpass", "a=setup:active")
              .replaceAll("a=ice-ufrag:\\S+", "a=ice-ufrag:t" + random.nextInt(9999));
      tell(new SessionDescription(Type.ANSWER, edit.apply(answer)));
    }

    @Override
    void answered(String sdp) {}
  }
}
