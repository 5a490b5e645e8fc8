package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.ServerDialect;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TypedPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "talk.example.org, wss://talk.example.org",
    "' talk.example.org:8082 ', wss://talk.example.org:8082",
    "talk.example.org/verto, wss://talk.example.org/verto",
    "wss://talk.example.org/verto, wss://talk.example.org/verto",
    "ws://192.168.1.7:8081, ws://192.168.1.7:8081",
    "127.0.0.1:8081, ws://127.0.0.1:8081",
    "localhost:8081, ws://localhost:8081",
    "wss://localhost:8081, wss://localhost:8081",
    "[2001:db8::7]:8082, wss://[2001:db8::7]:8082"
  })
  void aHostOrAUrlIsAServer(String typed, URI server) {
    TypedPlace read = TypedPlace.read(ServerDialect.VERTO, typed, " room ", "pw");
    assertEquals(server, read.destination().orElseThrow().server());
    assertEquals("room", read.destination().orElseThrow().channel());
    assertEquals("pw", read.destination().orElseThrow().password());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h", "two words", "h:99999", "h:0", "ann:pw@h", "://", "h:x", "-", "a\nb"})
  void whatIsNoServerIsSaidAtItsField(String typed) {
    TypedPlace read = TypedPlace.read(ServerDialect.VERTO, typed, "room", "");
    assertTrue(read.destination().isEmpty(), typed);
    assertTrue(read.problems().server().contains("not a server address"), read.problems().server());
    assertEquals("", read.problems().channel());
  }

  @Test
  void eachFieldHasItsOwnSentence() {
    TypedPlace read = TypedPlace.read(ServerDialect.VERTO, " ", "", "a\u0000b");
    assertTrue(read.problems().server().contains("address"));
    assertTrue(read.problems().channel().contains("channel"));
    assertTrue(read.problems().password().contains("cannot be typed"));
    assertEquals("", read.problems().link());
  }

  @Test
  void onlyAGstreamerServerIsJoinedWithoutAChannel() {
    TypedPlace robots = TypedPlace.read(ServerDialect.GSTREAMER, "h:8443", " ", "");
    assertEquals(ServerDialect.GSTREAMER, robots.destination().orElseThrow().dialect());
    assertEquals("", robots.destination().orElseThrow().channel());
    assertEquals(
        "Enter the extension.",
        TypedPlace.read(ServerDialect.EXTENSION, "h", "", "").problems().channel());
    assertEquals(
        "Enter the channel.",
        TypedPlace.read(ServerDialect.VERTO, "h", "", "").problems().channel());
  }

  @Test
  void aRoomOfAGstreamerServerIsOneWord() {
    assertEquals(
        "A room name is one word, without spaces.",
        TypedPlace.read(ServerDialect.GSTREAMER, "h", "two words", "").problems().channel());
    assertTrue(
        TypedPlace.read(ServerDialect.VERTO, "h", "two words", "").destination().isPresent());
  }

  @Test
  void aLinkIsReadOrItsTroubleSaidAtItsField() {
    assertTrue(TypedPlace.read("").problems().link().contains("Paste"));
    assertTrue(TypedPlace.read("http://h").problems().link().contains("not an invite link"));
    Destination there = TypedPlace.read(" parley://h/r#pw\n").destination().orElseThrow();
    assertEquals("pw", there.password());
  }
}
