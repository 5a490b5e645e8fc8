/**
 * What the two programs of a call tell each other on its data channels (docs/data-channels.md): a
 * {@code DataFeature} for each thing, such as chat, with a session for each call, and {@code
 * DataCall}, what it can do there; a {@code Clearance}, whether what goes without a click may go;
 * {@code DataSession}, which says hello and passes messages on; {@code DirectSignalling}, the
 * signalling of a running call while the server is away, and {@code PartnerRoute}, by which of the
 * two ways a message goes.
 */
package dev.parley.data;
