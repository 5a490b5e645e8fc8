package dev.parley.server;

import java.io.IOException;

/** A real child process for the tests: chatty, and at its end when its standard input ends. */
final class ChattyChild {
  private ChattyChild() {}

  public static void main(String[] args) throws IOException {
    // More than any pipe holds: who does not drain it never sees this process end.
    System.out.println("x".repeat(1_000_000));
    while (System.in.read() >= 0) {
      // what is said to it does not matter
    }
  }
}
