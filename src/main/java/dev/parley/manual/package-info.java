/**
 * {@code Handbook}: generates manual pages and shell completions from the commands, for the build.
 */
package dev.parley.manual;
