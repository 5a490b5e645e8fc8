package dev.parley.peer;

import dev.parley.signalling.PeerName;
import dev.parley.text.Words;

/** Checks a person's name while it is typed, and says what is wrong with it. Any thread. */
public final class NameRule {
  private static final Words WORDS = Words.in(NameRule.class);

  private NameRule() {}

  /** The text without spaces that nobody meant: at its ends, or two in a row. */
  public static String tidy(String typed) {
    return typed.strip().replaceAll("[\\s\\h]+", " ");
  }

  /** Why this cannot be a name, one sentence; empty where it can. No name at all is fine. */
  public static String reason(String name) {
    return switch (name.isEmpty() ? PeerName.Fault.NONE : PeerName.fault(name)) {
      case NONE -> "";
      case LENGTH -> WORDS.say("name.length", PeerName.MOST);
      case SPACES -> WORDS.say("name.spaces");
      case CHARACTERS -> WORDS.say("name.characters");
    };
  }
}
