package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import dev.parley.config.LuaSwitch.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** verto.md, "Messages to one peer", as config/server/freeswitch/relay.lua keeps it. */
@Tag("network")
class RelayScriptTest {
  private static final String BODY = "eyJwZWVyQWN0aW9uIjoib2ZmZXIifQ==";

  /** All that is ever said of a refused message: not a byte of what was in it. */
  private static final String REFUSALS =
      "warning relay: refused a message: "
          + "(its sender is no user@domain|it is not addressed to a bare user"
          + "|its body is not base64)\n";

  /** Trace "info msg: to an online user": from is bare, to has the domain. */
  @Test
  void aMessageGoesToTheUserOfTheSendersDomain() throws Exception {
    assertEquals(
        List.of("chat verto|alice|bob@verto.test|" + BODY),
        message("alice@verto.test", "bob", BODY).run().commands());
  }

  @Test
  void aBareSenderIsOfTheSwitchsDomain() throws Exception {
    assertEquals(
        List.of("chat verto|alice|bob@verto.test|" + BODY),
        message("alice", "bob", BODY).global("domain", "verto.test").run().commands());
  }

  /** MESSAGE events keep the latest header of a name, and mod_verto copies "from_*" of a client. */
  @Test
  void whatTheClientSaysOfItselfIsNotAsked() throws Exception {
    LuaSwitch forged =
        message("alice@verto.test", "bob", BODY)
            .header("from_user", "carol")
            .header("from_full", "carol")
            .header("from_host", "elsewhere")
            .header("to_host", "elsewhere");
    assertEquals(List.of("chat verto|alice|bob@verto.test|" + BODY), forged.run().commands());
  }

  @Test
  void aLargeBodyPassesUnharmed() throws Exception {
    String large = "QUJD".repeat(240_000);
    assertEquals(
        List.of("chat verto|alice|bob@verto.test|" + large),
        message("alice@verto.test", "bob", large).run().commands());
  }

  @Test
  void aLargeBodyWithAPipeInItIsRefusedInTime() throws Exception {
    refused(message("alice@verto.test", "bob", "QUJD".repeat(240_000) + "|"));
  }

  static Stream<String> hostile() {
    return Stream.of(
        "a|b",
        "|",
        "a'b",
        "'a b'",
        "a\"b",
        "a`b",
        "a\\b",
        "a\\",
        "a\nb",
        "bob\n",
        "\nbob",
        "a\r\nb",
        "a\tb",
        "a b",
        " bob",
        "bob ",
        "a;b",
        "a,b",
        "a&b",
        "a&amp;b",
        "<user id=\"root\"/>",
        "${domain}",
        "$${domain}",
        "${system(id)}",
        "%41",
        "^^:a:b",
        "a\u0000b",
        "a\u0001b",
        "a\u007fb",
        "\u00e9",
        "\ud83d\ude00",
        "bob|alice@verto.test|eA==\nreload mod_verto",
        "");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileReceiverIsRefused(String to) throws Exception {
    refused(message("alice@verto.test", to, BODY));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileBodyIsRefused(String body) throws Exception {
    refused(message("alice@verto.test", "bob", body));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileSenderIsRefused(String from) throws Exception {
    refused(message(from + "@verto.test", "bob", BODY));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileDomainIsRefused(String domain) throws Exception {
    refused(message("alice@" + domain, "bob", BODY));
  }

  /** Measured: answered SENT and lost; and "conf+" would be another kind of receiver. */
  @ParameterizedTest
  @ValueSource(strings = {"bob@verto.test", "bob@verto.test@verto.test", "conf+room", "sip/bob"})
  void onlyABareUserIsAReceiver(String to) throws Exception {
    refused(message("alice@verto.test", to, BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", "eA===", "e=A=", "eA==eA==", "eA-_"})
  void whatIsNotBase64IsRefused(String body) throws Exception {
    refused(message("alice@verto.test", "bob", body));
  }

  @Test
  void anEndlessNameIsRefused() throws Exception {
    refused(message("alice@verto.test", "b".repeat(129), BODY));
  }

  @Test
  void aMessageOfNobodyIsRefused() throws Exception {
    refused(new LuaSwitch("relay.lua").header("proto", "verto").header("dest_proto", "GLOBAL"));
  }

  /** The second row is what the chat command itself sets off: to relay it would never end. */
  @ParameterizedTest
  @CsvSource({"sip,GLOBAL", "global,verto", "verto,verto", "verto,sip", "'',''"})
  void otherMessagesAreLeftAlone(String proto, String destination) throws Exception {
    LuaSwitch other =
        new LuaSwitch("relay.lua")
            .header("proto", proto)
            .header("dest_proto", destination)
            .header("from", "alice@verto.test")
            .header("to", "bob")
            .body(BODY);
    assertEquals(new Outcome(List.of(), List.of(), null), other.run());
  }

  private static LuaSwitch message(String from, String to, String body) {
    return new LuaSwitch("relay.lua")
        .header("proto", "verto")
        .header("dest_proto", "GLOBAL")
        .header("from", from)
        .header("to", to)
        .body(body);
  }

  /** Nothing is executed, and one line is logged. */
  private static void refused(LuaSwitch message) throws Exception {
    Outcome outcome = message.run();
    assertEquals(List.of(), outcome.commands());
    assertLinesMatch(List.of(REFUSALS), outcome.logs());
  }
}
