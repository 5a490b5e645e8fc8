import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the program with its own Java, runnable where it stands: {@code target/parley/bin/parley}.
 * The build runs it, on each system, once the jar and its libraries (target/modules) are there:
 *
 * <pre>java config/package/Image.java TARGET JAR CLASSPATH</pre>
 *
 * <p>CLASSPATH is that of the tests. In it is Monocle, a JavaFX that draws in memory: with it
 * Parley is started once, to record the classes that a start loads.
 */
final class Image {
  private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final boolean WINDOWS = SYSTEM.startsWith("windows");

  private static final String MAIN = "dev.parley/dev.parley.Main";

  /**
   * Beyond what is required: the log's back end, which wants java.naming, the way to the session's
   * bus, elliptic curves for wss, and how numbers are written in the languages there are. On
   * Windows also its certificate authorities.
   */
  private static final String MODULES =
      "dev.parley,ch.qos.logback.classic,org.freedesktop.dbus.transport.jre,java.naming,"
          + "jdk.crypto.ec,jdk.localedata"
          + (WINDOWS ? ",jdk.crypto.mscapi" : "");

  /**
   * A small heap, of which the young part is all that a call fills, and the quick compiler:
   * pictures live in native memory. A larger young part would be filled as well; in this one a
   * start is collected once (docs/lab/start.md). The archive of classes is mapped where it was made
   * for: elsewhere 17.0.15 reads and rewrites all 45 MB of it at each start. A program without
   * memory ends, so that its supervisor can start it again. The window's dirty regions leave ghosts
   * on the software pipeline (openjfx). Told how many references there are in a line of the
   * processor's cache, Jetty does not start all of the JDK's management to find out. The last two
   * open the doors by which webrtc-java's library is loaded where it lies and its connections are
   * freed, and JavaFX told the program's name.
   */
  private static final String OPTIONS =
      String.join(
          " ",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xmx256m",
          "-Xmn20m",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dprism.dirtyopts=false",
          "-Dorg.eclipse.jetty.util.referencesPerCacheLine=16",
          "--add-opens=webrtc.java/dev.onvoid.webrtc.internal=dev.parley",
          "--add-exports=javafx.graphics/com.sun.glass.ui=dev.parley");

  /**
   * Of java.desktop, which JavaFX asks for, only the beans are used: its drawing, sound and
   * pictures stay out, and with them the system's libraries that they would want.
   */
  private static final String LEFT_OUT = "/java.desktop/lib/*.so";

  private static final Pattern NATIVE = Pattern.compile("[^/]+\\.(so|dylib|dll)");

  /** What JavaFX draws with on this system, in place of what draws in memory. */
  private static final Pattern PIPELINE =
      Pattern.compile("com/sun/(glass/ui/(gtk|mac|win)|prism/(es2|d3d))/.+\\.class");

  /** A line of the JVM's log. */
  private static final Pattern LOADED = Pattern.compile("(\\S+) source: jrt:/javafx\\.graphics");

  /**
   * A lambda for an interface of picocli, which is compiled for Java 5. To make it, the JVM would
   * link the interface while it writes the archive, and leave out an old class that is linked,
   * together with all that implement it.
   */
  private static final Pattern OLD = Pattern.compile("@lambda-proxy .*\\)Lpicocli/.*");

  /** One list of classes for each process, in the folder where it is started. */
  private static final String RECORD = "-Xshare:off -XX:DumpLoadedClassList=list-%p";

  /** Loaded once something is drawn. */
  private static final String DRAWN = "javafx/scene/control/skin/ButtonSkin";

  /** How long the recording lasts; the second is for a machine that is slow, or busy. */
  private static final List<Integer> SECONDS = List.of(8, 30);

  private static final int LIMIT_SECONDS = 90;

  /** In the report of a call that has shown a picture. */
  private static final String CALLED = "firstRemoteFrame";

  /** Hides the desktop of the person who builds from the recording. */
  private static final List<String> DESKTOP =
      List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS");

  /** Where programs keep what is the user's. */
  private static final List<String> FOLDERS =
      List.of(
          "HOME",
          "XDG_CONFIG_HOME",
          "XDG_STATE_HOME",
          "XDG_RUNTIME_DIR",
          "APPDATA",
          "LOCALAPPDATA");

  private final Path target;
  private final Path image;
  private final Path recording;

  private Image(Path target) {
    this.target = target;
    this.image = target.resolve("parley");
    this.recording = target.resolve("recording");
  }

  public static void main(String[] arguments) throws Exception {
    Image made = new Image(Path.of(arguments[0]).toAbsolutePath());
    made.link(arguments[1]);
    made.addNatives("webrtc-java-*-*-*.jar", "lib");
    made.addNatives("javafx-graphics-*.jar", WINDOWS ? "bin" : "lib"); // where JavaFX looks
    made.addLauncher();
    made.archiveClasses(monocle(arguments[2]));
  }

  private static String monocle(String classpath) {
    return Stream.of(classpath.split(File.pathSeparator))
        .filter(entry -> entry.contains("openjfx-monocle"))
        .findFirst()
        .orElseThrow();
  }

  private void link(String jar) throws IOException {
    delete(image);
    List<String> arguments =
        List.of(
            "--module-path=" + target.resolve(jar) + File.pathSeparator + target.resolve("modules"),
            "--add-modules=" + MODULES,
            "--include-locales=en,de,fr,es,zh",
            // One of the libraries is signed; what is linked into one file cannot be.
            "--ignore-signing-information",
            "--add-options=" + OPTIONS,
            "--no-header-files",
            "--no-man-pages",
            "--strip-java-debug-attributes",
            "--exclude-files=" + LEFT_OUT,
            "--exclude-resources=/javafx.graphics/*.so,/javafx.graphics/*.dll,/javafx.graphics/*.dylib",
            "--output=" + image);
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    PrintStream errors = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said);
    System.setErr(out); // where it warns of that library all the same
    int status = jlink.run(out, out, arguments.toArray(String[]::new));
    System.setErr(errors);
    if (status != 0) {
      throw new IOException(said.toString());
    }
  }

  /** In place: neither copied out of their jars, nor left in the home folder of the user. */
  private void addNatives(String jars, String folder) throws IOException {
    try (var found = Files.newDirectoryStream(target.resolve("modules"), jars)) {
      for (Path jar : found) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          for (ZipEntry entry : zip.stream().toList()) {
            if (NATIVE.matcher(entry.getName()).matches()) {
              Files.copy(zip.getInputStream(entry), image.resolve(folder).resolve(entry.getName()));
            }
          }
        }
      }
    }
  }

  private void addLauncher() throws IOException {
    try (var files = Files.newDirectoryStream(Path.of("src/main/launcher"))) {
      for (Path file : files) {
        Path copy = image.resolve("bin").resolve(file.getFileName());
        Files.copy(file, copy);
        copy.toFile().setExecutable(true, false);
      }
    }
  }

  /**
   * The archive of classes that the JVM maps at each start, over the JDK's own: a third less of a
   * start (docs/lab/start.md). Where Parley cannot be started here, it has the classes that the JDK
   * lists itself.
   */
  private void archiveClasses(String monocle) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("-Xshare:dump"));
    Set<String> classes = new LinkedHashSet<>();
    for (int seconds : SECONDS) {
      classes.addAll(recordClasses(monocle, seconds));
      if (String.join("", lines(recording.resolve("report"))).contains(CALLED)) {
        break;
      }
    }
    if (classes.contains(DRAWN)) {
      Path list = Files.write(target.resolve("classes.txt"), classes);
      command.add("-XX:SharedClassListFile=" + list);
    } else {
      System.err.println(
          "Parley cannot be started here, so the class archive does without its classes; see "
              + recording.resolve("log"));
    }
    command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds*=error", "--module", MAIN));
    if (java(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("the class archive cannot be written");
    }
  }

  /**
   * The classes of a start and of a call to the echo peer, without a display. The JVM leaves those
   * of a module that is patched, as JavaFX is with Monocle, out of its list, but not out of its
   * log.
   */
  private Set<String> recordClasses(String monocle, int seconds)
      throws IOException, InterruptedException {
    delete(recording);
    Files.createDirectories(recording);
    ProcessBuilder parley =
        java(
            List.of(
                "-Xlog:class+load:file=loaded:none",
                "--patch-module=javafx.graphics=" + monocle,
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "--module",
                MAIN,
                "--media=test",
                "--call=Echo",
                "--for=" + seconds + "s",
                "--report=report"));
    Map<String, String> environment = parley.environment();
    environment.keySet().removeAll(DESKTOP);
    FOLDERS.forEach(name -> environment.put(name, recording.toString()));
    environment.put("JDK_JAVA_OPTIONS", RECORD); // also for the echo peer, a process of its own
    Process process =
        parley
            .directory(recording.toFile())
            .redirectErrorStream(true)
            .redirectOutput(recording.resolve("log").toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }

    Set<String> classes = new LinkedHashSet<>();
    try (var lists = Files.newDirectoryStream(recording, "list-*")) {
      for (Path list : lists) {
        classes.addAll(listed(lines(list)));
      }
    }
    for (String line : lines(recording.resolve("loaded"))) {
      Matcher loaded = LOADED.matcher(line);
      if (loaded.matches()) {
        classes.add(loaded.group(1).replace('.', '/'));
      }
    }
    classes.addAll(pipeline());
    return classes;
  }

  /** Without the last line, which the echo peer may be in the middle of as it ends. */
  private static List<String> listed(List<String> lines) {
    return lines.stream()
        .limit(Math.max(0, lines.size() - 1))
        .filter(line -> !line.startsWith("#") && !OLD.matcher(line).matches())
        .map(line -> line.replaceFirst(" id:.*", ""))
        .toList();
  }

  private List<String> pipeline() throws IOException {
    Map<String, String> home = Map.of("java.home", image.toString());
    try (FileSystem modules = FileSystems.newFileSystem(URI.create("jrt:/"), home)) {
      Path graphics = modules.getPath("modules", "javafx.graphics");
      try (Stream<Path> files = Files.walk(graphics)) {
        return files
            .map(file -> graphics.relativize(file).toString())
            .filter(file -> PIPELINE.matcher(file).matches())
            .map(file -> file.replace(".class", ""))
            .sorted()
            .toList();
      }
    }
  }

  /** The Java of the program itself. */
  private ProcessBuilder java(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
