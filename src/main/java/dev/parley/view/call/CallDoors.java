package dev.parley.view.call;

import dev.parley.data.pointer.PointerIntents;
import dev.parley.view.proof.ProofCards;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Dialogs;

/**
 * What leads from a call to the rest of the window, and to the peer.
 *
 * @param dialogs are not reached in a kiosk
 * @param proof says beside a name who that is
 */
public record CallDoors(
    DeviceChoices devices, Dialogs dialogs, ProofCards proof, PointerIntents pointer) {}
