package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.view.Walk.Guise;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whether everybody can use every look of the window: with the keys alone, by what a screen reader
 * says, in both themes, with large text, in a small window. All looks are walked through once.
 */
@Tag("desktop")
class LooksTest {
  private static final List<String> UNREACHABLE = new ArrayList<>();
  private static final Map<Guise, Set<String>> UNREADABLE = new EnumMap<>(Guise.class);
  private static final Map<Guise, Set<String>> CUT_OFF = new EnumMap<>(Guise.class);
  private static final Map<String, Double> USUAL_SIZES = new LinkedHashMap<>();
  private static final Map<String, Double> LARGE_SIZES = new LinkedHashMap<>();

  @BeforeAll
  static void walk() throws Exception {
    Walk.through(LooksTest::inspect);
    for (Map<?, ?> inspected : List.of(UNREADABLE, CUT_OFF)) {
      assertEquals(2, inspected.size());
    }
    assertFalse(USUAL_SIZES.isEmpty());
  }

  private static void inspect(String look, Guise guise, Scene scene) {
    switch (guise) {
      case DARK -> {
        add(look, Accessibility.faults(scene), UNREACHABLE);
        addNew(look, Contrast.faults(scene), guise, UNREADABLE);
        USUAL_SIZES.putAll(TextFit.sizes(look, scene));
      }
      case LIGHT -> addNew(look, Contrast.faults(scene), guise, UNREADABLE);
      case LARGE_TEXT -> {
        LARGE_SIZES.putAll(TextFit.sizes(look, scene));
        addNew(look, TextFit.faults(scene), guise, CUT_OFF);
      }
      case NARROW -> addNew(look, TextFit.faults(scene), guise, CUT_OFF);
    }
  }

  private static void add(String look, Iterable<String> faults, List<String> to) {
    faults.forEach(fault -> to.add(look + ": " + fault));
  }

  /** What was found in a look before is not told again. */
  private static void addNew(
      String look, Iterable<String> faults, Guise guise, Map<Guise, Set<String>> to) {
    Set<String> known = to.computeIfAbsent(guise, of -> new LinkedHashSet<>());
    List<String> fresh = new ArrayList<>();
    faults.forEach(fault -> fresh.add(fault));
    fresh.removeAll(known);
    if (!fresh.isEmpty()) {
      known.add(look + ":");
      known.addAll(fresh);
    }
  }

  @Test
  void whateverTakesTheKeysHasAnIdANameAndARole() {
    assertEquals("", String.join("\n", UNREACHABLE));
  }

  @ParameterizedTest
  @EnumSource(names = {"DARK", "LIGHT"})
  void allThatIsSeenCanBeRead(Guise guise) {
    assertEquals("", String.join("\n", UNREADABLE.get(guise)));
  }

  @Test
  void allTextAndAllIconsGrowAlike() {
    List<String> faults = new ArrayList<>();
    USUAL_SIZES.forEach(
        (what, size) -> {
          Double now = LARGE_SIZES.get(what);
          if (now != null && Math.abs(now / size - 1.5) > 0.04) {
            faults.add(what + " is " + now + " instead of 1.5 times " + size);
          }
        });
    assertEquals("", String.join("\n", faults));
  }

  @ParameterizedTest
  @EnumSource(names = {"LARGE_TEXT", "NARROW"})
  void noButtonIsCutOffAndNoneLeavesTheWindow(Guise guise) {
    assertEquals("", String.join("\n", CUT_OFF.get(guise)));
  }
}
