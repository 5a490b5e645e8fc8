package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StartFailureTest {

  @Test
  void noDisplay() {
    assertSays(new UnsupportedOperationException("Unable to open DISPLAY"), "no display");
  }

  @Test
  void aDisplayThatHangs() {
    assertSays(new TimeoutException(), "is not responding");
  }

  @Test
  void aLibraryOfKnownPackage() {
    String linker = "libXxf86vm.so.1: cannot open shared object file: No such file or directory";
    assertSays(new RuntimeException(new UnsatisfiedLinkError(linker)), "apt install libxxf86vm1;");
  }

  @Test
  void aLibraryOfUnknownPackage() {
    assertSays(new UnsatisfiedLinkError("libsomething.so.0"), "apt install libgtk-3-0;");
  }

  @Test
  void aLibraryThatJavaFxOnlyPrints() {
    String sentence =
        StartFailure.sentence(
            new RuntimeException("No toolkit found"),
            "UnsatisfiedLinkError: libglassgtk3.so: libXtst.so.6: cannot open shared object file");
    assertTrue(sentence.contains("apt install libxtst6;"), sentence);
  }

  @Test
  void anythingElse() {
    assertSays(new RuntimeException("No toolkit found"), "JavaFX does not start");
  }

  private static void assertSays(Throwable failure, String part) {
    String sentence = StartFailure.sentence(failure, "");
    assertTrue(sentence.contains(part), sentence);
    assertFalse(sentence.contains("\n"), sentence);
  }
}
