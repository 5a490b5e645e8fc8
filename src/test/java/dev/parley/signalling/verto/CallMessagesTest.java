package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.call.CallRef;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Presence.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What peers say of calls that others can join. */
@Tag("unit")
class CallMessagesTest {
  private static final String ID = "0123456789abcdef";
  private static final String CALL = "\"call\":\"" + ID + "\"";

  private final PeerDialect newer = new NewerDialect();

  static Stream<Arguments> messages() {
    CallRef two = new CallRef(ID, List.of());
    CallRef more = new CallRef(ID, List.of("ann", "bob"));
    String members = ",\"members\":[\"ann\",\"bob\"]}";
    return Stream.of(
        Arguments.of(
            new PeerMessage.Offer("Zoë", two),
            "{\"peerAction\":\"offer\",\"peerName\":\"Zoë\"," + CALL + "}"),
        Arguments.of(
            new PeerMessage.Offer("Zoë", more),
            "{\"peerAction\":\"offer\",\"peerName\":\"Zoë\"," + CALL + members),
        Arguments.of(
            new PeerMessage.Accept("Zoë", more),
            "{\"peerAction\":\"accept\",\"peerName\":\"Zoë\"," + CALL + members),
        Arguments.of(new PeerMessage.Invite(more), "{\"peerAction\":\"invite\"," + CALL + members),
        Arguments.of(new PeerMessage.Withdraw(ID), "{\"peerAction\":\"withdraw\"," + CALL + "}"),
        Arguments.of(new PeerMessage.Refuse(ID), "{\"peerAction\":\"refuse\"," + CALL + "}"),
        Arguments.of(new PeerMessage.Full(ID), "{\"peerAction\":\"full\"," + CALL + "}"),
        Arguments.of(
            new PeerMessage.Members(ID, List.of("ann"), List.of("bob")),
            "{\"peerAction\":\"members\","
                + CALL
                + ",\"members\":[\"ann\"],\"missing\":[\"bob\"]}"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void eachIsWrittenAndRead(PeerMessage message, String json) {
    assertEquals(json, newer.write(message).text());
    assertEquals(Optional.of(message), newer.asked(received(json)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theOlderDialectHasNoWordForThem(PeerMessage message, String json) {
    PeerDialect older = new OlderDialect();
    String text = older.write(message).text();
    assertTrue(List.of("offer", "accept", "{}").contains(text), text);
    assertTrue(older.asked(received(json)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"peerAction\":\"invite\"}",
        "{\"peerAction\":\"invite\",\"call\":7}",
        "{\"peerAction\":\"members\",\"call\":\"<b>0123456789abcdef</b>\"}",
        "{\"peerAction\":\"full\",\"call\":\"short\"}",
        "{\"peerAction\":\"nonsense\",\"call\":\"0123456789abcdef\"}"
      })
  void whatMakesNoSenseIsNoMessage(String json) {
    assertEquals(Optional.empty(), newer.asked(received(json)));
  }

  @Test
  void anOfferWithAnOddCallIsOneOfTwo() {
    assertEquals(
        Optional.of(new PeerMessage.Offer("", CallRef.NONE)),
        newer.asked(received("{\"peerAction\":\"offer\",\"call\":{\"a\":[]},\"members\":\"x\"}")));
  }

  @Test
  void noMoreMembersAreReadThanACallCanHave() {
    String ids =
        IntStream.range(0, 1000)
            .mapToObj(at -> "\"p" + at + "\",\"p" + at + "\",\" \",\"" + "x".repeat(300) + "\",{}")
            .collect(Collectors.joining(","));
    PeerMessage read =
        newer
            .asked(received("{\"peerAction\":\"invite\"," + CALL + ",\"members\":[" + ids + "]}"))
            .orElseThrow();
    List<String> first = List.of("p0", "p1", "p2", "p3", "p4", "p5");
    assertEquals(new PeerMessage.Invite(new CallRef(ID, first)), read);
  }

  @Test
  void whoCanJoinSaysSo() {
    Presence presence = new Presence(Status.AVAILABLE, "Ann", true);
    String json = "{\"peerStatus\":\"available\",\"peerName\":\"Ann\",\"joins\":true}";
    assertEquals(json, newer.tell(presence).text());
    assertEquals(Optional.of(presence), newer.told(received(json)));
  }

  private static Body received(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Body.decode(TextNode.valueOf(Base64.getEncoder().encodeToString(bytes)));
  }
}
