package dev.parley.view.call;

import dev.parley.data.pointer.PointerIntents;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Dialogs;

/**
 * What leads from a call to the rest of the window, and to the peer.
 *
 * @param dialogs are not reached in a kiosk
 */
public record CallDoors(DeviceChoices devices, Dialogs dialogs, PointerIntents pointer) {}
