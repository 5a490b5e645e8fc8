/** {@code Figures}, how a call is doing, for a person, with its {@code History}. */
package dev.parley.peer.figures;
