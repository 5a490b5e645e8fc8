package dev.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PrivateFilesTest {
  private static final int NOBODY = 65_534;

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void place() {
    folder = temporary.resolve("parley");
  }

  /** 0 lets everybody in, 0777 not even this user. */
  @ParameterizedTest
  @ValueSource(strings = {"000", "022", "077", "0277", "0777"})
  void theUmaskMakesNoDifference(String umask) throws Exception {
    run("umask " + umask, MakesPrivateFiles.class, temporary);
    assertEquals(
        Map.of(
            "above", "rwx------",
            "above/folder", "rwx------",
            "above/folder/below", "rwx------",
            "above/folder/created", "rw-------",
            "above/folder/written", "rw-------",
            "above/folder/opened", "rw-------"),
        rights(temporary));
  }

  @Test
  void whatAnOlderVersionLeftIsClosed() throws IOException {
    Files.createDirectories(folder.resolve("identities/deeper"));
    Files.writeString(folder.resolve("a.lock"), "");
    Files.writeString(folder.resolve("identities/b.properties"), "x");
    Files.writeString(folder.resolve("identities/deeper/key.pem"), "x");
    Files.writeString(folder.resolve("tool"), "#!/bin/sh\n");
    open(folder, "rwxr-xr-x");
    open(folder.resolve("identities"), "rwxrwxrwx");
    open(folder.resolve("identities/deeper"), "rwxr-xr-x");
    open(folder.resolve("a.lock"), "rw-rw-rw-");
    open(folder.resolve("identities/b.properties"), "rw-r--r--");
    open(folder.resolve("identities/deeper/key.pem"), "r--r-----");
    open(folder.resolve("tool"), "rwxr-xr-x");
    PrivateFiles.folder(folder);
    assertEquals(
        Map.of(
            "parley", "rwx------",
            "parley/identities", "rwx------",
            "parley/identities/deeper", "rwx------",
            "parley/a.lock", "rw-------",
            "parley/identities/b.properties", "rw-------",
            "parley/identities/deeper/key.pem", "rw-------",
            "parley/tool", "rwx------"),
        rights(temporary));
  }

  @Test
  void aFolderThatIsClosedToItsOwnerIsOpenedToThatOne() throws IOException {
    Files.createDirectory(folder);
    open(folder, "---------");
    PrivateFiles.folder(folder);
    assertEquals(Map.of("parley", "rwx------"), rights(temporary));
  }

  @Test
  void aLinkInPlaceOfTheFolderIsNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    open(elsewhere, "rwxr-xr-x");
    Files.createSymbolicLink(folder, elsewhere);
    refused("symbolic link", () -> PrivateFiles.folder(folder));
    assertEquals("rwxr-xr-x", right(elsewhere));
  }

  @Test
  void aFileInPlaceOfTheFolderIsASentence() throws IOException {
    Files.writeString(folder, "");
    refused("not a folder", () -> PrivateFiles.folder(folder));
  }

  @Test
  void aLinkInPlaceOfAFileIsNotFollowed() throws IOException {
    PrivateFiles.folder(folder);
    Path target = Files.writeString(temporary.resolve("target"), "theirs");
    open(target, "rw-r--r--");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    PrivateFiles.folder(folder);
    refused("symbolic link", () -> PrivateFiles.open(link));
    refused("symbolic link", () -> PrivateFiles.read(link));
    assertThrows(FileSystemException.class, () -> PrivateFiles.create(link));
    PrivateFiles.write(link, "ours".getBytes(StandardCharsets.UTF_8));
    assertFalse(Files.isSymbolicLink(link));
    assertEquals("theirs", Files.readString(target));
    assertEquals("rw-r--r--", right(target));
  }

  @Test
  void aLinkThatLeadsNowhereMakesNoFileThere() throws IOException {
    PrivateFiles.folder(folder);
    Path target = temporary.resolve("target");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    assertThrows(IOException.class, () -> PrivateFiles.open(link));
    assertFalse(Files.exists(target));
  }

  /** As programs that manage settings put it there. */
  @Test
  void ownSettingsMayBeALinkToOwnFile() throws IOException {
    PrivateFiles.folder(folder);
    Path target = Files.writeString(temporary.resolve("target"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("settings.json"), target);
    try (InputStream in = PrivateFiles.readLinked(link)) {
      assertEquals("mine", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsAnothersIsNotUsed() throws IOException {
    asRoot();
    PrivateFiles.folder(folder);
    Path file = Files.writeString(folder.resolve("hosting.lock"), "");
    open(file, "rw-rw-rw-");
    Path link = Files.createSymbolicLink(folder.resolve("settings.json"), file);
    give(file);
    PrivateFiles.folder(folder);
    assertEquals("rw-rw-rw-", right(file), "it is left alone");
    refused("another user", () -> PrivateFiles.open(file));
    refused("another user", () -> PrivateFiles.read(file));
    refused("another user", () -> PrivateFiles.readLinked(file));
    refused("another user", () -> PrivateFiles.readLinked(link));
    PrivateFiles.write(file, new byte[0]);
    PrivateFiles.read(file).close();
  }

  @Test
  void aFolderOfAnotherIsNotUsedNorClosed() throws IOException {
    asRoot();
    Files.createDirectory(folder);
    open(folder, "rwxrwxrwx");
    give(folder);
    refused("another user", () -> PrivateFiles.folder(folder));
    assertEquals("rwxrwxrwx", right(folder));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  private interface Act {
    void run() throws IOException;
  }

  private static void refused(String word, Act act) {
    FileSystemException why = assertThrows(FileSystemException.class, act::run);
    assertTrue(why.getReason().contains(word), why.getReason());
  }

  private static void asRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can give files away");
  }

  private static void give(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
  }

  private static void open(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static String right(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Map<String, String> rights(Path folder) throws IOException {
    Map<String, String> rights = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(one -> !one.equals(folder)).toList()) {
        rights.put(folder.relativize(path).toString(), right(path));
      }
    }
    return rights;
  }

  /** While writing, the system says only that there is no room. */
  @Test
  void aFullDiskIsSaidWithTheFile() throws Exception {
    Path file = temporary.resolve("settings.json");
    Files.writeString(file, "before");
    String said = run("ulimit -f 1", FullDisk.class, file);
    assertTrue(said.startsWith(file + " | ") && !said.contains("null"), said);
    assertEquals("before", Files.readString(file));
    try (var left = Files.list(temporary)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void aLinkInPlaceOfAFolderIsSaidWithWhatToDo() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temporary.resolve("link"), elsewhere);
    String why =
        assertThrows(FileSystemException.class, () -> PrivateFiles.folder(link)).getReason();
    assertTrue(why.startsWith(link + " is a symbolic link") && why.contains("put a folder"), why);
  }

  private static String run(String first, Class<?> main, Path argument) throws Exception {
    Process process =
        ChildProcess.of(
                List.of(
                    "/bin/sh",
                    "-c",
                    first + "; exec \"$0\" \"$@\"",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName(),
                    argument.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
