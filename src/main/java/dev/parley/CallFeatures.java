package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.data.DataFeature;
import java.util.List;

/** Makes what uses the data channels of the calls of a run. On the loop. */
final class CallFeatures {

  /** What there is in calls of that channel, for one stay. */
  List<DataFeature> in(Destination there) {
    return List.of();
  }
}
