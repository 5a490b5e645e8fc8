package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of strangers. */
@Tag("unit")
class FileNameTest {
  @ParameterizedTest
  @CsvSource({
    "plan.pdf, plan.pdf",
    "Überblick über München.odt, Überblick über München.odt",
    "会议记录.txt, 会议记录.txt",
    "../../.bashrc, _.._.bashrc",
    "/etc/passwd, _etc_passwd",
    "'..', file",
    "'.', file",
    "'', file",
    "'   ', file",
    ".bashrc, bashrc",
    "C:\\\\Windows\\\\a.exe, C__Windows_a.exe",
    "'a:b|c*d?e<f>g\"h', a_b_c_d_e_f_g_h",
    "'name. . ', name",
    "CON, _CON",
    "con.txt, _con.txt",
    "'LPT1 .log', '_LPT1 .log'",
    "COM².txt, _COM².txt",
    "console.txt, console.txt",
    "-rf, rf",
    "~root, root",
    "a.part, a.part",
  })
  void itIsOneHarmlessName(String raw, String harmless) {
    assertEquals(harmless, FileName.harmless(raw.replace("\\\\", "\\")));
  }

  @Test
  void whatCannotBeSeenIsNotInIt() {
    assertEquals("annexe_gpj.exe", FileName.harmless("annexe_\u202Egpj.exe\u202C"));
    assertEquals("a_b_.txt", FileName.harmless("a\nb\u0000.txt"));
    assertEquals("ab.txt", FileName.harmless("a\u200Bb\u2066.txt\uFEFF"));
    assertEquals("ab.txt", FileName.harmless("a\u3164b\u034F.txt"));
  }

  @Test
  void itsEndingSurvivesWhereItIsTooLong() {
    String name = FileName.harmless("ä".repeat(500) + ".tar.gz");

    assertTrue(name.endsWith("ä.tar.gz"), name);
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200);
    assertEquals(".tar.gz", FileName.ending(name));
  }

  @Test
  void anyTextBecomesOneNameInTheFolder() {
    Random random = new Random(18);
    Path folder = Path.of("/folder");
    for (int round = 0; round < 10_000; round++) {
      StringBuilder raw = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        raw.appendCodePoint(
            switch (random.nextInt(4)) {
              case 0 -> "/\\.. \u0000:~-".charAt(random.nextInt(9));
              case 1 -> random.nextInt(0x110000);
              case 2 -> random.nextInt(0x300);
              default -> 'a' + random.nextInt(26);
            });
      }
      String name = FileName.harmless(raw.toString());
      Path place = folder.resolve(name);
      assertEquals(folder, place.getParent(), name);
      assertEquals(place, place.normalize(), name);
      assertFalse(name.startsWith("."), name);
      assertEquals(name, FileName.harmless(name), "the same again");
    }
  }
}
