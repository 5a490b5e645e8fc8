/**
 * A call of several (docs/calls.md): {@code GroupController} asks others to join, tells the members
 * of each other and decides whom to call; {@code Members} is who is in it.
 */
package dev.parley.peer.group;
