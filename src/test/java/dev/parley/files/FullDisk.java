package dev.parley.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A process that may write no file as long as this, as where a disk is full. */
final class FullDisk {
  private FullDisk() {}

  public static void main(String[] arguments) throws IOException {
    try {
      PrivateFiles.write(Path.of(arguments[0]), new byte[100_000]);
    } catch (FileSystemException named) {
      System.out.println(named.getFile() + " | " + named.getReason());
    }
  }
}
