package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * The table of docs/architecture.md: which room may call which, and which outside library each may
 * use. A class that needs an arrow which is not here is in the wrong room, or the table is wrong.
 */
@ArchTag("unit")
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] JDK = {
    "java..",
    "javax.management..",
    "javax.net..",
    "javax.security.auth.x500..",
    "com.sun.management.."
  };
  private static final String LOG = "org.slf4j";

  /** Any room may say something to a person. */
  private static final String WORDS = "dev.parley.words";

  /** Any room may start a program. */
  private static final String CHILD = "dev.parley.child";

  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String LOGBACK = "ch.qos.logback..";
  private static final String WEBSOCKET = "org.java_websocket..";
  private static final String WEBRTC = "dev.onvoid.webrtc..";
  private static final String[] WINDOW = {
    "javafx..", "atlantafx..", "org.kordamp.ikonli..", "io.nayuki.qrcodegen.."
  };

  /** A room: what it may call, and which libraries it may use. */
  private record Room(List<String> rooms, String... libraries) {}

  private static final Map<String, Room> ROOMS =
      Map.ofEntries(
          Map.entry("view", new Room(List.of("peer", "media"), WINDOW)),
          Map.entry("bell", new Room(List.of("peer", "media", "loop"))),
          Map.entry("checkup", new Room(List.of("peer", "socket", "connection", "media", "loop"))),
          Map.entry(
              "probe",
              new Room(
                  List.of("checkup", "peer", "signalling", "socket", "connection", "media", "loop"),
                  JACKSON)),
          Map.entry("peer", new Room(List.of("signalling", "connection", "loop"))),
          Map.entry("signalling", new Room(List.of("loop"))),
          Map.entry("verto", new Room(List.of("signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry(
              "extension", new Room(List.of("signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry(
              "gstreamer", new Room(List.of("signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry("socket", new Room(List.of("loop"), WEBSOCKET)),
          Map.entry("connection", new Room(List.of("media", "loop"), WEBRTC)),
          Map.entry("media", new Room(List.of("loop"), WEBRTC)),
          Map.entry(
              "server",
              new Room(
                  List.of("signalling", "socket", "peer", "connection", "loop"),
                  WEBSOCKET,
                  JACKSON)),
          Map.entry("diagnostics", new Room(List.of(), LOGBACK, JACKSON)),
          Map.entry("door", new Room(List.of("loop"), "jdk.net..")),
          Map.entry("manual", new Room(List.of(), "picocli..")),
          Map.entry(
              "keyring",
              new Room(List.of(), "de.swiesend.secretservice..", "org.freedesktop.dbus..")),
          Map.entry("child", new Room(List.of())),
          Map.entry("json", new Room(List.of(), JACKSON)),
          Map.entry("loop", new Room(List.of())),
          Map.entry("words", new Room(List.of())));

  @ArchTest
  static final ArchRule nobodyCallsTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.parley");

  @ArchTest
  static final ArchRule timeComesFromTheLoop =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.Timer.class);

  @ArchTest
  static final ArchRule programsAreStartedWithoutSecrets =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.child")
          .should()
          .callConstructor(ProcessBuilder.class, List.class)
          .orShould()
          .callConstructor(ProcessBuilder.class, String[].class);

  @ArchTest
  static void everyRoomKeepsToItsRow(com.tngtech.archunit.core.domain.JavaClasses everything) {
    ROOMS.forEach((name, room) -> row(name, room).check(everything));
  }

  @ArchTest
  static void everyPackageIsARoom(com.tngtech.archunit.core.domain.JavaClasses everything) {
    List<String> unknown =
        everything.stream()
            .map(type -> type.getPackageName())
            .distinct()
            .filter(name -> !name.equals("dev.parley"))
            .map(name -> name.replace("dev.parley.", ""))
            .filter(name -> !ROOMS.containsKey(name))
            .toList();
    Assertions.assertEquals(List.of(), unknown);
  }

  private static ArchRule row(String name, Room room) {
    String[] allowed =
        Stream.of(
                Stream.of(JDK),
                Stream.of(LOG, WORDS, CHILD, "dev.parley." + name),
                room.rooms().stream().map(other -> "dev.parley." + other),
                Stream.of(room.libraries()))
            .flatMap(packages -> packages)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("dev.parley." + name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .allowEmptyShould(true)
        .as("room '" + name + "' calls only " + room.rooms());
  }
}
