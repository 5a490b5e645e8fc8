package dev.parley.checkup;

import dev.parley.text.Words;
import java.util.List;
import java.util.function.Consumer;

/** That no STUN or TURN server is set, which may be right. Loop only. */
public final class NoIceExamination implements Examination {
  private static final Words WORDS = Words.in(NoIceExamination.class);

  private final Finding found = Finding.waiting("ice", WORDS.say("check.ice"));

  @Override
  public List<Finding> before() {
    return List.of(found);
  }

  @Override
  public void begin(Consumer<Finding> told) {
    told.accept(found.notLookedAt(WORDS.say("check.ice.none"), WORDS.say("check.ice.none.do")));
  }

  @Override
  public void cancel() {}
}
