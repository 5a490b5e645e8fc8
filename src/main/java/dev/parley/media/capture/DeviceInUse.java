package dev.parley.media.capture;

import dev.parley.media.device.MediaChoice.Pick;
import java.util.List;

/** Tracks the device of one kind that a call uses, as devices come and go. On the loop. */
final class DeviceInUse {
  private final String what;
  private Pick pick;
  private String name = "";

  /**
   * @param what camera, microphone or speaker
   */
  DeviceInUse(String what) {
    this.what = what;
  }

  /** Takes what a person chose, at the start or later; a named one may be absent. */
  void choose(Pick wish, List<String> there) {
    pick = wish;
    if (!wish.wantsDevice()) {
      name = "";
    } else if (wish.isNamed()) {
      String asked = there.stream().filter(wish::matches).findFirst().orElse("");
      name = asked.isEmpty() ? DeviceFallback.decide(wish, name, there).device() : asked;
    } else {
      name = there.stream().findFirst().orElse("");
    }
  }

  /**
   * Looks at the devices that are there now.
   *
   * @return a sentence for the person, empty where nothing has changed
   */
  String look(List<String> there) {
    DeviceFallback next = DeviceFallback.decide(pick, name, there);
    String sentence = next.sentence(what, name);
    name = next.device();
    return sentence;
  }

  /** Empty for none. */
  String name() {
    return name;
  }
}
