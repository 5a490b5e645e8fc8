/** Test card and test tone, and {@code ToneMeter}, which hears one. */
package dev.parley.media.test;
