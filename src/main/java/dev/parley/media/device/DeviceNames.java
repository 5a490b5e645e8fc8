package dev.parley.media.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells devices of one name apart: the second is called "NAME (2)". */
public final class DeviceNames {
  private DeviceNames() {}

  /**
   * @param names in the system's order, so that a number stays with its device
   */
  public static List<String> numbered(List<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    return names.stream()
        .map(
            name -> {
              int count = counts.merge(name, 1, Integer::sum);
              return count == 1 ? name : name + " (" + count + ")";
            })
        .toList();
  }
}
