package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of the media engine's age is what its binary says. */
@Tag("unit")
class VersionTest {
  private static final Pattern STAMP = Pattern.compile("WebRTC source stamp ([0-9-]{10})T");

  @Test
  void theDateOfTheMediaEngineIsThatOfItsSource() throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream("libwebrtc-java-linux-x86_64.so")) {
      Assumptions.assumeTrue(in != null, "another system's library");
      Matcher stamp = STAMP.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      assertTrue(stamp.find());
      assertEquals("(" + stamp.group(1) + ")", Version.of("libwebrtc").replaceFirst("M\\d+ ", ""));
    }
  }
}
