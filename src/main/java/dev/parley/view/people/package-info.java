/**
 * {@code PeersPanel}, who is in the channel and whose calls were missed; {@code OffersCard}, who is
 * calling.
 */
package dev.parley.view.people;
