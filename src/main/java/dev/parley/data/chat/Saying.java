package dev.parley.data.chat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what is to be said in the first call of a channel, and who has it. Loop only. */
final class Saying {
  final List<String> texts;
  private final Set<String> told = new HashSet<>();
  private boolean over;

  Saying(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /** Whether that peer is still to be told. */
  boolean isFor(String key) {
    return !over && !texts.isEmpty() && !told.contains(key);
  }

  void told(String key) {
    told.add(key);
  }

  /** Nobody of the next call is told what somebody of this one was. */
  void callOver() {
    over |= !told.isEmpty();
  }
}
