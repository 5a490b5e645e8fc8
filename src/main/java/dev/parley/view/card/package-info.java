/**
 * {@code CardTable}, a call summed up, with {@code CardText}, its words; {@code RecentCallRows},
 * the last calls, to open and to delete.
 */
package dev.parley.view.card;
