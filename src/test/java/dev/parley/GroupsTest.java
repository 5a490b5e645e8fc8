package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import com.tngtech.archunit.junit.ArchTag;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Every class of tests is in one group, as {@code src/scripts/verify} knows them: one in none would
 * run in no quick loop, and one in two would run twice.
 */
@Tag("unit")
class GroupsTest {
  private static final Set<String> GROUPS = Set.of("unit", "media", "desktop", "network", "fuzz");

  /** What is there is run by a test, not by Surefire. */
  private static final String INSIDE_ANOTHER = "dev.parley.loop.guarded";

  @Test
  void everyClassOfTestsIsInOneGroup() throws Exception {
    List<String> others =
        testClasses().stream()
            .filter(type -> groups(type).size() != 1)
            .map(type -> type.getName() + " is in " + groups(type))
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void noGroupIsEmpty() throws Exception {
    List<String> all = testClasses().stream().flatMap(type -> groups(type).stream()).toList();
    assertTrue(all.containsAll(GROUPS), all::toString);
  }

  private static List<String> groups(Class<?> type) {
    return Stream.concat(
            AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream().map(Tag::value),
            Stream.of(type.getAnnotationsByType(ArchTag.class)).map(ArchTag::value))
        .filter(GROUPS::contains)
        .distinct() // as its superclass may say
        .toList();
  }

  private static List<Class<?>> testClasses() throws IOException, URISyntaxException {
    Path root =
        Path.of(GroupsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .<Class<?>>map(GroupsTest::load)
          .filter(type -> !Modifier.isAbstract(type.getModifiers()))
          .filter(type -> !type.isMemberClass()) // it is where its outer class is
          .filter(type -> !type.getPackageName().equals(INSIDE_ANOTHER))
          .filter(GroupsTest::hasTests)
          .toList();
    }
  }

  private static boolean hasTests(Class<?> type) {
    return !ReflectionSupport.findMethods(type, GroupsTest::isTest, TOP_DOWN).isEmpty()
        || !ReflectionSupport.findFields(type, GroupsTest::isTest, TOP_DOWN).isEmpty();
  }

  private static boolean isTest(AnnotatedElement member) {
    return AnnotationSupport.isAnnotated(member, Testable.class);
  }

  private static Class<?> load(String file) {
    String name = file.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name, false, GroupsTest.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(name, gone);
    }
  }
}
