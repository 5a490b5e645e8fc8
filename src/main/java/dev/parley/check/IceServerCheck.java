package dev.parley.check;

import dev.parley.call.IceServer;
import dev.parley.connection.session.IceCheck;
import dev.parley.connection.session.IceServerError;
import dev.parley.text.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Tests one STUN or TURN server. Loop only. */
public final class IceServerCheck implements Check {
  private static final Words WORDS = Words.in(IceServerCheck.class);

  private final Function<IceServer, IceCheck> look;
  private final IceServer server;
  private final Finding found;
  private IceCheck check;

  /**
   * @param number from 1, among those that are set
   */
  public IceServerCheck(Function<IceServer, IceCheck> look, IceServer server, int number) {
    this.look = look;
    this.server = server;
    String what = isTurn() ? "check.turn" : "check.stun";
    found = Finding.waiting("ice-" + number, WORDS.say(what, server.url()));
  }

  /** That no server is set, which may be right. */
  public static Check none() {
    Finding ice = Finding.waiting("ice", WORDS.say("check.ice"));
    return Check.known(
        ice.notLookedAt(WORDS.say("check.ice.none"), WORDS.say("check.ice.none.do")));
  }

  @Override
  public List<Finding> before() {
    return List.of(found);
  }

  @Override
  public void begin(Consumer<Finding> told) {
    check = look.apply(server);
    check.answer().thenAccept(answer -> told.accept(finding(answer)));
  }

  @Override
  public void cancel() {
    if (check != null) {
      check.cancel();
    }
  }

  /** What an answer means. */
  public Finding finding(IceCheck.Answer answer) {
    return switch (answer.outcome()) {
      case WORKS -> found.good(works(answer)).with("ms", answer.took().toMillis());
      case REFUSED, UNWILLING -> {
        IceServerError error = IceServerError.of(answer.code());
        yield found.bad(error.sentence(answer.code()), error.advice());
      }
      case SILENT -> found.bad(WORDS.say("check.ice.silent"), silence());
      case OFFLINE -> found.bad(WORDS.say("check.ice.offline"), WORDS.say("check.ice.offline.do"));
      case FAILED -> found.notLookedAt(WORDS.say("check.ice.failed"), "");
    };
  }

  private String works(IceCheck.Answer answer) {
    long millis = answer.took().toMillis();
    if (isTurn()) {
      return WORDS.say("check.turn.good", millis);
    }
    return answer.address().isEmpty()
        ? WORDS.say("check.stun.open", millis)
        : WORDS.say("check.stun.good", answer.address(), millis);
  }

  private String silence() {
    if (server.url().startsWith("turns:")) {
      return WORDS.say("check.ice.silent.tls");
    }
    boolean tcp = server.url().endsWith("transport=tcp");
    return !tcp && isTurn() ? WORDS.say("check.ice.silent.udp") : WORDS.say("check.ice.silent.do");
  }

  private boolean isTurn() {
    return server.url().startsWith("turn");
  }
}
