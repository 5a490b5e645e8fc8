package dev.parley.view.settings;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.video.VideoPane;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** Opens cards on request: settings, preview, help, name, about. JavaFX thread. */
public final class Dialogs {
  private final AboutCard about;
  private final HelpCard help;
  private final PreviewCard preview;
  private final SettingsCard settings;
  private final NameCard name;

  /**
   * @param self for one's own pictures in the preview
   */
  public Dialogs(Intents intents, SettingsContext context, ModalPane modal, VideoPane self) {
    about = new AboutCard(context.versions(), modal);
    help = new HelpCard(modal, context.checks(), context.diagnostics());
    preview =
        new PreviewCard(
            modal,
            context.devices(),
            new SelfPicture("preview", self, context.preferences()),
            intents);
    settings = new SettingsCard(context.preferences(), modal, intents::unblock);
    name = new NameCard(intents, modal);
  }

  public void render(PeerState state) {
    preview.render(state);
    name.render(state);
    settings.render(state);
  }

  public void diagnostics(Diagnostics.Known known) {
    help.render(known);
  }

  public void devices(Map<DeviceChoices.Kind, DeviceChoices.Devices> devices) {
    preview.devices(devices);
    settings.show(devices);
  }

  /** Lets go of what they hold. */
  public void stop() {
    help.close();
    preview.close();
  }

  /** Whether the preview has the camera. */
  public ReadOnlyBooleanProperty hasCamera() {
    return preview.shownNow();
  }

  void about() {
    about.open();
  }

  public void settings() {
    settings.open();
  }

  /** Camera and sound. */
  public void preview() {
    preview.open();
  }

  /** What to do about troubles, and the check. */
  public void help() {
    help.open();
  }

  /** The person wants to be seen under another name. */
  public void changeName() {
    name.change();
  }

  /**
   * The person is to be asked for a name as soon as there is something to see.
   *
   * @param suggested may be empty
   */
  public void askName(String suggested) {
    name.askOnce(suggested);
  }
}
