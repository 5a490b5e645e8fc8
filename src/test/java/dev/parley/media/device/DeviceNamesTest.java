package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DeviceNamesTest {
  @Test
  void theSecondOfANameHasANumber() {
    assertEquals(
        List.of("Camera", "HD", "Camera (2)", "Camera (3)"),
        DeviceNames.numbered(List.of("Camera", "HD", "Camera", "Camera")));
  }
}
