package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The desktop's tools are asked, each as a process of its own. */
@Tag("desktop")
class DesktopToolsTest {
  private static final List<String> LIGHT =
      List.of("echo", "org.gnome.desktop.interface color-scheme 'prefer-light'");
  private static final List<String> LARGE =
      List.of("echo", "org.gnome.desktop.interface text-scaling-factor 1.25");
  private static final List<String> MISSING = List.of("no-tool-of-any-desktop");

  @Test
  void allAnswersCount() throws Exception {
    assertEquals(new DesktopTraits(false, 1.25), asked(List.of(LIGHT, LARGE)));
  }

  @Test
  void aMissingToolHasNothingToSay() throws Exception {
    assertEquals(DesktopTraits.UNKNOWN, asked(List.of(MISSING)));
    assertEquals(new DesktopTraits(false, 1), asked(List.of(MISSING, LIGHT)));
  }

  private static DesktopTraits asked(List<List<String>> tools) throws Exception {
    return DesktopTraits.ask("linux", tools).get(60, TimeUnit.SECONDS);
  }
}
