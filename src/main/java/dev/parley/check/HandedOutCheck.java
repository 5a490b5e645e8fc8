package dev.parley.check;

import dev.parley.call.IceServer;
import dev.parley.check.Finding.Standing;
import dev.parley.connection.session.IceCheck;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tests the STUN and TURN servers that a signalling server hands out, and reports one thing of all:
 * how many there are is not known before. Loop only.
 */
final class HandedOutCheck implements Check {
  private static final Words WORDS = Words.in(HandedOutCheck.class);

  private final Finding found = Finding.waiting("ice-handed-out", WORDS.say("check.handed.out"));

  private final Function<IceServer, IceCheck> look;
  private final Supplier<List<IceServer>> handedOut;
  private final List<IceServerCheck> checks = new ArrayList<>();
  private final List<Finding> answers = new ArrayList<>();

  /**
   * @param handedOut asked when it begins
   */
  HandedOutCheck(Function<IceServer, IceCheck> look, Supplier<List<IceServer>> handedOut) {
    this.look = look;
    this.handedOut = handedOut;
  }

  @Override
  public List<Finding> before() {
    return List.of(found);
  }

  @Override
  public void begin(Consumer<Finding> told) {
    for (IceServer server : handedOut.get()) {
      checks.add(new IceServerCheck(look, server, checks.size() + 1));
    }
    if (checks.isEmpty()) {
      told.accept(found.notLookedAt(WORDS.say("check.handed.out.none"), ""));
    }
    checks.forEach(check -> check.begin(answer -> answered(answer, told)));
  }

  private void answered(Finding answer, Consumer<Finding> told) {
    answers.add(answer);
    if (answers.size() == checks.size()) {
      List<Finding> bad = answers.stream().filter(one -> one.standing() != Standing.GOOD).toList();
      told.accept(
          bad.isEmpty()
              ? found.good(answer.what() + ": " + answer.why()).with("count", answers.size())
              : found.bad(bad.get(0).what() + ": " + bad.get(0).why(), bad.get(0).advice()));
    }
  }

  @Override
  public void cancel() {
    checks.forEach(IceServerCheck::cancel);
  }
}
