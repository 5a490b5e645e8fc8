/**
 * Connects the copies of the program on one computer: {@code SingleInstanceServer} receives links
 * from other copies through a socket in a {@code PrivateFolder} of the user; {@code
 * SingleInstanceClient} sends them, with one {@code IpcFrame} each way; {@code CopyLock} is held by
 * one copy at a time.
 */
package dev.parley.instance;
