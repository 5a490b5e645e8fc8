/**
 * {@code Words}: what a package says to a person, in that person's language; {@code Sanitizer},
 * which makes strangers' text safe to show; {@code PercentEncoding}, of URLs; the texts are in each
 * package's own {@code words.properties} and its translations.
 */
package dev.parley.text;
