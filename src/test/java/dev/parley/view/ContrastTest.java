package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether text and icons can be told from their ground, by WCAG 2.1 AA. */
@Tag("desktop")
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double LARGE_TEXT_AND_ICONS = 3;

  @ParameterizedTest
  @EnumSource(value = Theme.class, names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
  void allThatIsSeenCanBeRead(Theme theme) throws Exception {
    Set<String> faults = new LinkedHashSet<>();
    Walk.through(
        Preferences.FIRST.withTheme(theme),
        1,
        (name, open) -> {
          Scene scene = open.stage().getScene();
          Set<String> found = OpenView.onFx(() -> faults(scene));
          found.removeIf(faults::contains);
          if (!found.isEmpty()) {
            faults.add(name + ":");
          }
          faults.addAll(found);
        });
    assertEquals("", String.join("\n", faults));
  }

  @ParameterizedTest
  @CsvSource({"#ffffff,#000000,21", "#777777,#ffffff,4.48", "#0969da,#ffffff,5.19"})
  void itIsReckonedAsTheStandardSays(String one, String other, double ratio) {
    assertEquals(ratio, Contrast.ratio(Color.web(one), Color.web(other)), 0.01);
  }

  @Test
  void aBadPairIsFound() throws Exception {
    try (OpenView open = new OpenView(TestStates.alone())) {
      Scene scene = open.stage().getScene();
      assertEquals(Set.of(), OpenView.onFx(() -> faults(scene)));
      open.act(() -> scene.lookup("#own-name").setStyle("-fx-text-fill: #444;"));
      open.pulse();
      assertTrue(OpenView.onFx(() -> faults(scene)).toString().contains("#own-name"));
    }
  }

  private static Set<String> faults(Scene scene) {
    Set<String> faults = new LinkedHashSet<>();
    for (Node node : Walk.seen(scene)) {
      // What cannot be used need not be told apart, says the standard.
      if (node instanceof Text text && !text.isDisabled() && !text.getText().isBlank()) {
        double ratio =
            text.getFill() instanceof Color colour ? Contrast.of(colour, text) : Double.NaN;
        if (!(ratio >= needed(text))) {
          faults.add(
              String.format(
                  Locale.ROOT,
                  "%.2f %s %s in %s",
                  ratio,
                  text.getFill(),
                  text.getText(),
                  of(text)));
        }
      }
    }
    return faults;
  }

  /** Large is, in points of 1/72 inch, 18, or 14 if bold. */
  private static double needed(Text text) {
    Font font = text.getFont();
    boolean bold = font.getStyle().toLowerCase(Locale.ROOT).contains("bold");
    boolean large = font.getSize() >= (bold ? 14 : 18) * 96.0 / 72;
    return large || text instanceof FontIcon ? LARGE_TEXT_AND_ICONS : TEXT;
  }

  private static String of(Node node) {
    StringBuilder path = new StringBuilder();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      path.append(at.getId() == null ? "" : " #" + at.getId());
    }
    return path.toString();
  }
}
