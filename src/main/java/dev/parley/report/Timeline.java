package dev.parley.report;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Records when things happened, in milliseconds since the process started, from one monotonic
 * clock. Any thread.
 */
public final class Timeline {
  /** The moments of the report; those from OFFERED on are of the latest call. */
  public enum Moment {
    STARTED("started"),
    WINDOW_SHOWN("windowShown"),
    SOCKET_OPEN("socketOpen"),
    LOGGED_IN("loggedIn"),
    READY("ready"),
    OFFERED("offered"),
    ACCEPTED("accepted"),
    ICE_CONNECTED("iceConnected"),
    FIRST_REMOTE_FRAME("firstRemoteFrame"),
    ENDED("ended");

    private final String field;

    Moment(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /** The process's start on the monotonic clock, in nanoseconds. */
  private final long origin;

  private final Map<Moment, Long> moments = new EnumMap<>(Moment.class);

  public Timeline() {
    long age = ManagementFactory.getRuntimeMXBean().getUptime();
    origin = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(age);
    moments.put(Moment.STARTED, 0L);
  }

  long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - origin);
  }

  /** Notes the moment unless it has been noted already. */
  public synchronized void note(Moment moment) {
    moments.putIfAbsent(moment, nowMs());
  }

  /** A new call begins: what an earlier one left is forgotten. */
  synchronized void beginCall() {
    moments.keySet().removeIf(moment -> moment.compareTo(Moment.OFFERED) >= 0);
  }

  /** Field names of the report to milliseconds, in the order of the enum. */
  public synchronized Map<String, Long> fields() {
    Map<String, Long> fields = new LinkedHashMap<>();
    moments.forEach((moment, ms) -> fields.put(moment.field(), ms));
    return fields;
  }
}
