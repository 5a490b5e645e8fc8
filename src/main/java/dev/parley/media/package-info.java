/**
 * {@code Media}, the media of this process: opens captures and previews and follows the devices;
 * {@code DeviceTrial}, which tries whether devices open.
 */
package dev.parley.media;
