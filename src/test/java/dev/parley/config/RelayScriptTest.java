package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import dev.parley.config.LuaSwitch.Outcome;
import java.util.Collections;
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
          + "(its sender is no user@domain|its sender sends too many|it is not addressed to a bare user"
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
        new LuaSwitch("relay.lua")
            .header("from_user", "carol")
            .header("from_full", "carol")
            .header("from_host", "elsewhere")
            .header("to_host", "elsewhere");
    forged = message(forged, "alice@verto.test", "bob", BODY).send(1);
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
    refused(
        new LuaSwitch("relay.lua").header("proto", "verto").header("dest_proto", "GLOBAL").send(1));
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
            .body(BODY)
            .send(1);
    assertEquals(new Outcome(List.of(), List.of(), null, 0), other.run());
  }

  /** As a hook, this load stops a FreeSWITCH for good. */
  @Test
  void aFloodOfOneGuestIsHandledToItsEnd() throws Exception {
    LuaSwitch load = message(new LuaSwitch("relay.lua"), "eve@verto.test", "bob", BODY);
    load = message(load.send(100_000), "alice@verto.test", "carol", BODY).send(1);
    Outcome outcome = load.run();
    assertEquals(2_001, outcome.commands().size());
    assertEquals("chat verto|alice|carol@verto.test|" + BODY, outcome.commands().get(2_000));
    assertEquals(0, outcome.lost());
    assertEquals(10, outcome.logs().size());
    assertLinesMatch(Collections.nCopies(10, REFUSALS), outcome.logs());
  }

  @Test
  void aSenderGetsItsAllowanceBackWithTime() throws Exception {
    LuaSwitch load = message(new LuaSwitch("relay.lua"), "eve@verto.test", "bob", BODY).send(3_000);
    load = message(load.pause(1), "eve@verto.test", "bob", BODY).send(3_000);
    load = message(load.pause(12), "eve@verto.test", "bob", BODY).send(3_000);
    Outcome outcome = load.run();
    assertEquals(2_000 + 200 + 2_000, outcome.commands().size());
    assertEquals("warning relay: refused 990 more messages\n", outcome.logs().get(10));
  }

  @Test
  void largeMessagesUseUpMoreOfIt() throws Exception {
    String large = "QUJD".repeat(125_000);
    assertEquals(
        3, message("eve@verto.test", "bob", large, 10).run().commands().size(), "of 500 kB each");
  }

  /**
   * Guests with ever new ids: what is remembered of them is limited, and each has its allowance.
   */
  @Test
  void manySendersAreForgottenAgain() throws Exception {
    LuaSwitch load = new LuaSwitch("relay.lua");
    for (int guest = 0; guest < 25_000; guest++) {
      load = message(load, "guest-" + guest + "@verto.test", "bob", BODY).send(1);
    }
    Outcome outcome = load.run();
    assertEquals(25_000, outcome.commands().size());
    assertEquals(List.of(), outcome.logs());
  }

  /** With the lua.conf.xml of an earlier version; to wait for events here would stop FreeSWITCH. */
  @Test
  void asAHookItReturnsAndSaysWhatToDo() throws Exception {
    LuaSwitch hook = message(new LuaSwitch("relay.lua"), "alice@verto.test", "bob", BODY);
    Outcome outcome = hook.asHook().run();
    assertEquals(List.of(), outcome.commands());
    assertLinesMatch(List.of("err relay: this is no hook any more: .*\n"), outcome.logs());
  }

  private static LuaSwitch message(String from, String to, String body) {
    return message(from, to, body, 1);
  }

  private static LuaSwitch message(String from, String to, String body, int count) {
    return message(new LuaSwitch("relay.lua"), from, to, body).send(count);
  }

  private static LuaSwitch message(LuaSwitch given, String from, String to, String body) {
    return given
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
