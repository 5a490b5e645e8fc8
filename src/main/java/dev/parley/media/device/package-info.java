/**
 * The devices of this machine and which of them a call uses: {@code Devices}, {@code DeviceWatch},
 * {@code MediaChoice}, {@code SoundDevices} (the audio device module) and its {@code SoundGate}.
 */
package dev.parley.media.device;
