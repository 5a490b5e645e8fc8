package dev.parley.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the compiled code of a class names, and what that names in turn: whether a test uses a
 * fixture, however many others are in between.
 */
final class NamedClasses {
  private static final Pattern NAME = Pattern.compile("dev/parley/[\\w/$]+");

  private NamedClasses() {}

  /** Whether the code of one leads to the other; only classes of the same build folder count. */
  static boolean lead(Class<?> from, Class<?> to) {
    String wanted = to.getName().replace('.', '/');
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>();
    next.add(from.getName().replace('.', '/'));
    while (!next.isEmpty()) {
      String name = next.remove();
      if (name.equals(wanted)) {
        return true;
      }
      if (seen.add(name)) {
        NAME.matcher(code(name, to)).results().forEach(found -> next.add(found.group()));
      }
    }
    return false;
  }

  /** Its bytes, one character each; empty for what is no class, or one of another folder. */
  private static String code(String name, Class<?> neighbour) {
    URL file = neighbour.getClassLoader().getResource(name + ".class");
    URL folder = neighbour.getProtectionDomain().getCodeSource().getLocation();
    if (file == null || !file.toString().contains(folder.toString())) {
      return "";
    }
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
