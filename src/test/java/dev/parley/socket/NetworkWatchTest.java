package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class NetworkWatchTest {
  private static final Set<String> HOME = Set.of("wlan0 192.0.2.7");
  private static final Set<String> OFFICE = Set.of("eth0 198.51.100.7", "wlan0 198.51.100.8");
  private static final Duration SOON = NetworkWatch.EVERY.plusMillis(1);

  private final FakeLoop loop = new FakeLoop();
  private final List<String> heard = new ArrayList<>();
  private Set<String> addresses = HOME;
  private final NetworkWatch watch = new NetworkWatch(loop, this::look, new Recording());

  NetworkWatchTest() {
    loop.act(watch::start);
  }

  @Test
  void aNetworkThatStaysIsNoNews() {
    loop.advance(Duration.ofDays(1));
    assertEquals(List.of(), heard);
  }

  @Test
  void anotherNetworkIsToldOnce() {
    addresses = OFFICE;
    loop.advance(SOON.multipliedBy(5));
    assertEquals(List.of("changed"), heard);
  }

  @Test
  void aNetworkThatGoesIsToldWhenItIsBack() {
    addresses = Set.of();
    loop.advance(SOON);
    assertEquals(List.of(), heard, "with no network there is nothing to try");
    addresses = HOME;
    loop.advance(SOON);
    assertEquals(List.of("changed"), heard);
  }

  @Test
  void theNetworkOfTheStartIsNoNews() {
    loop.act(watch::close);
    addresses = OFFICE;
    loop.act(watch::start);
    loop.advance(SOON);
    assertEquals(List.of(), heard);
  }

  /** Linux and macOS: the clock of timers stands still. */
  @Test
  void aSleepShowsInTheTimeOfDay() {
    loop.jump(Duration.ofHours(8));
    loop.advance(SOON.multipliedBy(5));
    assertEquals(List.of("woke"), heard);
  }

  /** Windows, and a program that was stopped: the timer comes late. */
  @Test
  void aSleepShowsInALateTimer() {
    loop.post(() -> loop.elapse(Duration.ofHours(8)));
    loop.advance(SOON.multipliedBy(5));
    assertEquals(List.of("woke"), heard);
  }

  @Test
  void aClockThatIsSetBackOrALittleForwardIsNoSleep() {
    loop.jump(Duration.ofHours(-2));
    loop.advance(SOON);
    loop.jump(Duration.ofSeconds(5));
    loop.advance(SOON);
    assertEquals(List.of(), heard);
  }

  @Test
  void whoWakesElsewhereHearsBoth() {
    loop.jump(Duration.ofHours(8));
    addresses = OFFICE;
    loop.advance(SOON);
    assertEquals(Set.of("woke", "changed"), Set.copyOf(heard));
  }

  @Test
  void nothingIsToldOnceClosed() {
    loop.act(watch::close);
    addresses = OFFICE;
    loop.jump(Duration.ofHours(8));
    loop.advance(Duration.ofHours(1));
    assertEquals(List.of(), heard);
    assertEquals(0, loop.pending());
  }

  @Test
  void aLookThatFailsChangesNothing() {
    addresses = null;
    loop.advance(SOON);
    addresses = HOME;
    loop.advance(SOON);
    assertEquals(List.of(), heard);
  }

  @Test
  void thisMachineCanBeLookedAt() throws IOException {
    assertTrue(NetworkWatch.addresses().stream().noneMatch(each -> each.contains("127.0.0.1")));
  }

  private Set<String> look() throws IOException {
    if (addresses == null) {
      throw new IOException("busy");
    }
    return addresses;
  }

  private final class Recording implements NetworkWatch.Listener {
    @Override
    public void networkChanged() {
      heard.add("changed");
    }

    @Override
    public void woke() {
      heard.add("woke");
    }
  }
}
