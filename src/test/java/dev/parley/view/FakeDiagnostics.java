package dev.parley.view;

import dev.parley.view.settings.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a person wants to know. */
public final class FakeDiagnostics implements Diagnostics {
  private final List<String> wanted = new CopyOnWriteArrayList<>();

  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  @Override
  public void save(String graphics) {
    wanted.add("save, drawn " + graphics);
  }

  @Override
  public void reveal(Path file) {
    wanted.add("reveal " + file);
  }

  @Override
  public void dismiss(Remark remark) {
    wanted.add("dismiss " + remark.id());
  }
}
