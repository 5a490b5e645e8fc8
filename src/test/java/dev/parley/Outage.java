package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What may become of the network under one side of a call. */
enum Outage {
  CABLE_PULLED(5, Machine::unplug, Machine::plugIn),
  CABLE_PULLED_FOR_LONG(12, Machine::unplug, Machine::plugIn),
  INTERFACE_OFF(5, Machine::switchOff, Machine::switchOn),
  PACKETS_LOST(12, Machine::silence, Machine::heal),
  ADDRESS_CHANGED(0, ann -> ann.moveTo("203.0.113.77"), ann -> {});

  /** Only to end what hangs. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final int seconds;
  private final Consumer<Machine> begin;
  private final Consumer<Machine> end;

  Outage(int seconds, Consumer<Machine> begin, Consumer<Machine> end) {
    this.seconds = seconds;
    this.begin = begin;
    this.end = end;
  }

  /**
   * Has it happen to Ann's machine, and waits until both see each other again, in the same call.
   *
   * @return how long after the network was back the later of the two saw again, in milliseconds
   */
  long under(NetworkedCall call, Machine ann) {
    long since = ProcessLines.now();
    call.both().forEach(RemoteClientProcess::skip);
    begin.accept(ann);
    Pause.until(since + 1000L * seconds);
    end.accept(ann);
    long back = seconds == 0 ? since : ProcessLines.now();
    long longest = 0;
    for (RemoteClientProcess side : call.both()) {
      ProcessLines.Found picture = seesAgain(side, back);
      System.out.printf(
          "%-21s %2d s: %s sees again %5d ms after the network is back, %5s ms without; %s%n",
          this,
          seconds,
          side.id(),
          picture.at() - back,
          picture.group(1),
          side.said("phase", since));
      longest = Math.max(longest, picture.at() - back);
    }
    call.assertTheSameCall(since);
    return longest;
  }

  /** A busy machine may have pictures come late before the network goes, too. */
  private static ProcessLines.Found seesAgain(RemoteClientProcess side, long back) {
    ProcessLines.Found picture = side.await("^picture back after (\\d+) ms", LIMIT);
    while (picture.at() < back) {
      picture = side.await("^picture back after (\\d+) ms", LIMIT);
    }
    return picture;
  }

  static List<Outage> ofUsualLength() {
    return List.of(CABLE_PULLED, INTERFACE_OFF, PACKETS_LOST, ADDRESS_CHANGED);
  }
}
