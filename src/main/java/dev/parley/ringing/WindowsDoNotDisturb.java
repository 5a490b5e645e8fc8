package dev.parley.ringing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Do-not-disturb of Windows: SHQueryUserNotificationState, which knows of quiet hours, of
 * presentations and of full screens. Untested on Windows.
 */
final class WindowsDoNotDisturb implements DoNotDisturb {
  /** QUNS_ACCEPTS_NOTIFICATIONS; whatever else it says, a notification is not welcome. */
  private static final String WELCOME = "5";

  private static final String SCRIPT =
      "Add-Type -Namespace Parley -Name Shell -MemberDefinition"
          + " '[DllImport(\"shell32.dll\")] public static extern int"
          + " SHQueryUserNotificationState(out int state);';"
          + " $state = 0;"
          + " if ([Parley.Shell]::SHQueryUserNotificationState([ref] $state) -ne 0) { exit 1 };"
          + " $state";

  private final Programs programs;

  WindowsDoNotDisturb(Programs programs) {
    this.programs = programs;
  }

  @Override
  public boolean isWanted() throws IOException {
    return !WELCOME.equals(
        programs.ask(Map.of(), List.of("powershell.exe", "-NoProfile", "-Command", SCRIPT)));
  }
}
