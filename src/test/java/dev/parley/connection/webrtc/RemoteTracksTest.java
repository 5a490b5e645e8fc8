package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pictures of a peer are shown. */
@Tag("unit")
class RemoteTracksTest {
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, false",
    "4096, 2304, false",
    "2304, 4096, false",
    "5120, 1440, false",
    "1440, 5120, false",
    "8192, 1152, false",
    "4096, 2305, true",
    "5120, 2160, true",
    "8193, 1, true",
    "1, 8193, true",
    "65535, 65535, true",
    "2147483647, 2147483647, true"
  })
  void theNumberOfPixelsDecides(int width, int height, boolean tooLarge) {
    assertEquals(tooLarge, RemoteTracks.isTooLarge(width, height));
  }
}
