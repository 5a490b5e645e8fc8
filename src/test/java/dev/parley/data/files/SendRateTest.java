package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rate over a line that is played through in steps of a millisecond. */
@Tag("unit")
class SendRateTest {
  private static final double TICK = 1;

  /** A line with a queue before it, in bytes and milliseconds. */
  private static final class Line {
    private record Message(long end, double arrives) {}

    private final double capacity;
    private final double delay;
    private final SendRate rate;
    private final Deque<Message> underWay = new ArrayDeque<>();
    private final Random random = new Random(1);
    private double now;
    private double free;
    private long sent;
    private long arrivedEnd;
    private double arrivedAt;
    private double receipt;
    private double longestWait;
    private long measuredFrom;
    private double measuredAt;

    /** How often the machine is busy, of twenty times. */
    private int busy;

    /** Of the line, for others. */
    private double taken;

    Line(double megabits, double delay, boolean media) {
      capacity = megabits * 125;
      this.delay = delay;
      rate = new SendRate(media);
      taken = media ? 2.5 * 125 : 0;
    }

    void run(double millis) {
      for (double end = now + millis; now < end; now += TICK) {
        Duration time = time(now);
        while (rate.mayHave(sent - arrivedEnd) && rate.pause(time).isZero()) {
          int length = rate.messageSize();
          sent += length;
          rate.sent(sent, length, time);
          free = Math.max(free, now) + length / (capacity - taken);
          longestWait = Math.max(longestWait, free - now - length / (capacity - taken));
          underWay.add(new Message(sent, free + delay + noise()));
        }
        while (!underWay.isEmpty() && underWay.peek().arrives() <= now) {
          Message one = underWay.poll();
          arrivedEnd = one.end();
          arrivedAt = one.arrives();
        }
        if (now >= receipt && arrivedEnd > 0) {
          receipt = now + 120;
          rate.arrived(arrivedEnd, arrivedAt + 1e6, time(now + delay));
        }
      }
    }

    /** Now and then the machine has something else to do. */
    private double noise() {
      return random.nextDouble() * (random.nextInt(20) < busy ? 200 : 2);
    }

    void measure() {
      measuredFrom = arrivedEnd;
      measuredAt = now;
      longestWait = 0;
    }

    /** From 0 to 1. */
    double used() {
      return (arrivedEnd - measuredFrom) / (now - measuredAt) / (capacity - taken);
    }

    private static Duration time(double millis) {
      return Duration.ofNanos((long) (millis * 1e6));
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "100, 20", "100, 100", "10, 10", "1000, 5", "2, 40"})
  void aloneItFillsTheLine(double megabits, double delay) {
    Line line = new Line(megabits, delay, false);
    line.run(5_000);
    line.measure();
    line.run(30_000);

    assertTrue(line.used() > 0.85, () -> "used " + line.used());
    assertTrue(line.longestWait < 400, () -> "waited " + line.longestWait);
  }

  @ParameterizedTest
  @CsvSource({"100, 1", "100, 20", "10, 10", "10, 50"})
  void besideAPictureLittleWaits(double megabits, double delay) {
    Line line = new Line(megabits, delay, true);
    line.run(10_000);
    line.measure();
    line.run(30_000);

    assertTrue(line.used() > 0.6, () -> "used " + line.used());
    assertTrue(line.longestWait < 200, () -> "waited " + line.longestWait);
  }

  /** A picture that met a queue comes back slowly, so there is none, from the first second on. */
  @ParameterizedTest
  @CsvSource({"100, 1", "20, 10", "10, 1", "10, 50", "5, 20"})
  void besideAPictureItNeverRushes(double megabits, double delay) {
    Line line = new Line(megabits, delay, true);
    line.run(60_000);

    assertTrue(line.longestWait < 120, () -> "waited " + line.longestWait);
    line.measure();
    line.run(60_000);
    assertTrue(line.used() > 0.7, () -> "used " + line.used());
  }

  @Test
  void itGivesWayToOthers() {
    Line line = new Line(20, 10, true);
    line.run(10_000);
    line.taken = 0.7 * line.capacity;
    line.run(5_000);
    line.measure();
    line.run(20_000);

    assertTrue(line.longestWait < 250, () -> "waited " + line.longestWait);
    assertTrue(line.used() > 0.5);
  }

  @Test
  void aBusyMachineIsNoFullLine() {
    Line line = new Line(20, 10, true);
    line.busy = 4;
    line.run(10_000);
    line.measure();
    line.run(30_000);

    assertTrue(line.used() > 0.3, () -> "used " + line.used());
  }

  @Test
  void itGivesWayWhereThePictureStarves() {
    SendRate rate = new SendRate(true);
    double before = rate.rate();
    rate.media(true, 0, true, Duration.ofSeconds(1));
    rate.media(true, 6, false, Duration.ofSeconds(2));

    assertTrue(rate.rate() < before / 2 + 1);
  }

  /** The picture needs some seconds to come back, and then the file does as well. */
  @Test
  void itComesBackAfterThePicture() {
    Line line = new Line(10, 5, true);
    line.run(20_000);
    double before = line.rate.rate();
    for (int second = 0; second < 15; second++) {
      line.rate.media(true, 0, true, Line.time(line.now));
      line.run(1_000);
      assertTrue(line.rate.rate() > before / 10, () -> "" + line.rate);
    }
    assertTrue(line.rate.rate() < before / 3, () -> "" + line.rate);
    line.rate.media(true, 0, false, Line.time(line.now));
    line.run(8_000);

    assertTrue(line.rate.rate() > before / 2, () -> "" + line.rate);
  }

  @Test
  void messagesAreSmallOnASlowLine() {
    Line slow = new Line(2, 20, false);
    slow.run(10_000);
    Line fast = new Line(100, 5, false);
    fast.run(10_000);

    assertTrue(slow.rate.messageSize() == SendRate.SMALLEST);
    assertTrue(fast.rate.messageSize() > 2 * SendRate.SMALLEST);
  }
}
