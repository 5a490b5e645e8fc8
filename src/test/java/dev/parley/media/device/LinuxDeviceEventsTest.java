package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras by their names in /dev; sound is tried with a sound server in {@code SoundCallTest}. */
@Tag("unit")
class LinuxDeviceEventsTest {
  @TempDir Path dev;

  private int changes;

  private final DeviceEvents.Listener listener =
      new DeviceEvents.Listener() {
        @Override
        public void changed() {
          changes++;
        }

        @Override
        public void streamBegan() {}

        @Override
        public void soundServerEnded() {}
      };

  private LinuxDeviceEvents events;

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void aCameraThatComesIsAChange() throws Exception {
    listening();

    Files.createFile(dev.resolve("video0"));
    events.listen(listener);
    events.listen(listener);

    assertEquals(1, changes);
  }

  @Test
  void aCameraThatGoesIsAChange() throws Exception {
    Path camera = Files.createFile(dev.resolve("video0"));
    listening();

    Files.delete(camera);
    events.listen(listener);

    assertEquals(1, changes);
  }

  @Test
  void anotherNodeIsNone() throws Exception {
    listening();

    Files.createFile(dev.resolve("tty9"));
    events.listen(listener);

    assertEquals(0, changes);
  }

  @Test
  void afterTheCloseNothingIsHeard() throws Exception {
    listening();
    events.close();

    Files.createFile(dev.resolve("video0"));
    events.listen(listener);

    assertEquals(0, changes);
  }

  private void listening() {
    events = new LinuxDeviceEvents(dev, () -> false);
    events.listen(listener);
    changes = 0;
  }
}
