/**
 * The contract of a connection to one peer: {@code Connection}, its {@code Statistics} and {@code
 * CallQuality}, {@code IceServers}, and {@code OwnCertificate}, by which a copy is known again.
 * {@code MediaLoopConnection} passes calls from its user's loop to the media loop; a {@code Scope}
 * ends once, and with it whatever belongs to it; {@code Reachability}, whether descriptions can
 * reach the peer.
 */
package dev.parley.connection;
