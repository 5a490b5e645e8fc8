package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three agents and two callers at once, doing whatever comes to their minds, 1,000 times: after
 * each step, who has heard what is held against what they did. {@code -Dparley.seed=…} plays it
 * again, {@code -Dparley.rounds=…} makes it longer.
 */
@Tag("fuzz")
class ExtensionInterleavingsTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 1000);
  private static final int STEPS = 40;

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private ExtensionDeskFixture desk;

  /** A, B and C know the password, Y and Z do not. */
  private Map<String, Guest> guests;

  private Set<String> registered;

  /** Every call that ever was, by id. */
  private Map<String, Fate> calls;

  private int connected;
  private int claimed;
  private int abandoned;

  /** What has become of a call; an agent is set once. */
  private static final class Fate {
    final String caller;
    String agent;
    boolean over;

    Fate(String caller) {
      this.caller = caller;
    }

    boolean rings() {
      return agent == null && !over;
    }
  }

  @Test
  void eachCallHasAtMostOneAgentAndEverybodyHearsWhatIsTheirs() {
    System.out.println("ExtensionInterleavingsTest: -Dparley.seed=" + seed);
    for (int round = 0; round < ROUNDS; round++) {
      desk = new ExtensionDeskFixture();
      guests = new LinkedHashMap<>();
      registered = new HashSet<>();
      calls = new HashMap<>();
      for (String who : List.of("A", "B", "C", "Y", "Z")) {
        guests.put(who, desk.peer());
      }
      for (int step = 0; step < STEPS; step++) {
        if (step % 10 == 0) { // nobody is dropped for saying nothing
          guests.values().forEach(guest -> desk.loop.act(guest.peer::ponged));
        }
        step("seed " + seed + ", round " + round + ", step " + step);
      }
    }
    // Far fewer, and the test tries nothing.
    assertTrue(connected > ROUNDS, "connected " + connected);
    assertTrue(claimed > ROUNDS, "claimed " + claimed);
    assertTrue(abandoned > ROUNDS / 2, "abandoned " + abandoned);
  }

  private void step(String when) {
    desk.loop.advance(Duration.ofMillis(random.nextInt(1500)));
    String who = any(List.copyOf(guests.keySet()));
    boolean knows = "ABC".contains(who);
    Set<String> before = Set.copyOf(registered);
    String call = someCall();
    String act =
        any(
            knows
                ? List.of(
                    "register",
                    "register",
                    "answer",
                    "answer",
                    "answer",
                    "end",
                    "deregister",
                    "lost")
                : List.of("call", "call", "call", "end", "end", "answer", "signal", "lost"));
    Map<String, List<JsonNode>> heard = act(who, act, call);
    List<JsonNode> answer = heard.get(who);
    String what = when + ": " + who + " " + act + " " + answer;
    note(who, act, answer);

    changes(before, act.equals("lost") ? who : "", heard, what);
    switch (act) {
      case "call" -> rings(who, answer, heard, what);
      case "answer" -> answered(who, call, before, heard, what);
      case "end" -> ended(who, fateOf(answer), heard, what);
      case "lost" -> ended(who, ofSide(who), heard, what);
      case "signal" -> signalled(who, call, heard, what);
      default -> onlyOfTheDesk(heard, who, what);
    }
  }

  /** Mostly one that is not over, or there would hardly be a race for it. */
  private String someCall() {
    List<String> going = calls.keySet().stream().filter(id -> !calls.get(id).over).toList();
    List<String> all = List.copyOf(calls.keySet());
    boolean old = going.isEmpty() || random.nextInt(4) == 0;
    return all.isEmpty() ? "none" : any(old ? all : going);
  }

  /** What each has heard of it; of a response or error, only who asked. */
  private Map<String, List<JsonNode>> act(String who, String act, String call) {
    Guest guest = guests.get(who);
    switch (act) {
      case "register" -> guest.register(ExtensionDeskFixture.PASSWORD);
      case "signal" -> guest.signal("candidate", call, "{}");
      case "lost" -> guest.hangUp();
      default -> guest.ask(act, "call", call);
    }
    Map<String, List<JsonNode>> heard = new HashMap<>();
    guests.forEach((name, each) -> heard.put(name, each.take()));
    if (act.equals("lost")) {
      guests.put(who, desk.peer());
    }
    return heard;
  }

  private void note(String who, String act, List<JsonNode> answer) {
    if (act.equals("lost") || has(answer, "response", "unregistered")) {
      registered.remove(who);
    } else if (has(answer, "response", "registered")) {
      registered.add(who);
    }
  }

  /**
   * Ready and offline come at the change of the number, to each who is unregistered, and only then.
   *
   * @param lost who is no longer there to hear anything; empty for nobody
   */
  private void changes(
      Set<String> before, String lost, Map<String, List<JsonNode>> heard, String what) {
    boolean up = before.isEmpty() && !registered.isEmpty();
    boolean down = !before.isEmpty() && registered.isEmpty();
    guests.forEach(
        (who, guest) -> {
          boolean told = !registered.contains(who) && !who.equals(lost);
          assertEquals(up && told ? 1 : 0, count(heard.get(who), "event", "ready"), what);
          assertEquals(down && told ? 1 : 0, count(heard.get(who), "event", "offline"), what);
        });
  }

  private void rings(
      String who, List<JsonNode> answer, Map<String, List<JsonNode>> heard, String what) {
    if (has(answer, "response", "ringing")) {
      String id = answer.get(0).path("call").asText();
      assertTrue(calls.put(id, new Fate(who)) == null, what);
      exactly(heard, "ringing", id, registered::contains, what);
    }
    exactly(heard, "claimed", "", name -> false, what);
  }

  private void answered(
      String who, String call, Set<String> before, Map<String, List<JsonNode>> heard, String what) {
    if (has(heard.get(who), "response", "connected")) {
      Fate fate = calls.get(call);
      assertTrue(fate.rings(), what + ": a call has at most one agent");
      assertTrue(before.contains(who), what);
      fate.agent = who;
      connected++;
      exactly(heard, "connected", call, fate.caller::equals, what);
      claimed += exactly(heard, "claimed", call, registered::contains, what);
    } else {
      exactly(heard, "connected", "", name -> false, what);
      exactly(heard, "claimed", "", name -> false, what);
      Fate fate = calls.get(call);
      boolean could = fate != null && fate.rings() && before.contains(who) && !isInCall(who);
      assertTrue(!could, what + ": it could have had it");
    }
    exactly(heard, "abandoned", "", name -> false, what);
  }

  /**
   * @param fate of the call that has ended; null where none has
   */
  private void ended(String who, Fate fate, Map<String, List<JsonNode>> heard, String what) {
    boolean rang = fate != null && fate.rings();
    abandoned += exactly(heard, "abandoned", "", name -> rang && registered.contains(name), what);
    String other = fate == null || rang ? "" : who.equals(fate.caller) ? fate.agent : fate.caller;
    exactly(heard, "disconnected", "", other::equals, what);
    exactly(heard, "claimed", "", name -> false, what);
    if (fate != null) {
      fate.over = true;
    }
  }

  private void signalled(String who, String call, Map<String, List<JsonNode>> heard, String what) {
    Fate fate = calls.get(call);
    boolean both = fate != null && !fate.over && fate.agent != null && who.equals(fate.caller);
    guests
        .keySet()
        .forEach(
            name -> {
              int expected = both && name.equals(fate.agent) ? 1 : 0;
              assertEquals(expected, count(heard.get(name), "signal", "candidate"), what);
            });
  }

  /** Who registers may hear of calls that ring; nobody else hears of any call. */
  private void onlyOfTheDesk(Map<String, List<JsonNode>> heard, String who, String what) {
    long ringing = calls.values().stream().filter(Fate::rings).count();
    boolean told = has(heard.get(who), "response", "registered");
    heard.forEach(
        (name, frames) -> {
          int all = count(frames, "event", "ringing");
          assertTrue(all == 0 || name.equals(who) && told && all == ringing, what);
        });
    exactly(heard, "claimed", "", name -> false, what);
    exactly(heard, "abandoned", "", name -> false, what);
  }

  /** The event reaches each of them once, about that call, and nobody else; gives how many. */
  private int exactly(
      Map<String, List<JsonNode>> heard,
      String event,
      String call,
      Predicate<String> them,
      String what) {
    int all = 0;
    for (String name : guests.keySet()) {
      List<JsonNode> frames = heard.get(name);
      int expected = them.test(name) ? 1 : 0;
      assertEquals(
          expected, count(frames, "event", event), () -> what + ": " + event + " to " + name);
      frames.stream()
          .filter(frame -> event.equals(frame.path("event").asText()) && !call.isEmpty())
          .forEach(frame -> assertEquals(call, frame.path("call").asText(), what));
      all += expected;
    }
    return all;
  }

  private Fate fateOf(List<JsonNode> answer) {
    return has(answer, "response", "disconnected")
        ? calls.get(answer.get(0).path("call").asText())
        : null;
  }

  private Fate ofSide(String who) {
    return calls.values().stream()
        .filter(fate -> !fate.over && (who.equals(fate.caller) || who.equals(fate.agent)))
        .findAny()
        .orElse(null);
  }

  private boolean isInCall(String who) {
    return ofSide(who) != null;
  }

  private static boolean has(List<JsonNode> frames, String kind, String word) {
    return count(frames, kind, word) > 0;
  }

  private static int count(List<JsonNode> frames, String kind, String word) {
    return (int) frames.stream().filter(frame -> word.equals(frame.path(kind).asText())).count();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
