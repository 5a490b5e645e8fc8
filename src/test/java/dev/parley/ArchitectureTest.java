package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    "javax.crypto..",
    "javax.management..",
    "javax.net..",
    "javax.security.auth.x500..",
    "com.sun.management.."
  };
  private static final String LOG = "org.slf4j";

  /** Any room may say something to a person. */
  private static final String WORDS = "dev.parley.text";

  /** Any room may start a program. */
  private static final String CHILD = "dev.parley.process";

  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String LOGBACK = "ch.qos.logback..";
  private static final String WEBSOCKET = "org.java_websocket..";
  private static final String JETTY = "org.eclipse.jetty..";
  private static final String WEBRTC = "dev.onvoid.webrtc..";
  private static final String PICOCLI = "picocli..";
  private static final String[] SECRETS = {"de.swiesend.secretservice..", "org.freedesktop.dbus.."};
  private static final String[] WINDOW = {
    "javafx..", "atlantafx..", "org.kordamp.ikonli..", "io.nayuki.qrcodegen.."
  };

  /** A room: what it may call, and which libraries it may use. */
  private record Room(List<String> rooms, String... libraries) {}

  private static final Map<String, Room> ROOMS =
      Map.ofEntries(
          Map.entry(
              "cli",
              new Room(
                  List.of(
                      "session",
                      "channels",
                      "hosting",
                      "settings",
                      "files",
                      "report",
                      "view",
                      "data.files",
                      "check",
                      "peer",
                      "data.chat",
                      "call",
                      "signalling",
                      "socket",
                      "connection",
                      "media",
                      "media.device",
                      "server",
                      "server.access",
                      "diagnostics",
                      "instance",
                      "loop"),
                  PICOCLI)),
          Map.entry(
              "session",
              new Room(
                  List.of(
                      "channels",
                      "hosting",
                      "settings",
                      "report",
                      "peer",
                      "data",
                      "call",
                      "signalling",
                      "signalling.verto",
                      "signalling.extension",
                      "signalling.gstreamer",
                      "socket",
                      "connection",
                      "loop"))),
          Map.entry(
              "channels",
              new Room(
                  List.of(
                      "settings", "view.start", "peer", "signalling", "socket", "loop", "keyring"),
                  JACKSON)),
          Map.entry(
              "hosting",
              new Room(
                  List.of(
                      "channels",
                      "settings",
                      "files",
                      "identity",
                      "socket",
                      "server",
                      "server.access",
                      "server.http",
                      "json",
                      "diagnostics",
                      "instance",
                      "loop"),
                  JACKSON)),
          Map.entry(
              "settings",
              new Room(
                  List.of(
                      "files",
                      "identity",
                      "call",
                      "signalling",
                      "connection",
                      "media.device",
                      "instance",
                      "loop"),
                  JACKSON)),
          Map.entry(
              "report",
              new Room(
                  List.of(
                      "settings",
                      "files",
                      "view.settings",
                      "data.files",
                      "peer",
                      "call",
                      "connection",
                      "data.hearing",
                      "data.proof",
                      "media.device",
                      "media.screen",
                      "media.test",
                      "media.frame",
                      "diagnostics",
                      "loop"),
                  JACKSON)),
          Map.entry(
              "view",
              new Room(
                  List.of(
                      "settings",
                      "data.files",
                      "view.files",
                      "view.call",
                      "view.card",
                      "view.people",
                      "view.start",
                      "view.settings",
                      "view.proof",
                      "view.video",
                      "view.kit",
                      "data.proof",
                      "view.chat",
                      "view.pointer",
                      "data.hearing",
                      "data.card",
                      "peer",
                      "data.chat",
                      "data.pointer",
                      "media.frame"),
                  WINDOW)),
          Map.entry("view.proof", new Room(List.of("view.kit", "data.proof", "peer"), WINDOW)),
          Map.entry(
              "view.call",
              new Room(
                  List.of(
                      "settings",
                      "view.card",
                      "view.settings",
                      "view.pointer",
                      "view.video",
                      "view.kit",
                      "data.hearing",
                      "data.card",
                      "peer",
                      "peer.figures",
                      "data.chat",
                      "data.pointer",
                      "call"),
                  WINDOW)),
          Map.entry(
              "view.people",
              new Room(List.of("view.proof", "view.kit", "data.proof", "peer", "call"), WINDOW)),
          Map.entry("view.card", new Room(List.of("view.kit", "data.card"), WINDOW)),
          Map.entry("view.files", new Room(List.of("data.files", "view.kit"), WINDOW)),
          Map.entry("view.start", new Room(List.of("view.settings", "view.kit", "peer"), WINDOW)),
          Map.entry(
              "view.settings",
              new Room(List.of("settings", "check", "view.video", "view.kit", "peer"), WINDOW)),
          Map.entry("view.chat", new Room(List.of("data.chat", "view.kit"), WINDOW)),
          Map.entry(
              "view.pointer", new Room(List.of("data.pointer", "view.video", "view.kit"), WINDOW)),
          Map.entry("view.video", new Room(List.of("view.kit", "media.frame"), WINDOW)),
          Map.entry("view.kit", new Room(List.of("peer"), WINDOW)),
          Map.entry("ringing", new Room(List.of("peer", "media.sound", "loop"))),
          Map.entry(
              "check",
              new Room(
                  List.of(
                      "peer",
                      "call",
                      "signalling",
                      "socket",
                      "connection",
                      "connection.session",
                      "media",
                      "media.device",
                      "media.test",
                      "media.frame",
                      "loop"),
                  JACKSON)),
          Map.entry(
              "peer",
              new Room(
                  List.of(
                      "peer.figures",
                      "peer.group",
                      "peer.presence",
                      "data",
                      "call",
                      "identity",
                      "signalling",
                      "connection",
                      "loop"))),
          Map.entry(
              "data",
              new Room(List.of("call", "signalling", "connection", "json", "loop"), JACKSON)),
          Map.entry(
              "data.proof",
              new Room(
                  List.of("data", "settings", "files", "connection", "json", "loop"), JACKSON)),
          Map.entry("data.chat", new Room(List.of("data", "connection", "json", "loop"), JACKSON)),
          Map.entry(
              "data.pointer", new Room(List.of("data", "connection", "json", "loop"), JACKSON)),
          Map.entry(
              "data.hearing", new Room(List.of("data", "call", "connection", "loop"), JACKSON)),
          Map.entry(
              "data.card",
              new Room(
                  List.of("data.hearing", "peer", "connection", "files", "json", "loop"), JACKSON)),
          Map.entry("peer.figures", new Room(List.of("connection"))),
          Map.entry("peer.presence", new Room(List.of("signalling", "loop"))),
          Map.entry("peer.group", new Room(List.of("call", "signalling", "loop"))),
          Map.entry(
              "data.files",
              new Room(List.of("data", "connection", "files", "json", "loop"), JACKSON)),
          Map.entry("identity", new Room(List.of())),
          Map.entry("call", new Room(List.of())),
          Map.entry("signalling", new Room(List.of("call", "socket", "json", "loop"), JACKSON)),
          Map.entry(
              "signalling.verto",
              new Room(
                  List.of("identity", "call", "signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry(
              "signalling.extension",
              new Room(List.of("call", "signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry(
              "signalling.gstreamer",
              new Room(
                  List.of("identity", "call", "signalling", "socket", "json", "loop"), JACKSON)),
          Map.entry("socket", new Room(List.of("loop"), WEBSOCKET)),
          Map.entry("connection", new Room(List.of("call", "loop"), WEBRTC)),
          Map.entry(
              "connection.session",
              new Room(
                  List.of(
                      "call",
                      "connection",
                      "connection.webrtc",
                      "connection.quality",
                      "media",
                      "media.capture",
                      "media.device",
                      "media.frame",
                      "loop"),
                  WEBRTC)),
          Map.entry(
              "connection.webrtc",
              new Room(
                  List.of(
                      "connection",
                      "connection.quality",
                      "media",
                      "media.device",
                      "media.frame",
                      "loop"),
                  WEBRTC)),
          Map.entry(
              "connection.quality",
              new Room(List.of("call", "connection", "media.frame", "loop"), WEBRTC)),
          Map.entry(
              "media",
              new Room(
                  List.of(
                      "call",
                      "media.capture",
                      "media.device",
                      "media.screen",
                      "media.sound",
                      "media.frame",
                      "loop"),
                  WEBRTC)),
          Map.entry(
              "media.capture",
              new Room(
                  List.of(
                      "call",
                      "media.device",
                      "media.screen",
                      "media.sound",
                      "media.test",
                      "media.frame",
                      "loop"),
                  WEBRTC)),
          Map.entry(
              "media.device",
              new Room(List.of("call", "media.test", "media.frame", "loop"), WEBRTC)),
          Map.entry("media.screen", new Room(List.of("media.frame", "loop"), WEBRTC)),
          Map.entry(
              "media.sound", new Room(List.of("media.device", "media.frame", "loop"), WEBRTC)),
          Map.entry("media.test", new Room(List.of("media.frame"), WEBRTC)),
          Map.entry("media.frame", new Room(List.of(), WEBRTC)),
          Map.entry(
              "server",
              new Room(
                  List.of(
                      "files",
                      "server.http",
                      "server.verto",
                      "server.gstreamer",
                      "server.extension",
                      "server.access",
                      "loop"))),
          Map.entry("server.http", new Room(List.of("server.access", "loop"), JETTY)),
          Map.entry(
              "server.verto", new Room(List.of("server.http", "server.access", "json"), JACKSON)),
          Map.entry("server.gstreamer", new Room(List.of("server.http", "server.access", "loop"))),
          Map.entry(
              "server.extension",
              new Room(
                  List.of("signalling", "server.http", "server.access", "json", "loop"), JACKSON)),
          Map.entry("server.access", new Room(List.of("identity", "loop"))),
          Map.entry("diagnostics", new Room(List.of("files"), LOGBACK)),
          Map.entry("files", new Room(List.of())),
          Map.entry("instance", new Room(List.of("files", "loop"), "jdk.net..")),
          Map.entry("json", new Room(List.of(), JACKSON)),
          Map.entry("loop", new Room(List.of())),
          Map.entry("keyring", new Room(List.of(), SECRETS)),
          Map.entry("process", new Room(List.of())),
          Map.entry("text", new Room(List.of())));

  @ArchTest
  static final ArchRule nobodyCallsTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.parley");

  @ArchTest
  static final ArchRule theCompositionRootUsesNoLibraryButJackson =
      classes()
          .that()
          .resideInAPackage("dev.parley")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  Stream.of(Stream.of(JDK), Stream.of(LOG, "dev.parley..", JACKSON))
                      .flatMap(packages -> packages)
                      .toArray(String[]::new)));

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
          .resideOutsideOfPackage("dev.parley.process")
          .should()
          .callConstructor(ProcessBuilder.class, List.class)
          .orShould()
          .callConstructor(ProcessBuilder.class, String[].class);

  /** But what a person names, and what is deleted at once. */
  @ArchTest
  static final ArchRule filesAreMadePrivate =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.parley.files")
          .should()
          .callMethod(Files.class, "createDirectories", Path.class, FileAttribute[].class)
          .orShould()
          .callMethod(Files.class, "createDirectory", Path.class, FileAttribute[].class)
          .orShould()
          .callMethod(Files.class, "createFile", Path.class, FileAttribute[].class)
          .orShould()
          .callMethod(
              Files.class,
              "createTempFile",
              Path.class,
              String.class,
              String.class,
              FileAttribute[].class)
          .orShould()
          .callMethod(Files.class, "newOutputStream", Path.class, OpenOption[].class)
          .orShould()
          .callMethod(Files.class, "newBufferedWriter", Path.class, OpenOption[].class)
          .orShould()
          .callMethod(Files.class, "write", Path.class, byte[].class, OpenOption[].class)
          .orShould()
          .callMethod(FileChannel.class, "open", Path.class, OpenOption[].class)
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(FileOutputStream.class, RandomAccessFile.class);

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

  private static final int MOST_FILES = 25;

  /** More than that cannot be overlooked. */
  @ArchTest
  static void noRoomIsAHall(com.tngtech.archunit.core.domain.JavaClasses everything)
      throws IOException {
    Map<Path, Long> files;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/parley"))) {
      files =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    }
    files.values().removeIf(count -> count <= MOST_FILES);
    Assertions.assertEquals(Map.of(), files);
  }

  @ArchTest
  static void noClassesDependOnEachOtherInACircle(
      com.tngtech.archunit.core.domain.JavaClasses everything) {
    Assertions.assertEquals(List.of(), circles(everything, ArchitectureTest::topLevel));
  }

  @ArchTest
  static void noRoomsDependOnEachOtherInACircle(
      com.tngtech.archunit.core.domain.JavaClasses everything) {
    Assertions.assertEquals(List.of(), circles(everything, JavaClass::getPackageName));
  }

  @ArchTest
  static void oneNameIsOneThing(com.tngtech.archunit.core.domain.JavaClasses everything) {
    Map<String, List<String>> packages =
        everything.stream()
            .filter(type -> type.getEnclosingClass().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
    packages.values().removeIf(names -> names.size() == 1);
    Assertions.assertEquals(Map.of(), packages);
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName();
    return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
  }

  /**
   * Finds what can be reached from itself. What nobody depends on, or what depends on nobody, is in
   * no circle: it is taken out until nothing more can be.
   */
  private static List<String> circles(
      com.tngtech.archunit.core.domain.JavaClasses everything, Function<JavaClass, String> part) {
    Map<String, Set<String>> needs = new TreeMap<>();
    for (JavaClass type : everything) {
      String from = part.apply(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("dev.parley"))
          .map(part)
          .filter(to -> !to.equals(from))
          .forEach(to -> needs.computeIfAbsent(from, name -> new TreeSet<>()).add(to));
    }
    boolean changed = true;
    while (changed) {
      Set<String> needed = needs.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
      changed = needs.keySet().removeIf(from -> !needed.contains(from));
      for (Set<String> targets : needs.values()) {
        changed |= targets.removeIf(to -> !needs.containsKey(to));
      }
      changed |= needs.values().removeIf(Set::isEmpty);
    }
    return needs.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
  }

  /**
   * Each row of the page's first table: the package, what is in it, whom it may call, with what.
   */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.*?) \\| (.*?) \\| (.*?) \\|$");

  @ArchTest
  static void thePageHasTheSameTable(com.tngtech.archunit.core.domain.JavaClasses everything)
      throws IOException {
    Map<String, MatchResult> rows =
        ROW.matcher(Files.readString(Path.of("docs/architecture.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row));
    Set<String> packages = new TreeSet<>(ROOMS.keySet());
    packages.add("dev.parley");
    Assertions.assertEquals(packages, new TreeSet<>(rows.keySet()));
    for (String name : packages) {
      Assertions.assertEquals(firstParagraph(name), contents(rows.get(name).group(2)), name);
    }
    ROOMS.forEach(
        (name, room) ->
            Assertions.assertEquals(
                Set.copyOf(room.rooms()), calls(rows.get(name).group(3)), name));
  }

  /** Of the comment in package-info.java, as the page has it. */
  private static String firstParagraph(String name) throws IOException {
    String folder = name.equals("dev.parley") ? "" : name.replace('.', '/') + "/";
    String file =
        Files.readString(Path.of("src/main/java/dev/parley/" + folder + "package-info.java"));
    String comment = file.substring(file.indexOf("/**") + 3, file.indexOf("*/"));
    String paragraph = comment.replaceAll("(?m)^ \\* ?", "").split("<p>")[0].strip();
    return contents(paragraph.replaceAll("\\s+", " ").replaceAll("\\{@code ([^}]+)}", "`$1`"));
  }

  /** Links lead to a page from here and there; a cell of a table is no sentence. */
  private static String contents(String text) {
    String plain = text.replaceAll("\\[[^\\]]*]\\(([\\w-]+\\.md)[^)]*\\)", "docs/$1");
    return (plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1))
        .replaceAll("\\.$", "");
  }

  private static Set<String> calls(String cell) {
    return Pattern.compile("`([\\w.]+)`")
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .filter(ROOMS::containsKey)
        .collect(Collectors.toSet());
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
