package dev.parley.server;

/** Answers one method, on the loop: exactly one result or error, then its consequences. */
@FunctionalInterface
interface Handler {
  void handle(Session from, Request request);
}
