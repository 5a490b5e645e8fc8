package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class ProgramNameTest {
  @Test
  void isToldToTheToolkitBeforeTheFirstWindow() throws Exception {
    try (OpenView open = new OpenView(TestStates.alone())) {
      open.settle();
      assertEquals(ProgramName.NAME, OpenView.onFx(ProgramNameTest::toldAnew));
    }
  }

  @Test
  void isTheOneByWhichADesktopFindsTheMenuEntry() throws Exception {
    List<String> entry = Files.readAllLines(Path.of("config/package/linux/parley.desktop"));
    assertTrue(entry.contains("StartupWMClass=" + ProgramName.NAME), entry::toString);
  }

  /** The toolkit takes its name once, and another test may have brought it up. */
  private static Object toldAnew() throws ReflectiveOperationException {
    Class<?> toolkit = Class.forName("com.sun.glass.ui.Application");
    Object one = toolkit.getMethod("GetApplication").invoke(null);
    Field name = toolkit.getDeclaredField("name");
    name.setAccessible(true);
    Object before = name.get(one);
    try {
      name.set(one, "java");
      ProgramName.tell();
      return toolkit.getMethod("getName").invoke(one);
    } finally {
      name.set(one, before);
    }
  }
}
