package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.FakeLoop;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class OwnNameTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "robin, Robin",
    "robin.b_good, Robin b good",
    "éva, Éva",
    "'', ''",
    "DOMAIN\\user, ''",
    ", ''"
  })
  void anAccountMakesASuggestionWhereItIsAName(String account, String name) {
    assertEquals(name, OwnName.suggested(account));
  }

  @Test
  void aChangeCountsAtOnceAndForTheNextStart() {
    FakeLoop loop = new FakeLoop();
    OwnName name = new OwnName(loop, folder, "Me");
    name.change("Mia");
    assertEquals("Mia", name.now());
    loop.run();
    assertEquals(Optional.of("Mia"), SettingsFile.read(folder).name());
  }

  @Test
  void whatIsNoNameChangesNothing() {
    FakeLoop loop = new FakeLoop();
    OwnName name = new OwnName(loop, folder, "Me");
    name.change("<b>");
    loop.run();
    assertEquals("Me", name.now());
    assertEquals(Optional.empty(), SettingsFile.read(folder).name());
  }
}
