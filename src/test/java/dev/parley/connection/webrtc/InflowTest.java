package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.connection.DataChannel;
import dev.parley.connection.webrtc.Inflow.Fate;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a peer may send on a data channel. */
@Tag("unit")
class InflowTest {
  private static final Duration START = Duration.ofHours(1);

  @ParameterizedTest
  @EnumSource(DataChannel.class)
  void oneMessageTooManyEndsTheChannelOnce(DataChannel kind) {
    Inflow inflow = Inflow.of(kind);
    for (int i = 0; i < kind.atOnce; i++) {
      assertEquals(Fate.KEPT, inflow.comes(0, START));
    }
    assertEquals(Fate.FLOODS, inflow.comes(0, START));
    assertEquals(Fate.DROPPED, inflow.comes(0, START.plusHours(1)));
  }

  @ParameterizedTest
  @EnumSource(DataChannel.class)
  void atItsRateItGoesOnForEver(DataChannel kind) {
    Inflow inflow = Inflow.of(kind);
    for (int i = 0; i < 10_000; i++) {
      Duration now = START.plusNanos(1_000_000_000L * i / kind.perSecond);
      assertEquals(Fate.KEPT, inflow.comes(1, now));
      inflow.looked(1);
    }
  }

  @ParameterizedTest
  @EnumSource(DataChannel.class)
  void oneThatIsTooLongIsDroppedAndCounts(DataChannel kind) {
    Inflow inflow = Inflow.of(kind);
    assertEquals(Fate.KEPT, inflow.comes(kind.longest, START));
    for (int i = 1; i < kind.atOnce; i++) {
      assertEquals(Fate.DROPPED, inflow.comes(kind.longest + 1, START));
    }
    assertEquals(Fate.FLOODS, inflow.comes(0, START));
  }

  @Test
  void moreIsAllowedAfterAWord() {
    Inflow inflow = Inflow.of(DataChannel.FILES);
    inflow.allow(1000);
    for (int i = 0; i < 1000 + DataChannel.FILES.atOnce; i++) {
      assertEquals(Fate.KEPT, inflow.comes(0, START));
    }
    assertEquals(Fate.FLOODS, inflow.comes(0, START));
  }

  /** Files both ways: receipts come at their own rate, and what was granted stays for the bytes. */
  @Test
  void whatComesAtItsRateUsesUpNothingThatWasAllowed() {
    Inflow inflow = Inflow.of(DataChannel.FILES);
    inflow.allow(1000);
    Duration now = START;
    for (int receipt = 0; receipt < 10_000; receipt++) {
      now = now.plusMillis(120);
      assertEquals(Fate.KEPT, inflow.comes(0, now));
    }
    for (int bytes = 0; bytes < 1000; bytes++) {
      assertEquals(Fate.KEPT, inflow.comes(0, now));
    }
  }

  @Test
  void whatNobodyHasLookedAtIsBounded() {
    Inflow inflow = Inflow.of(DataChannel.FILES);
    inflow.allow(1_000_000);
    int each = DataChannel.FILES.longest;
    int most = Inflow.MOST_WAITING / each;
    for (int i = 0; i < most; i++) {
      assertEquals(Fate.KEPT, inflow.comes(each, START));
    }
    inflow.looked(each);
    assertEquals(Fate.KEPT, inflow.comes(each, START));
    assertEquals(Fate.FLOODS, inflow.comes(each, START));
  }

  @Test
  void ofAnotherProgramNothingIsKept() {
    Inflow inflow = Inflow.ofForeign();
    for (int i = 0; i < Inflow.FOREIGN_AT_ONCE; i++) {
      assertEquals(Fate.DROPPED, inflow.comes(1, START));
    }
    assertEquals(Fate.FLOODS, inflow.comes(1, START));
  }
}
