package dev.parley.ringing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A toast of Windows 10 and later, by PowerShell. Untested on Windows. The texts come by the
 * environment and go into the toast as text nodes: they are neither command nor markup.
 */
final class WindowsNotifications implements SystemNotifications {
  /** Of PowerShell: a toast needs a program that the start menu knows. */
  private static final String APPLICATION =
      "{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe";

  private static final String SCRIPT =
      "$manager = [Windows.UI.Notifications.ToastNotificationManager,"
          + " Windows.UI.Notifications, ContentType = WindowsRuntime];"
          + " $kind = [Windows.UI.Notifications.ToastTemplateType]::ToastText02;"
          + " $toast = $manager::GetTemplateContent($kind);"
          + " $texts = $toast.GetElementsByTagName('text');"
          + " $null = $texts.Item(0).AppendChild($toast.CreateTextNode($env:PARLEY_TITLE));"
          + " $null = $texts.Item(1).AppendChild($toast.CreateTextNode($env:PARLEY_BODY));"
          + " $manager::CreateToastNotifier('"
          + APPLICATION
          + "').Show([Windows.UI.Notifications.ToastNotification]::new($toast))";

  private final Programs programs;

  WindowsNotifications(Programs programs) {
    this.programs = programs;
  }

  @Override
  public String show(String title, String body) throws IOException {
    programs.ask(
        Map.of("PARLEY_TITLE", title, "PARLEY_BODY", body),
        List.of("powershell.exe", "-NoProfile", "-Command", SCRIPT));
    return "";
  }

  @Override
  public void withdraw(String id) {}
}
