package dev.parley;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Lists what a shell offers as the value of an option. */
final class CompletedWords {
  private CompletedWords() {}

  /** Of {@code --media}. */
  static final class Test implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("test").iterator();
    }
  }

  /** Of a device; its names are the machine's own. */
  static final class Device implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("none", "test").iterator();
    }
  }

  /** Of {@code --signalling}. */
  static final class Dialect implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(dev.parley.Dialect.values()).map(dev.parley.Dialect::word).iterator();
    }
  }
}
