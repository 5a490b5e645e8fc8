package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process without memory ends, with the very options of the image, so that it is restarted. */
@Tag("unit")
class OutOfMemoryTest {
  private static final Pattern OPTION = Pattern.compile("\"(-[^\"]+)\"");

  @Test
  void itEndsWithStatus3WhateverCatchesTheError() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hungry.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(3, process.exitValue(), said);
  }

  /** Those that the image is linked with. */
  private static List<String> options() throws IOException {
    String source = Files.readString(Path.of("config/package/Image.java"));
    int start = source.indexOf("String OPTIONS =");
    List<String> options =
        OPTION
            .matcher(source.substring(start, source.indexOf(';', start)))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertTrue(options.contains("-Xmx256m"), options.toString());
    return options;
  }

  /** A process that wants more than there is, and takes no notice when it does not get it. */
  static final class Hungry {
    private Hungry() {}

    public static void main(String[] args) {
      List<byte[]> held = new ArrayList<>();
      try {
        while (true) {
          held.add(new byte[1 << 20]);
        }
      } catch (OutOfMemoryError ignored) {
        System.out.println("still here with " + held.size());
      }
    }
  }
}
