package dev.parley.call;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names a call among the calls of a channel, so that more people can join it.
 *
 * @param id made by the side that called first, at random; empty for a peer whose program knows
 *     calls of two alone
 * @param members the ids of those who are in the call, as far as the one who says it knows; empty
 *     where it begins with the two who talk about it
 */
public record CallRef(String id, List<String> members) {
  /** Of a call that nobody can join. */
  public static final CallRef NONE = new CallRef("", List.of());

  /** People in one call, this side included. */
  public static final int MOST = 6;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

  /** Whether a stranger's text passes as the id of a call. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  public CallRef {
    members = List.copyOf(members);
  }

  /** Whether more people can join the call. */
  public boolean isNamed() {
    return !id.isEmpty();
  }

  /** Whether it is about joining a call that goes on. */
  public boolean joins() {
    return !members.isEmpty();
  }
}
