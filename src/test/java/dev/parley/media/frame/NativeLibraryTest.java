package dev.parley.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("media")
class NativeLibraryTest {

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    UnsatisfiedLinkError missing =
        new UnsatisfiedLinkError(
            "/tmp/libwebrtc-java-linux-x86_64.so: libpulse.so.0: cannot open shared object file:"
                + " No such file or directory");

    assertEquals(
        "The system library libpulse.so.0 is missing. On Debian, install the package libpulse0.",
        NativeLibrary.sentence(missing));
  }

  @Test
  void anotherFailureIsSaidAsItIs() {
    ExceptionInInitializerError failure =
        new ExceptionInInitializerError(new RuntimeException("no space left"));

    assertTrue(NativeLibrary.sentence(failure).contains("no space left"));
  }

  @Test
  void theFileIsNamedAsInTheNativesJar() {
    assertTrue(
        NativeLibrary.fileName().contains("webrtc-java-"), "as mapLibraryName makes the rest");
  }
}
