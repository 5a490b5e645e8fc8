/**
 * {@code Main} and the commands (command line), {@code App} (assembles a run), {@code
 * ChannelSession} (one session in a channel) and {@code SessionSwitcher} (switches between
 * sessions), {@code LocalServer} (finds or becomes the computer's built-in server), {@code
 * LanServer} (the same server, open to the network), {@code ChannelsController} (the channels a
 * person can open, for the window; with {@code KeptPasswords}, and {@code LinkInbox} from
 * elsewhere), {@code Invitation} (an invite link), {@code ServerDialect} and {@code Clients} (which
 * dialects there are, and the only place that knows their clients; {@code ProtocolLabels}, their
 * names for people), {@code Identity}, {@code Settings} and {@code SettingsFile} (the user's
 * files), {@code DevicesController} (devices and screens, for the window), {@code WindowChecks}
 * (what the window's check looks at), {@code OwnName}, {@code Report} and its sources, {@code
 * RunLogHandle} and {@code Diagnosis} (what a run records for finding problems, and what the window
 * says about it), {@code StallWatch} (what a run does about a stuck loop: {@code StallDump} writes
 * the threads down, {@code ForcedEnd} ends the process).
 */
package dev.parley;
