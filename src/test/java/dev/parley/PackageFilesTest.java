package dev.parley;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What config/package/build puts into packages, as text: whether the built ones install, start and
 * go away again, {@code src/scripts/release/install-check} sees.
 */
@Tag("desktop")
class PackageFilesTest {
  private static final Path CONFIG = Path.of("config/package");

  /** "libpulse.so.0 libpulse0" in src/scripts/packages. */
  private static final Pattern NEEDED = Pattern.compile("^(lib\\S+\\.so\\.\\d+) (\\S+)$");

  @Test
  void aDesktopTakesTheMenuEntryAndGivesItLinks() throws Exception {
    List<String> entry = Files.readAllLines(CONFIG.resolve("linux/parley.desktop"));
    assertAll(
        () -> assertTrue(entry.contains("Exec=parley -- %u")),
        () -> assertTrue(entry.contains("MimeType=x-scheme-handler/parley;")));
    if (System.getProperty("os.name").equals("Linux")) {
      Process check =
          new ProcessBuilder("desktop-file-validate", CONFIG + "/linux/parley.desktop").start();
      assertEquals("", new String(check.getInputStream().readAllBytes()));
      assertEquals(0, check.waitFor());
    }
  }

  /** A later Jetty may read another property, and find out for itself again. */
  @Test
  void jettyReadsThePropertyThatSparesItALongStart() throws Exception {
    String name = "org.eclipse.jetty.util.referencesPerCacheLine";
    assertTrue(Files.readString(CONFIG.resolve("Image.java")).contains("-D" + name + "=16"));
    try (InputStream reader =
        Server.class.getResourceAsStream("/org/eclipse/jetty/util/MemoryUtils.class")) {
      String constants = new String(reader.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(constants.contains(name));
    }
  }

  @Test
  void packagesAskForWhatTheProgramNeeds() throws Exception {
    String debian = line("linux/control", "Depends:");
    String redhat = Files.readString(CONFIG.resolve("linux/parley.spec"));
    Map<String, String> needed = needed();
    assertEquals(10, needed.size());
    needed.forEach(
        (library, name) -> {
          assertTrue(Pattern.compile("[ ,]" + name + "[ ,]").matcher(debian).find(), name);
          assertTrue(redhat.contains(library + "()(64bit)"), library);
        });
  }

  @Test
  void saysUnderWhichLicenceEachLibraryIsGivenOn() throws Exception {
    List<String> bundled = Files.readAllLines(CONFIG.resolve("licences/bundled"));
    List<String> libraries = libraries();
    assertTrue(libraries.contains("webrtc-java"), libraries::toString);
    for (String library : libraries) {
      assertTrue(
          bundled.stream().anyMatch(line -> line.startsWith(library + " ")),
          library + " is not in config/package/licences/bundled");
    }
    for (String line : bundled) {
      if (!line.startsWith("#")) {
        assertTrue(hasText(line.split(" +")[1]), line);
      }
    }
  }

  @Test
  void macAsksForCameraMicrophoneAndNetworkAndGivesLinks() throws Exception {
    List<String> keys = texts(xml("macos/Info.plist"), "key");
    assertTrue(
        keys.containsAll(
            List.of(
                "NSCameraUsageDescription",
                "NSMicrophoneUsageDescription",
                "NSLocalNetworkUsageDescription",
                "CFBundleURLSchemes")),
        keys::toString);
    assertTrue(texts(xml("macos/Info.plist"), "string").contains("parley"));
  }

  @Test
  void windowsWritesTheLinksForOneUserAndTakesThemAway() throws Exception {
    Document wix = xml("windows/main.wxs");
    Element key = (Element) wix.getElementsByTagName("RegistryKey").item(0);
    assertEquals("HKCU", key.getAttribute("Root"));
    assertEquals("yes", key.getAttribute("ForceDeleteOnUninstall"));
    NodeList values = key.getElementsByTagName("RegistryValue");
    Element command = (Element) values.item(values.getLength() - 1);
    assertEquals("\"[INSTALLDIR]Parley.exe\" -- \"%1\"", command.getAttribute("Value"));
  }

  @Test
  void softwareCentresFindTheMenuEntry() throws Exception {
    assertEquals(
        List.of("parley.desktop"),
        texts(xml("linux/dev.parley.Parley.metainfo.xml"), "launchable"));
  }

  private static String line(String file, String start) throws IOException {
    try (Stream<String> lines = Files.lines(CONFIG.resolve(file))) {
      return lines.filter(line -> line.startsWith(start)).findFirst().orElseThrow() + " ";
    }
  }

  /** Library to Debian package. */
  private static Map<String, String> needed() throws IOException {
    Map<String, String> needed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/scripts/packages"))) {
      Matcher one = NEEDED.matcher(line);
      if (one.matches()) {
        needed.put(one.group(1), one.group(2));
      }
    }
    return needed;
  }

  /** The artifacts that the pom names and that are shipped. */
  private static List<String> libraries() throws Exception {
    Document pom = parser().parse(Path.of("pom.xml").toFile());
    List<String> names = new ArrayList<>();
    NodeList all = pom.getElementsByTagName("dependency");
    for (int i = 0; i < all.getLength(); i++) {
      Element dependency = (Element) all.item(i);
      if (!texts(dependency, "scope").contains("test")) {
        names.addAll(texts(dependency, "artifactId"));
      }
    }
    return names;
  }

  private static boolean hasText(String licence) {
    return switch (licence) {
      case "Apache-2.0" -> Files.exists(Path.of("LICENSE"));
      case "GPL-2.0-with-classpath-exception" -> true; // lies in the JDK that is bundled
      default -> Files.exists(CONFIG.resolve("licences/" + licence + ".txt"));
    };
  }

  private static Document xml(String file) throws Exception {
    return parser().parse(CONFIG.resolve(file).toFile());
  }

  /** Fetches nothing: Apple's DTD is at Apple's. */
  private static DocumentBuilder parser() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder();
  }

  private static List<String> texts(Document document, String tag) {
    return texts(document.getDocumentElement(), tag);
  }

  private static List<String> texts(Element element, String tag) {
    NodeList all = element.getElementsByTagName(tag);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }
}
