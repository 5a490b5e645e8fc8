package dev.parley.view.kit;

import java.util.function.Function;
import javafx.util.StringConverter;

/** What the values of a list to choose from are called. */
public final class Names<T> extends StringConverter<T> {
  private final Function<T, String> name;

  public Names(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : name.apply(value);
  }

  @Override
  public T fromString(String never) {
    throw new UnsupportedOperationException("nothing is typed here");
  }
}
