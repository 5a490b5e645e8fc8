package dev.parley.peer.figures;

/**
 * Holds the last minute of a call, one entry a second; immutable. Those that follow each other
 * share their memory: one more moment costs one small object, and a copy of the minute once in a
 * minute.
 */
public final class History {
  /** How many moments it goes back. */
  public static final int LENGTH = 60;

  /** Of a call that has just begun. */
  public static final History EMPTY = new History(new Chunk(), 0);

  /** What was measured at each moment. */
  public enum Measure {
    /** What the peer's sound and picture take, in kbit/s. */
    RATE,
    /** Lost packets of the worse direction, in per cent. */
    LOSS,
    /** In milliseconds. */
    ROUND_TRIP
  }

  /** Filled from its beginning on; what was written stays. */
  private static final class Chunk {
    private static final int WIDTH = Measure.values().length;
    private static final int ROOM = 2 * LENGTH;

    private final float[] values = new float[ROOM * WIDTH];

    /** How many moments are in it; loop only. */
    private int used;

    private void add(float rate, float loss, float roundTrip) {
      values[used * WIDTH] = rate;
      values[used * WIDTH + 1] = loss;
      values[used * WIDTH + 2] = roundTrip;
      used++;
    }
  }

  private final Chunk chunk;

  /** After the newest moment, in the chunk. */
  private final int end;

  private History(Chunk chunk, int end) {
    this.chunk = chunk;
    this.end = end;
  }

  /** The same with one more moment, less the oldest when there are too many. */
  History and(double rate, double loss, double roundTrip) {
    boolean full = end == Chunk.ROOM || chunk.used != end || this == EMPTY;
    Chunk next = full ? copy() : chunk;
    next.add((float) rate, (float) loss, (float) roundTrip);
    return new History(next, next.used);
  }

  private Chunk copy() {
    Chunk copy = new Chunk();
    copy.used = Math.min(size(), LENGTH - 1);
    int from = (end - copy.used) * Chunk.WIDTH;
    System.arraycopy(chunk.values, from, copy.values, 0, copy.used * Chunk.WIDTH);
    return copy;
  }

  /** How many moments there are, {@link #LENGTH} at most. */
  public int size() {
    return Math.min(end, LENGTH);
  }

  /**
   * One value.
   *
   * @param moment from 0, the oldest, to {@link #size} less one
   */
  public double at(Measure measure, int moment) {
    if (moment < 0 || moment >= size()) {
      throw new IndexOutOfBoundsException(moment);
    }
    return chunk.values[(end - size() + moment) * Chunk.WIDTH + measure.ordinal()];
  }

  /** The highest value of the minute; 0 before the first. */
  public double highest(Measure measure) {
    double highest = 0;
    for (int moment = 0; moment < size(); moment++) {
      highest = Math.max(highest, at(measure, moment));
    }
    return highest;
  }
}
