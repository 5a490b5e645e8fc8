package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.capture.DeviceFallback.Why;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which device is used after a change, whatever was asked for, used and found. */
@Tag("unit")
class DeviceFallbackTest {

  /** "A" to "C" are devices, of which the first that is there is the default; "-" is none. */
  @ParameterizedTest(name = "{0} {1}, in use {2}, there {3}: {4} because {5}")
  @CsvSource({
    // asked for, its name, in use, there, used then, why
    "AUTOMATIC, -, A, A, A, STAYS",
    "AUTOMATIC, -, A, B A, A, STAYS", // a new one, even the new default, steals nothing
    "AUTOMATIC, -, A, B C, B, GONE",
    "AUTOMATIC, -, A, -, -, GONE",
    "AUTOMATIC, -, -, -, -, STAYS",
    "AUTOMATIC, -, -, B C, B, FIRST",
    "AUTOMATIC, -, B, A B, B, STAYS", // the one that it stood in for is back
    "DEVICE, A, A, B A, A, STAYS",
    "DEVICE, A, A, B C, B, GONE",
    "DEVICE, A, A, -, -, GONE",
    "DEVICE, A, B, B C, B, STAYS",
    "DEVICE, A, B, B A, A, BACK",
    "DEVICE, A, B, C, C, GONE",
    "DEVICE, A, B, C A, A, GONE",
    "DEVICE, A, -, -, -, STAYS",
    "DEVICE, A, -, A, A, BACK",
    "DEVICE, A, -, B, B, FIRST",
    "PREFERRED, A, B, B A, A, BACK",
    "PREFERRED, A, A, B, B, GONE",
    "PREFERRED, A, -, B, B, FIRST",
    "PREFERRED, A, AB, AB A, A, BACK", // AB has the name in its own
    "PREFERRED, A, AB, AB C, AB, STAYS",
    "NONE, -, -, A B, -, STAYS",
    "TEST, -, -, A B, -, STAYS",
    "ECHO, -, -, A B, -, STAYS",
  })
  void theTable(Kind kind, String name, String inUse, String there, String device, Why why) {
    Pick pick = new Pick(kind, text(name));

    assertEquals(
        new DeviceFallback(text(device), why),
        DeviceFallback.decide(pick, text(inUse), list(there)));
  }

  @Test
  void aPersonIsToldWhatHappened() {
    assertEquals("", sentence("A", Why.STAYS));
    assertEquals("The camera Old was disconnected. Using New.", sentence("New", Why.GONE));
    assertEquals(
        "The camera Old was disconnected. Others no longer see you.", sentence("", Why.GONE));
    assertEquals("Camera reconnected. Using New.", sentence("New", Why.BACK));
    assertEquals("Camera connected. Using New.", sentence("New", Why.FIRST));
  }

  private static String sentence(String device, Why why) {
    return new DeviceFallback(device, why).sentence("camera", "Old");
  }

  private static String text(String word) {
    return word.equals("-") ? "" : word;
  }

  private static List<String> list(String words) {
    return words.equals("-") ? List.of() : Arrays.asList(words.split(" "));
  }
}
