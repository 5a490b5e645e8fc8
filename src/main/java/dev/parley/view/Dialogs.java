package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.text.Words;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.kordamp.ikonli.feather.Feather;

/** Opens cards on request: settings, preview, help, name, about. JavaFX thread. */
final class Dialogs {
  private static final Words WORDS = Words.in(Dialogs.class);

  private final ModalPane modal;
  private final AboutCard about;
  private final HelpCard help;
  private final PreviewCard preview;
  private final SettingsCard settings;
  private final Modal settingsModal;
  private final NameCard name;
  private final VisitCard visit;

  /**
   * @param self for one's own pictures in the preview
   */
  Dialogs(
      Intents intents,
      WindowContext windowContext,
      PreferencesModel preferencesModel,
      ModalPane modal,
      VideoPane self) {
    this.modal = modal;
    about = new AboutCard(windowContext.version(), modal);
    help = new HelpCard(modal, windowContext.checks(), windowContext.diagnostics());
    preview = new PreviewCard(modal, windowContext.machine(), preferencesModel, intents, self);
    settings = new SettingsCard(preferencesModel, () -> show(false));
    settingsModal = Modal.dialog(settings, () -> show(false), settings.primary());
    name = new NameCard(intents, modal, windowContext.asksName());
    visit = new VisitCard(windowContext.places(), modal);
  }

  /** Has an item in the menu for each that has no other place. */
  void leadFrom(MainMenu menu) {
    menu.lead("menu-settings", Feather.SETTINGS, WORDS.say("settings.open"), this::settings);
    menu.lead("menu-preview", Feather.SLIDERS, WORDS.say("menu.preview"), this::preview);
    menu.lead("menu-help", Feather.HELP_CIRCLE, WORDS.say("help.open"), this::help);
  }

  void render(PeerState state) {
    preview.render(state);
    name.render(state);
  }

  /**
   * A link that was opened elsewhere.
   *
   * @return whether it has just led to other people
   */
  boolean visited(ChannelList.Visit link) {
    return visit.render(link);
  }

  void diagnostics(Diagnostics.Known known) {
    help.render(known);
  }

  void devices(Map<DeviceChoices.Kind, DeviceChoices.Devices> devices) {
    preview.devices(devices);
    settings.show(devices);
  }

  /** Lets go of what they hold. */
  void stop() {
    help.close();
    preview.close();
  }

  /** Whether the preview has the camera. */
  ReadOnlyBooleanProperty hasCamera() {
    return preview.shownNow();
  }

  void about() {
    about.show(true);
  }

  void settings() {
    show(true);
  }

  /** Camera and sound. */
  void preview() {
    preview.open();
  }

  /** What to do about troubles, and the check. */
  void help() {
    help.open();
  }

  /** The person wants to be seen under another name. */
  void changeName() {
    name.change();
  }

  private void show(boolean wanted) {
    modal.want(settingsModal, wanted);
  }
}
