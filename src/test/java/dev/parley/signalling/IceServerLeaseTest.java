package dev.parley.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.IceServer;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STUN and TURN servers that a server hands out for a time. */
@Tag("unit")
class IceServerLeaseTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<List<IceServer>> told = new ArrayList<>();
  private int asked;
  private final IceServerLease lease = new IceServerLease(loop, () -> asked++, told::add);

  @Test
  void theyAreAskedForAtLogInAndUsed() {
    begin();
    grant(turn("1:ann"), 3600);
    assertEquals(1, asked);
    assertEquals(List.of(List.of(new IceServer("turn:t.example:3478", "1:ann", "pw"))), told);
  }

  @Test
  void newOnesAreAskedForAfterHalfOfTheTime() {
    begin();
    grant(turn("1:ann"), 3600);
    loop.advance(Duration.ofMinutes(30).minusMillis(1));
    assertEquals(1, asked);
    loop.advance(Duration.ofMillis(1));
    assertEquals(2, asked);
    grant(turn("2:ann"), 3600);
    assertEquals("2:ann", latest().get(0).user());
    loop.advance(Duration.ofMinutes(30));
    assertEquals(3, asked);
  }

  @Test
  void withoutAnAnswerTheyAreAskedForAgainAndThenNotUsedAnyMore() {
    begin();
    grant(turn("1:ann"), 3600);
    loop.advance(Duration.ofMinutes(60).minusMillis(1));
    assertEquals(1, told.size());
    assertEquals(1 + 6, asked); // after 30, 45, 52.5, 56.25, 58.1 and 59.1 minutes
    loop.advance(Duration.ofMillis(1));
    assertEquals(List.of(), latest());
    loop.advance(Duration.ofDays(1));
    assertEquals(7, asked);
  }

  @Test
  void withoutAConnectionNothingIsAskedAndTheTimeRunsOn() {
    begin();
    grant(turn("1:ann"), 3600);
    loop.act(lease::pause);
    loop.advance(Duration.ofMinutes(60));
    assertEquals(1, asked);
    assertEquals(List.of(), latest());
    begin();
    grant(turn("2:ann"), 3600);
    assertEquals("2:ann", latest().get(0).user());
  }

  @Test
  void aServerThatHandsOutNothingIsNotAskedAgain() {
    begin();
    loop.advance(Duration.ofDays(1));
    assertEquals(1, asked);
    assertEquals(List.of(), told);
  }

  @Test
  void whatNobodyAskedForDoesNotCount() {
    grant(turn("0:eve"), 3600);
    begin();
    grant(turn("1:ann"), 3600);
    grant(turn("2:eve"), 3600);
    assertEquals(1, told.size());
    assertEquals("1:ann", latest().get(0).user());
  }

  @Test
  void theirNumberIsLimited() {
    begin();
    String urls = String.join(",", Collections.nCopies(100, "\"turn:t.example\""));
    String one = "{\"urls\":[" + urls + "],\"username\":\"u\",\"credential\":\"p\"}";
    grant(String.join(",", Collections.nCopies(100, one)), 3600);
    assertEquals(4, latest().size());
  }

  @Test
  void whatIsMalformedIsLeftOutAndTheRestIsUsed() {
    begin();
    grant(
        "{\"urls\":\"stun:s.example:3478\"},"
            + "{\"urls\":[\"http://t.example\",\"turn:t.example:3478\"],"
            + "\"username\":\"1:ann\",\"credential\":\"pw\"}",
        3600);
    assertEquals(
        List.of("stun:s.example:3478", "turn:t.example:3478"),
        latest().stream().map(IceServer::url).toList());
  }

  /** Each of these would end the process inside libwebrtc, or lead to no TURN server. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{\"urls\":[[\"turn:t.example\"]],\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":{\"a\":\"turn:t.example\"},\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:t.example\"}",
        "{\"urls\":\"turn:t.example\",\"username\":\"u\",\"credential\":\"\"}",
        "{\"urls\":\"turn:t.example\",\"username\":\"\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:t.example\",\"username\":\"a b\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:t.example\",\"username\":\"u\",\"credential\":\"p\\u0000\"}",
        "{\"urls\":\"turn:t.example?transport=sctp\",\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:t.example:99999\",\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:u:p@t.example\",\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":\"turn:t.example/x\",\"username\":\"u\",\"credential\":\"p\"}",
        "{\"urls\":\"javascript:0\",\"username\":\"u\",\"credential\":\"p\"}"
      })
  void whatIsNoServerIsNotTaken(String hostile) {
    begin();
    grant(hostile, 3600);
    assertEquals(List.of(), told);
  }

  @Test
  void anEndlessUserOrUrlIsNotTaken() {
    begin();
    String endless = "x".repeat(100_000);
    grant(turn(endless) + ",{\"urls\":\"stun:" + endless + "\"}", 3600);
    assertEquals(List.of(), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "59", "\"x\"", "null", "[]", "1e400"})
  void aTimeThatIsNoneMakesThemCountForNothing(String ttl) {
    begin();
    granted("{\"iceServers\":[" + turn("1:ann") + "],\"ttl\":" + ttl + "}");
    assertEquals(List.of(), told);
  }

  @Test
  void noTimeIsLongerThanAWeek() {
    begin();
    grant(turn("1:ann"), Long.MAX_VALUE);
    loop.act(lease::pause);
    loop.advance(Duration.ofDays(7));
    assertEquals(List.of(), latest());
  }

  @Test
  void theSameOnesAgainAreNoChange() {
    begin();
    grant(turn("1:ann"), 3600);
    begin();
    grant(turn("1:ann"), 3600);
    assertEquals(1, told.size());
  }

  private List<IceServer> latest() {
    return told.get(told.size() - 1);
  }

  private void begin() {
    loop.act(lease::begin);
  }

  private void grant(String servers, long seconds) {
    granted("{\"iceServers\":[" + servers + "],\"ttl\":" + seconds + "}");
  }

  private void granted(String answer) {
    loop.act(() -> lease.granted(Json.readOrMissing(answer)));
  }

  private static String turn(String user) {
    return "{\"urls\":[\"turn:t.example:3478\"],\"username\":\""
        + user
        + "\",\"credential\":\"pw\"}";
  }
}
