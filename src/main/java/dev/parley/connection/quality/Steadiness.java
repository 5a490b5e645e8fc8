package dev.parley.connection.quality;

import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Smooths the verdict: a grade takes effect when three of the last five seconds were at least as
 * bad. What has been waited for already, a lost connection and a frozen picture, counts at once,
 * and goes at once.
 */
final class Steadiness {
  private static final int SECONDS = 5;
  private static final int ENOUGH = 3;

  private final List<CallQuality> last =
      new ArrayList<>(Collections.nCopies(SECONDS, CallQuality.GOOD));
  private CallQuality shown = CallQuality.GOOD;

  /** Takes the verdict on one second, and gives that on the call. */
  CallQuality add(CallQuality second) {
    boolean atOnce = second.cause() == Cause.RECONNECTING || second.cause() == Cause.FROZEN;
    last.remove(0);
    last.add(atOnce ? CallQuality.GOOD : second); // it must not linger
    shown = atOnce ? second : mostOf(steadyGrade());
    return shown;
  }

  /** The median: three of five are at least as bad. */
  private QualityLevel steadyGrade() {
    return last.stream().map(CallQuality::grade).sorted().skip(SECONDS - ENOUGH).findFirst().get();
  }

  /**
   * The commonest verdict among those that are as bad; the one that is shown, if it is as common.
   */
  private CallQuality mostOf(QualityLevel grade) {
    if (grade == QualityLevel.GOOD) {
      return CallQuality.GOOD;
    }
    Map<CallQuality, Long> often =
        last.stream()
            .filter(one -> one.grade().compareTo(grade) >= 0)
            .map(one -> CallQuality.of(grade, one.cause(), one.side()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    long most = Collections.max(often.values());
    if (often.getOrDefault(shown, 0L) == most) {
      return shown;
    }
    for (int i = SECONDS - 1; ; i--) { // the newest of them
      CallQuality one = CallQuality.of(grade, last.get(i).cause(), last.get(i).side());
      if (often.getOrDefault(one, 0L) == most) {
        return one;
      }
    }
  }
}
