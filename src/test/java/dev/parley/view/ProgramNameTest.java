package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramNameTest {
  @Test
  void isToldToTheToolkitBeforeTheFirstWindow() throws Exception {
    try (OpenView open = new OpenView(TestStates.alone())) {
      open.settle();
      assertEquals(
          ProgramName.NAME,
          OpenView.onFx(
              () -> {
                ProgramName.tell(); // another test may have brought the toolkit up without a view
                Class<?> toolkit = Class.forName("com.sun.glass.ui.Application");
                Object one = toolkit.getMethod("GetApplication").invoke(null);
                return toolkit.getMethod("getName").invoke(one);
              }));
    }
  }

  @Test
  void isTheOneByWhichADesktopFindsTheMenuEntry() throws Exception {
    List<String> entry = Files.readAllLines(Path.of("config/linux/parley.desktop"));
    assertTrue(entry.contains("StartupWMClass=" + ProgramName.NAME), entry::toString);
  }
}
