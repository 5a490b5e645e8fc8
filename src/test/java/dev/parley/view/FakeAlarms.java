package dev.parley.view;

import dev.parley.view.kit.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Alarms on a clock that a test moves; JavaFX thread. */
final class FakeAlarms implements Alarm.Maker {
  private final List<FakeAlarm> all = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public Alarm of(Runnable act) {
    FakeAlarm alarm = new FakeAlarm(act);
    all.add(alarm);
    return alarm;
  }

  /** Lets time pass, and what is due happen. */
  void pass(Duration time) {
    now = now.plus(time);
    List.copyOf(all).forEach(FakeAlarm::ring);
  }

  private final class FakeAlarm implements Alarm {
    private final Runnable act;
    private Duration due;

    private FakeAlarm(Runnable act) {
      this.act = act;
    }

    @Override
    public void set(Duration later) {
      due = now.plus(later);
    }

    @Override
    public void off() {
      due = null;
    }

    private void ring() {
      if (due != null && due.compareTo(now) <= 0) {
        due = null;
        act.run();
      }
    }
  }
}
