/** {@code Json}: reads strangers' JSON within limits. */
package dev.parley.json;
