package dev.parley;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClosingTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void eachIsClosedThoughOneBeforeItFails() {
    AssertionError late = new AssertionError("ann has not left");
    IOException later = new IOException("a file is gone");

    AssertionError told =
        assertThrows(
            AssertionError.class,
            () -> Closing.all(noted("first"), failing(late), null, failing(later), noted("last")));

    assertEquals(List.of("first", "last"), closed);
    assertSame(late, told);
    assertArrayEquals(new Throwable[] {later}, told.getSuppressed());
  }

  @Test
  void afterAFailureThatOneIsToldAndWhatFailsInClosingIsInIt() {
    AssertionError inVain = new AssertionError("no picture");
    AssertionError late = new AssertionError("ann has not left");

    Closing.after(inVain, failing(late), noted("server"));

    assertEquals(List.of("server"), closed);
    assertArrayEquals(new Throwable[] {late}, inVain.getSuppressed());
  }

  private AutoCloseable noted(String what) {
    return () -> closed.add(what);
  }

  private static AutoCloseable failing(Throwable failure) {
    return () -> {
      if (failure instanceof Exception checked) {
        throw checked;
      }
      throw (Error) failure;
    };
  }
}
