package dev.parley.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found of one thing that a call needs, in sentences for a person.
 *
 * @param id of the thing: {@code microphone}, {@code server}, {@code ice-1} and so on
 * @param what its name
 * @param why what was found, in sentences; empty while that is not known
 * @param advice what to do, empty where nothing is to be done
 * @param figures what was measured, by name: numbers and single words, in the order in which they
 *     were added
 */
public record Finding(
    String id,
    String what,
    Standing standing,
    String why,
    String advice,
    Map<String, Object> figures) {

  /** How something is. */
  public enum Standing {
    WAITING("..."),
    GOOD("good"),
    /** It works, and something should be done about it all the same. */
    REMARK("warning"),
    BAD("bad"),
    NOT_LOOKED_AT("not looked at");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** For a terminal, which is English. */
    public String word() {
      return word;
    }
  }

  /** Nothing is known yet. */
  public static Finding waiting(String id, String what) {
    return new Finding(id, what, Standing.WAITING, "", "", Map.of());
  }

  public Finding good(String seen) {
    return now(Standing.GOOD, seen, "");
  }

  public Finding remark(String seen, String toDo) {
    return now(Standing.REMARK, seen, toDo);
  }

  public Finding bad(String seen, String toDo) {
    return now(Standing.BAD, seen, toDo);
  }

  public Finding notLookedAt(String reason, String toDo) {
    return now(Standing.NOT_LOOKED_AT, reason, toDo);
  }

  /** The same with one more figure. */
  public Finding with(String name, Object figure) {
    Map<String, Object> more = new LinkedHashMap<>(figures);
    more.put(name, figure);
    return new Finding(id, what, standing, why, advice, more);
  }

  public boolean needsAction() {
    return standing == Standing.BAD || standing == Standing.REMARK;
  }

  public boolean isOver() {
    return standing != Standing.WAITING;
  }

  private Finding now(Standing other, String seen, String toDo) {
    return new Finding(id, what, other, seen, toDo, figures);
  }
}
