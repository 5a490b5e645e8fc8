/**
 * {@code ChildProcess}, the only way to start another program: without the user's secrets in its
 * environment.
 */
package dev.parley.process;
