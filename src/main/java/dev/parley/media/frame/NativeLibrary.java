package dev.parley.media.frame;

import dev.parley.text.Words;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native half of webrtc-java: loaded once, before any of its classes is touched, and relieved
 * of what is no longer used.
 */
public final class NativeLibrary {
  private static final Words WORDS = Words.in(NativeLibrary.class);

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  /** What the library links to (readelf), and where Debian keeps it. */
  private static final Map<String, String> DEBIAN =
      Map.of(
          "libpulse.so.0", "libpulse0",
          "libudev.so.1", "libudev1",
          "libX11.so.6", "libx11-6",
          "libXfixes.so.3", "libxfixes3",
          "libXrandr.so.2", "libxrandr2",
          "libXcomposite.so.1", "libxcomposite1",
          "libdbus-1.so.3", "libdbus-1-3");

  private static final Pattern MISSING = Pattern.compile("(lib[^ :/]+\\.so[.0-9]*): cannot open");

  private static boolean loaded;
  private static MediaException failure;

  private NativeLibrary() {}

  /**
   * Loads it if that was not done yet. Blocks for 20 to 150 ms.
   *
   * @throws MediaException the same one each time: a class whose loading failed stays broken
   */
  public static synchronized void load() throws MediaException {
    if (failure != null) {
      throw failure;
    }
    if (loaded) {
      return;
    }
    try {
      loadInPlace();
      // Its static initialiser copies the library out of the jar and loads it, unless told that
      // this was done.
      Class.forName("dev.onvoid.webrtc.media.MediaDevices");
      loaded = true;
      NativeLog.begin();
    } catch (ClassNotFoundException | LinkageError problem) {
      failure = new MediaException(sentence(problem), problem);
      throw failure;
    }
  }

  /**
   * The installed image holds the bare library beside the JVM's own: no copy, no temporary file.
   */
  private static void loadInPlace() {
    Path file = Path.of(System.getProperty("java.home"), "lib", fileName());
    if (!Files.exists(file)) {
      return;
    }
    try {
      Class<?> loader = Class.forName("dev.onvoid.webrtc.internal.NativeLoader");
      Field names = loader.getDeclaredField("LOADED_LIB_SET");
      names.setAccessible(true);
      @SuppressWarnings("unchecked")
      Set<String> known = (Set<String>) names.get(null);
      System.load(file.toString());
      known.add("webrtc-java");
    } catch (ReflectiveOperationException | RuntimeException closed) {
      LOG.info("could not load the library in place: {}", closed.toString());
    }
  }

  /** The file's name in the natives jar: system and processor as webrtc-java names them. */
  static String fileName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
    String arch =
        switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "arm" -> "aarch32";
          default -> "aarch64";
        };
    return System.mapLibraryName("webrtc-java-" + family + "-" + arch);
  }

  /** dlopen says "libpulse.so.0: cannot open shared object file: No such file or directory". */
  static String sentence(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Matcher missing = MISSING.matcher(String.valueOf(root.getMessage()));
    if (!missing.find()) {
      return WORDS.say("library.broken", root.getMessage());
    }
    String library = missing.group(1);
    String debian = DEBIAN.get(library);
    return debian == null
        ? WORDS.say("library.missing", library)
        : WORDS.say("library.missing.debian", library, debian);
  }

  /**
   * Gives up our count of a native object, once. webrtc-java gives it up first and then throws an
   * Error when others still count, as a connection does that stays in memory.
   */
  public static void dispose(Runnable dispose) {
    try {
      dispose.run();
    } catch (Error othersCount) {
      // as said
    }
  }

  /**
   * Gives freed native memory back to the system after a call; takes a few milliseconds, any
   * thread.
   *
   * <p>glibc keeps what is freed in arenas, one for each thread that allocated, and each call
   * brings new threads with pictures of 1.4 MB: twenty calls of two sides in one process ended at
   * 780 MB resident without this, though next to nothing of it was in use (measured). The JVM has a
   * command for it since 17.0.9, where there is a glibc; elsewhere there is no need.
   */
  public static void trimHeap() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              null,
              null);
    } catch (JMException notHere) {
      LOG.debug("freed memory stays with the process: {}", notHere.toString());
    }
  }
}
