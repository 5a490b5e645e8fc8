package dev.parley.server.gstreamer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.server.FakeWire;
import dev.parley.server.GstreamerHubFixture;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.UpgradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak GStreamer's protocol, whom those see, and what guessing costs. */
@Tag("unit")
class GstreamerUpgradeTest {
  private static final String HERE = "10.0.0.1";
  private static final String RIGHT = GstreamerHubFixture.basic("hall", "hall-pw");
  private static final String WRONG = GstreamerHubFixture.basic("hall", "wrong");

  private final GstreamerHubFixture shop = new GstreamerHubFixture();

  @ParameterizedTest
  @CsvSource({"hall, hall-pw", "yard, yard:pw", "alice, alicepw", "alice@verto.test, alicepw"})
  void aChannelsPasswordLetsInAndAUsersOwn(String user, String password) {
    assertTrue(isIn(shop.knock(HERE, GstreamerHubFixture.basic(user, password))));
  }

  @ParameterizedTest
  @CsvSource({
    "robot-7, hall-pw, ?channel=hall, true",
    "robot-7, yard:pw, ?a=b&channel=y%61rd, true",
    "robot-7, yard:pw, ?channel=hall, false",
    "alice, hall-pw, ?channel=hall, false",
    "robot-7, hall-pw, ?channel=%zz, false",
    "robot-7, hall-pw, ?channels=hall, false",
    "hall, hall-pw, ?, true",
  })
  void underANameOfOnesOwnTheChannelIsInTheQuery(
      String user, String password, String query, boolean in) {
    CompletableFuture<Optional<ClientProtocol.Maker>> knocked =
        shop.knock(HERE, GstreamerHubFixture.basic(user, password), query);
    assertEquals(in, knocked.join().isPresent());
  }

  /** docs/identities.md */
  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123456789abcdef, true",
    "0123456789abcdef0123456789abcdeF, false",
    "0123456789abcdef0123456789abcde, false",
    "'0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef', false",
    "'', false",
  })
  void aUidWithASecretRequiresThatSecret(String secret, boolean in) {
    String uid = SelfCertifyingId.of("0123456789abcdef0123456789abcdef");
    Map<String, String> fields = Map.of("Authorization", RIGHT, "Parley-Id-Secret", secret);
    ClientProtocol.Maker maker = shop.knock(HERE, fields, "").join().orElseThrow();
    FakeWire wire = new FakeWire(HERE);
    ClientProtocol client = maker.of(wire);
    shop.loop.act(client::opened);
    shop.loop.act(() -> client.received("HELLO " + uid));
    assertEquals(in ? List.of("HELLO") : List.of(), wire.take());
    assertEquals(in ? "" : "1002 peer uid not proven", wire.end);
  }

  @ParameterizedTest
  @CsvSource({
    "hall, wrong",
    "hall, ''",
    "hall, yard:pw",
    "'', hall-pw",
    "nobody, hall-pw",
    "alice, hall-pw",
    "hall@verto.test, hall-pw",
  })
  void anythingElseIs401(String user, String password) {
    assertRefused(shop.knock(HERE, GstreamerHubFixture.basic(user, password)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic !",
        "Basic aGFsbA==",
        "Bearer aGFsbDpoYWxsLXB3",
        "aGFsbDpoYWxsLXB3",
        "Basic aGFsbDpoYWxsLXB3,Basic aGFsbDpoYWxsLXB3",
        "Basic aGFsbDpoYWxsLXB3 more",
      })
  void whatCannotBeReadIsNoPassword(String authorization) {
    assertRefused(shop.knock(HERE, authorization));
  }

  @Test
  void theNameOfTheSchemeIsInAnyLetters() {
    assertTrue(isIn(shop.knock(HERE, RIGHT.replace("Basic", "bASIC"))));
  }

  @Test
  void whoIsRefusedIsAskedForAPassword() {
    assertRefused(shop.knock(HERE, ""));
  }

  @Test
  void threeMistakesCostNothingAndThenEachAnswerTakesTwiceAsLong() {
    for (int i = 0; i < 3; i++) {
      assertRefused(shop.knock(HERE, WRONG));
    }
    for (int millis = 500; millis <= 8000; millis *= 2) {
      CompletableFuture<Optional<ClientProtocol.Maker>> answer = shop.knock(HERE, WRONG);
      shop.loop.advance(Duration.ofMillis(millis - 1));
      assertFalse(answer.isDone());
      shop.loop.advance(Duration.ofMillis(1));
      assertRefused(answer);
    }
  }

  @Test
  void theRightPasswordDoesNotWaitForAFewThatWereWrong() {
    for (int i = 0; i < 12; i++) {
      shop.knock(HERE, WRONG);
    }
    assertTrue(isIn(shop.knock(HERE, RIGHT)));
  }

  @Test
  void theRightPasswordHasToWaitAsWellWhereManyWereWrong() {
    for (int i = 0; i < 30; i++) {
      shop.knock(HERE, WRONG);
    }
    CompletableFuture<Optional<ClientProtocol.Maker>> answer = shop.knock(HERE, RIGHT);
    assertFalse(answer.isDone());
    shop.loop.advance(Duration.ofSeconds(8));
    assertTrue(isIn(answer));
  }

  @Test
  void nothingWaitsForAConnectionThatHasGone() {
    for (int i = 0; i < 3; i++) {
      shop.knock(HERE, WRONG);
    }
    shop.knock(HERE, WRONG).cancel(false);
    shop.loop.run();
    assertEquals(0, shop.loop.pending());
  }

  @Test
  void anotherAddressDoesNotWait() {
    for (int i = 0; i < 3; i++) {
      shop.knock("10.0.0.66", WRONG);
    }
    assertTrue(isIn(shop.knock(HERE, RIGHT)));
  }

  @Test
  void whoBringsNoPasswordHasNotGuessed() {
    for (int i = 0; i < 20; i++) {
      shop.knock(HERE, "");
    }
    assertTrue(isIn(shop.knock(HERE, RIGHT)));
  }

  @Test
  void loginsThatSucceedDoNotAddUp() {
    for (int i = 0; i < 20; i++) {
      assertTrue(isIn(shop.knock(HERE, RIGHT)));
    }
  }

  @Test
  void whatIsReadOfALoginDoesNotShowItsPassword() {
    String shown = new UpgradeRequest(HERE, "", name -> RIGHT).login().toString();
    assertFalse(shown.contains("hall-pw"), shown);
  }

  @Test
  void thoseOfTwoChannelsMayHaveTheSameUidAndDoNotSeeEachOther() {
    GstreamerHubFixture.Client cam = shop.of("cam", GstreamerHubFixture.YARD);
    assertEquals(List.of("HELLO"), shop.stranger().say("HELLO cam"));
    assertEquals(List.of("ERROR peer 'out' not found"), shop.of("me").say("SESSION out"));
    GstreamerHubFixture.Client out = shop.of("out", GstreamerHubFixture.YARD);
    assertEquals(List.of("ERROR peer 'out' not found"), shop.of("you").say("SESSION out"));
    assertEquals(
        List.of("ERROR peer 'out' not found"), shop.inRoom("in").say("ROOM_PEER_MSG out hi"));
    assertEquals(List.of(), cam.heard());
    assertEquals(List.of(), out.heard());
  }

  @Test
  void aSessionGoesToTheOneThatIsSeen() {
    GstreamerHubFixture.Client theirs = shop.of("cam", GstreamerHubFixture.YARD);
    GstreamerHubFixture.Client ours = shop.of("cam");
    GstreamerHubFixture.Client me = shop.of("me");
    me.say("SESSION cam");
    me.say("x");
    assertEquals(List.of("x"), ours.heard());
    assertEquals(List.of(), theirs.heard());
  }

  @Test
  void aUserOfSeveralChannelsSeesThemAll() {
    GstreamerHubFixture.Client alice =
        shop.of("alice", GstreamerHubFixture.HALL, GstreamerHubFixture.YARD);
    GstreamerHubFixture.Client second = shop.stranger();
    second.say("HELLO alice");
    assertEquals("1002 invalid peer uid", second.wire.end);
    shop.inRoom("one");
    assertEquals(List.of("ROOM_OK one"), alice.say("ROOM hall"));
    shop.of("out", GstreamerHubFixture.YARD);
    assertEquals(List.of("ERROR peer 'out' is not in the room"), alice.say("ROOM_PEER_MSG out hi"));
  }

  private static boolean isIn(CompletableFuture<Optional<ClientProtocol.Maker>> answer) {
    return answer.isDone() && answer.join().isPresent();
  }

  private static void assertRefused(CompletableFuture<Optional<ClientProtocol.Maker>> answer) {
    assertTrue(answer.isDone());
    assertTrue(answer.join().isEmpty());
  }
}
