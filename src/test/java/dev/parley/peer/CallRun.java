package dev.parley.peer;

import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an event did to a real controller, seen from outside and without a look at the table.
 *
 * @param partner the peer of the call before the event
 * @param said what left it, as "to: what"
 * @param ends why calls ended
 * @param begun how many connections were made
 * @param freed how many connections were closed
 * @param living how many connections are open after it
 * @param delivered how much was handed to the connection that was there before
 * @param partnerAfter the peer of the call after it
 * @param saidAtBeat what the next sign of life said
 */
record CallRun(
    Enum<?> event,
    Phase before,
    Phase after,
    String partner,
    List<String> said,
    List<EndReason> ends,
    int begun,
    long freed,
    long living,
    int delivered,
    Optional<String> partnerAfter,
    List<String> saidAtBeat) {

  /** Every event that can happen, in every phase: without a connection none can report. */
  static Stream<CallRun> all() {
    return Stream.of(Phase.values())
        .flatMap(
            phase ->
                events()
                    .filter(event -> phase != Phase.IDLE || !isOfConnection(event))
                    .map(event -> of(event, phase)));
  }

  /** Those of calls, those of offers, and what a blocked peer may say. */
  static Stream<Enum<?>> events() {
    return Stream.of(CallEvent.values(), OfferEvent.values(), TableDriver.Blocked.values())
        .flatMap(Stream::of);
  }

  static CallRun of(Enum<?> event, Phase before) {
    TableDriver driver = new TableDriver(event, before);
    PeerFixture here = driver.here;
    int made = here.connections.count();
    long open = here.connections.living();
    int received = here.received();
    Optional<String> partner = partner(here);
    driver.drive(event, before);
    int begun = here.connections.count() - made;
    long living = here.connections.living();
    List<String> said = here.signalling.takeSaid();
    int delivered = begun > 0 ? 0 : here.received() - received;
    Phase after = here.phase();
    here.loop.act(() -> here.signalling.heard().beat());
    return new CallRun(
        event,
        before,
        after,
        partner.orElse(driver.partner),
        said,
        List.copyOf(here.ends),
        begun,
        open + begun - living,
        living,
        delivered,
        partner(here),
        here.signalling.takeSaid());
  }

  /** What becomes of a phase in which nothing happens, but that the partner stays online. */
  static Phase leftAlone(Phase phase, Duration howLong) {
    TableDriver driver = new TableDriver(CallEvent.TIME_UP, phase);
    for (Duration past = Duration.ZERO; past.compareTo(howLong) < 0; past = past.plusSeconds(1)) {
      driver.here.loop.advance(Duration.ofSeconds(1));
      driver.here.presence(driver.partner, Presence.Status.UNAVAILABLE, "Partner");
    }
    return driver.here.phase();
  }

  /** How often the partner is told "accept" by two events of one call. */
  static long accepts(Phase phase, Enum<?> first, Enum<?> second) {
    TableDriver driver = new TableDriver(first, phase);
    PeerFixture here = driver.here;
    int made = here.connections.count();
    driver.drive(first, phase);
    if (here.phase() == Phase.IDLE || here.connections.count() > made) {
      return 0; // it is over
    }
    driver.drive(second, here.phase());
    return here.signalling.takeSaid().stream()
        .filter((driver.partner + ": Accept")::equals)
        .count();
  }

  boolean isOf(Enum<?>... any) {
    return List.of(any).contains(event);
  }

  /** How often somebody was told something. */
  long told(String peerId, String what) {
    return said.stream().filter((peerId + ": " + what)::equals).count();
  }

  /** Whether anything but presence was said to anybody. */
  boolean speaks() {
    return Stream.of("Offer", "Accept", "Close", "Failed")
        .anyMatch(word -> said.stream().anyMatch(line -> line.endsWith(": " + word)));
  }

  /** What the channel believes, if before it believed this. */
  String shown(String before, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("all: "))
        .map(line -> line.equals("all: READY") ? "AVAILABLE" : line.substring(5))
        .reduce(before, (earlier, later) -> later);
  }

  private static boolean isOfConnection(Enum<?> event) {
    return List.of(
            CallEvent.MEDIA_READY,
            CallEvent.MEDIA_READY_BOTH_OFFER,
            CallEvent.MEDIA_FAILS,
            CallEvent.MEDIA_FLOWS,
            CallEvent.CONNECTIVITY_LOST,
            CallEvent.CONNECTION_FAILS)
        .contains(event);
  }

  private static Optional<String> partner(PeerFixture here) {
    return here.state().front().map(PeerState.Call::peerId);
  }
}
