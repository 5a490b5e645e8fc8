package dev.parley.media.capture;

import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.text.Words;
import java.util.List;

/**
 * Decides which device is used after the devices of the machine have changed; a pure function.
 *
 * @param device the name of the one to use, empty for none
 * @param why the reason to tell the person
 */
record DeviceFallback(String device, Why why) {
  private static final Words WORDS = Words.in(DeviceFallback.class);

  /** The reason of a change. */
  enum Why {
    /** Nothing has changed. */
    STAYS,
    /** The one in use is no longer there. */
    GONE,
    /** The one that was asked for is there again, or for the first time. */
    BACK,
    /** There was none, and now there is one. */
    FIRST
  }

  /**
   * Decides. A device that works is left only for the one that was asked for by name; so an
   * automatic choice stays where it is, whatever is plugged in.
   *
   * @param pick what was asked for
   * @param inUse the name of the one in use, empty for none
   * @param there the names of those that are there, the system's default first
   */
  static DeviceFallback decide(Pick pick, String inUse, List<String> there) {
    if (!pick.wantsDevice()) {
      return new DeviceFallback("", Why.STAYS);
    }
    boolean works = !inUse.isEmpty() && there.contains(inUse);
    boolean named = pick.isNamed();
    String asked = named ? pick.best(there).orElse("") : "";
    boolean exact = asked.equalsIgnoreCase(pick.name());
    boolean asAsked = asked.equals(inUse) || (!exact && pick.matches(inUse));
    if (works && (!named || asAsked)) {
      return new DeviceFallback(inUse, Why.STAYS);
    }
    if (works) {
      return asked.isEmpty()
          ? new DeviceFallback(inUse, Why.STAYS)
          : new DeviceFallback(asked, Why.BACK);
    }
    String next = !asked.isEmpty() ? asked : there.stream().findFirst().orElse("");
    if (!inUse.isEmpty()) {
      return new DeviceFallback(next, Why.GONE);
    }
    if (next.isEmpty()) {
      return new DeviceFallback("", Why.STAYS);
    }
    return new DeviceFallback(next, asked.isEmpty() ? Why.FIRST : Why.BACK);
  }

  /**
   * What a person is told; empty where nothing has changed.
   *
   * @param what camera, microphone or speaker
   * @param before the one that was in use
   */
  String sentence(String what, String before) {
    return switch (why) {
      case STAYS -> "";
      case GONE ->
          device.isEmpty()
              ? WORDS.say("gone.none." + what, before)
              : WORDS.say("gone." + what, before, device);
      case BACK -> WORDS.say("back." + what, device);
      case FIRST -> WORDS.say("first." + what, device);
    };
  }
}
