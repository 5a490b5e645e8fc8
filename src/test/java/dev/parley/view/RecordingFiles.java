package dev.parley.view;

import dev.parley.data.files.FileIntents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records what a person wants done with files. */
public final class RecordingFiles implements FileIntents {
  private final List<String> wanted = new ArrayList<>();

  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  @Override
  public void send(List<Path> files) {
    wanted.add("send " + files);
  }

  @Override
  public void accept(long key) {
    wanted.add("accept " + key);
  }

  @Override
  public void decline(long key) {
    wanted.add("decline " + key);
  }

  @Override
  public void cancel(long key) {
    wanted.add("cancel " + key);
  }

  @Override
  public void retry(long key) {
    wanted.add("retry " + key);
  }

  @Override
  public void forget(long key) {
    wanted.add("forget " + key);
  }

  @Override
  public void reveal(long key) {
    wanted.add("reveal " + key);
  }
}
