package dev.parley.view.call;

import dev.parley.data.pointer.PointerIntents;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Dialogs;
import javafx.scene.control.Button;

/**
 * What leads from a call to the rest of the window, and to the peer.
 *
 * @param dialogs are not reached in a kiosk
 * @param shield says beside the name who that is
 */
public record CallDoors(
    DeviceChoices devices, Dialogs dialogs, Button shield, PointerIntents pointer) {}
