/**
 * Alerts a person who is looking elsewhere: {@code Bell} follows the {@code PeerState}; {@code
 * Ringing} decides what is heard, {@code Announcer} what the system shows; {@code DoNotDisturb}
 * detects do not disturb, {@code SystemNotifications} sends notifications, each for the three
 * systems.
 */
package dev.parley.ringing;
