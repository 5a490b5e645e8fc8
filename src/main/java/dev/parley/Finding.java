package dev.parley;

import dev.parley.view.Checks.Found;
import dev.parley.view.Checks.Standing;

/**
 * What was found of one thing that a call needs, in sentences for a person.
 *
 * @param id of the thing: {@code microphone}, {@code server}, {@code ice-1} and so on
 * @param what its name
 * @param why how it is, and what it was that was seen; empty while that is not known
 * @param advice what to do, empty where nothing is to be done
 */
record Finding(String id, String what, Standing standing, String why, String advice) {

  /** Nothing is known yet. */
  static Finding waiting(String id, String what) {
    return new Finding(id, what, Standing.WAITING, "", "");
  }

  Finding good(String seen) {
    return new Finding(id, what, Standing.GOOD, seen, "");
  }

  Finding bad(String seen, String toDo) {
    return new Finding(id, what, Standing.BAD, seen, toDo);
  }

  Finding notLookedAt(String reason, String toDo) {
    return new Finding(id, what, Standing.NOT_LOOKED_AT, reason, toDo);
  }

  boolean isOver() {
    return standing != Standing.WAITING;
  }

  /** For the window. */
  Found shown() {
    return new Found(id, what, standing, why, advice);
  }

  /** One line, for a terminal: a mark that needs no colour, and everything else. */
  String line() {
    String mark =
        switch (standing) {
          case GOOD -> "ok ";
          case BAD -> "BAD";
          case NOT_LOOKED_AT -> "-  ";
          case WAITING -> "...";
        };
    return (mark + " " + what + ": " + why + (advice.isEmpty() ? "" : " " + advice)).strip();
  }
}
