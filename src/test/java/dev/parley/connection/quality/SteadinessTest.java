package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class SteadinessTest {
  private final Steadiness steadiness = new Steadiness();

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource({
    // One letter a second: good, fair, poor.
    "gggg, gggg",
    "ppggg, ggggg",
    "ppp, ggp",
    "fff, ggf",
    "pgpgp, ggggp",
    "gpgpg, ggggg",
    "pfp, ggf",
    "pfpp, ggfp",
    "ppppgggg, ggppppgg",
    "fgfgfgfg, ggggfgfg",
  })
  void threeOfFiveSecondsCount(String seconds, String shown) {
    StringBuilder read = new StringBuilder();
    for (char second : seconds.toCharArray()) {
      read.append(letter(steadiness.add(verdict(second)).grade()));
    }
    assertEquals(shown, read.toString());
  }

  @Test
  void theCommonestCauseIsTold() {
    assertEquals(
        List.of(Cause.NONE, Cause.NONE, Cause.LOSS, Cause.LOSS, Cause.LOSS),
        shown(Cause.LOSS, Cause.LOSS, Cause.JITTER, Cause.LOSS, Cause.JITTER));
  }

  @Test
  void aCauseIsNotTakenBackForOneThatIsAsCommon() {
    assertEquals(
        List.of(Cause.NONE, Cause.NONE, Cause.LOSS, Cause.LOSS),
        shown(Cause.LOSS, Cause.LOSS, Cause.JITTER, Cause.JITTER));
  }

  @Test
  void whatHasBeenWaitedForCountsAtOnceAndGoesAtOnce() {
    assertEquals(
        List.of(Cause.RECONNECTING, Cause.RECONNECTING, Cause.FROZEN),
        shown(Cause.RECONNECTING, Cause.RECONNECTING, Cause.FROZEN));
    assertEquals(CallQuality.GOOD, steadiness.add(CallQuality.GOOD));
  }

  private List<Cause> shown(Cause... seconds) {
    List<Cause> shown = new ArrayList<>();
    for (Cause second : seconds) {
      shown.add(steadiness.add(CallQuality.of(QualityLevel.POOR, second, Side.LINK)).cause());
    }
    return shown;
  }

  private static CallQuality verdict(char letter) {
    return switch (letter) {
      case 'f' -> CallQuality.of(QualityLevel.FAIR, Cause.LOSS, Side.LINK);
      case 'p' -> CallQuality.of(QualityLevel.POOR, Cause.LOSS, Side.LINK);
      default -> CallQuality.GOOD;
    };
  }

  private static char letter(QualityLevel grade) {
    return Character.toLowerCase(grade.name().charAt(0));
  }
}
