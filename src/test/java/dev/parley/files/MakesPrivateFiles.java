package dev.parley.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that makes one of each in a folder; it inherits its umask. */
final class MakesPrivateFiles {
  private MakesPrivateFiles() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "above", "folder");
    PrivateFiles.folder(folder);
    PrivateFiles.folder(folder.resolve("below"));
    PrivateFiles.create(folder.resolve("created")).close();
    PrivateFiles.write(folder.resolve("written"), "text".getBytes(StandardCharsets.UTF_8));
    PrivateFiles.open(folder.resolve("opened")).close();
  }
}
