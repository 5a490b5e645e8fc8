package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.files.DownloadFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file while it is received. */
@Tag("unit")
class PartFileTest {
  private static final long FREE = 100_000_000;

  @TempDir Path folder;
  private long usable = FREE;

  private PartFile open(Path known) throws IOException {
    return PartFile.open(new DownloadFolder(folder), "a.txt", 20_000_000, known, of -> usable);
  }

  @Test
  void whatOthersWriteMeanwhileLeavesItsReserve() throws IOException {
    try (PartFile part = open(null)) {
      part.write(List.of(new byte[1000]));
      usable = FREE / 2;
      assertThrows(PartFile.NoSpace.class, () -> part.write(List.of(new byte[1000])));
      assertEquals(1000, Files.size(part.path()));
      usable = FREE;
      part.write(List.of(new byte[1000]));
      assertEquals(2000, part.length());
    }
  }

  @Test
  void whatIsDeletedAfterItsEndIsTheFile() throws IOException {
    try (PartFile part = open(null)) {
      Path whole = part.finish(Hash.sha256().digest()).orElseThrow();
      Path others = Files.writeString(folder.resolve("a.txt.part"), "another one by now");
      part.delete();
      assertFalse(Files.exists(whole));
      assertTrue(Files.exists(others));
    }
  }

  @Test
  void onlyWhatWasMadeForNothingIsDiscarded() throws IOException {
    PartFile part = open(null);
    part.discard();
    assertFalse(Files.exists(part.path()));
    Path known = Files.writeString(folder.resolve("a.txt.part"), "some");
    open(known).discard();
    assertTrue(Files.exists(known));
  }
}
