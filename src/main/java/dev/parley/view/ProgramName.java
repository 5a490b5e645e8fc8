package dev.parley.view;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The name that JavaFX gives all windows of this program, by which a desktop finds the menu entry
 * they belong to ({@code StartupWMClass} in config/package/linux/parley.desktop). It is "java"
 * otherwise, for there is no call for it but {@code Application.launch}, which would take the main
 * thread.
 */
final class ProgramName {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramName.class);

  static final String NAME = "Parley";

  private ProgramName() {}

  /** JavaFX thread, before the first window. The image opens the door for it (pom.xml). */
  static void tell() {
    try {
      Class<?> toolkit = Class.forName("com.sun.glass.ui.Application");
      Object one = toolkit.getMethod("GetApplication").invoke(null);
      toolkit.getMethod("setName", String.class).invoke(one, NAME);
    } catch (ReflectiveOperationException closed) {
      LOG.debug("the windows are named java: {}", closed.toString());
    }
  }
}
