package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DeviceWatchTest {
  private static final Devices FIRST = new Devices(List.of(), List.of("Mike"), List.of());
  private static final Devices OTHER = new Devices(List.of("Eye"), List.of("Mike"), List.of());

  private final FakeLoop loop = new FakeLoop();
  private final FakeEvents events = new FakeEvents();
  private final List<Object> told = new ArrayList<>();
  private Devices there = FIRST;
  private int looks;
  private final DeviceWatch watch = new DeviceWatch(loop, this::look, events);

  private static final class FakeEvents implements DeviceEvents {
    Listener listener;
    int listens;
    boolean closed;

    @Override
    public void listen(Listener wants) {
      listener = wants;
      listens++;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private CompletableFuture<Devices> look() {
    looks++;
    Devices now = there;
    CompletableFuture<Devices> looked = new CompletableFuture<>();
    loop.post(() -> looked.complete(now));
    return looked;
  }

  @Test
  void nothingIsAskedBeforeSomebodyWantsToKnow() {
    loop.advance(DeviceWatch.ROUND.multipliedBy(2));

    assertEquals(0, looks + events.listens);
  }

  @Test
  void whoAsksGetsTheDevices() {
    List<Devices> got = new ArrayList<>();

    loop.act(() -> watch.devices().thenAccept(got::add));
    loop.act(() -> watch.devices().thenAccept(got::add));

    assertEquals(List.of(FIRST, FIRST), got);
    assertEquals(1, looks);
  }

  @Test
  void aChangeIsToldOnceItIsCalm() {
    watching();
    there = OTHER;

    events.listener.changed();
    events.listener.changed();
    loop.run();
    assertEquals(List.of(), told);
    loop.advance(DeviceWatch.CALM);

    assertEquals(List.of(OTHER), told);
    assertEquals(2, looks);
  }

  @Test
  void wordOfNothingNewIsNotTold() {
    watching();

    events.listener.changed();
    loop.advance(DeviceWatch.CALM);

    assertEquals(List.of(), told);
  }

  @Test
  void aChangeDuringALookIsSeenByAnother() {
    watching();
    events.listener.changed();
    loop.act(() -> loop.after(DeviceWatch.CALM, () -> events.listener.changed()));
    loop.advance(DeviceWatch.CALM);
    there = OTHER;

    loop.advance(DeviceWatch.CALM);

    assertEquals(List.of(OTHER), told);
  }

  @Test
  void everyRoundItIsSeenToThatWordCanCome() {
    watching();

    loop.advance(DeviceWatch.ROUND.multipliedBy(3));

    assertEquals(4, events.listens);
  }

  @Test
  void manyStreamsAreToldOnce() {
    watching();

    events.listener.streamBegan();
    events.listener.streamBegan();
    loop.advance(DeviceWatch.CALM);

    assertEquals(List.of("streams"), told);
    assertEquals(1, looks);
  }

  @Test
  void theEndOfTheSoundServerIsTold() {
    watching();

    events.listener.soundServerEnded();
    loop.run();

    assertEquals(List.of("ended"), told);
  }

  @Test
  void afterItsCloseNobodyIsTold() {
    watching();
    there = OTHER;
    events.listener.changed();

    loop.act(watch::close);
    events.listener.soundServerEnded();
    loop.advance(DeviceWatch.ROUND.multipliedBy(2));

    assertEquals(List.of(), told);
    assertTrue(events.closed);
    assertEquals(1, events.listens);
  }

  private void watching() {
    loop.act(
        () -> {
          watch.add(
              new DeviceWatch.Listener() {
                @Override
                public void devices(Devices now) {
                  told.add(now);
                }

                @Override
                public void streamsBegan() {
                  told.add("streams");
                }

                @Override
                public void soundServerEnded() {
                  told.add("ended");
                }
              });
          watch.devices();
        });
  }
}
