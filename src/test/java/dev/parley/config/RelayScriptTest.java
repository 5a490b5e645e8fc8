package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.config.LuaSwitch.Outcome;
import dev.parley.server.access.TurnSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** verto.md, "Messages to one peer", as config/server/freeswitch/relay.lua keeps it. */
@Tag("network")
class RelayScriptTest {
  private static final List<String> URLS =
      List.of("turn:t.example:3478?transport=udp", "turns:[2001:db8::1]:5349");

  private static final String BODY = "eyJwZWVyQWN0aW9uIjoib2ZmZXIifQ==";

  /** All that is ever said of a refused message: not a byte of what was in it. */
  private static final String REFUSALS =
      "warning relay: refused a message: "
          + "(its sender is no user@domain|its sender sends too many|it is not addressed to a bare user"
          + "|its body is not base64)\n";

  @TempDir private Path settings;

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

  /** The clock of the stand-in begins at 1,000,000 s. */
  @Test
  void whoAsksForIceServersGetsCredentialsThatExpire() throws Exception {
    turn("# ours\nsecret north\nturn:t.example:3478?transport=udp\r\nturns:[2001:db8::1]:5349\n");
    TurnSecret.Issued issued =
        new TurnSecret(URLS, "north").issue("alice", Instant.ofEpochSecond(1_000_000));
    String json =
        "{\"iceServers\":[{\"urls\":[\"%s\",\"%s\"],\"username\":\"%s\",\"credential\":\"%s\"}],\"ttl\":7200}"
            .formatted(URLS.get(0), URLS.get(1), issued.username(), issued.password());
    String body = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    Outcome outcome = ask("alice", 1).run();
    assertEquals(List.of("chat verto|ice-servers|alice@verto.test|" + body), outcome.commands());
    assertEquals(List.of(), outcome.logs());
  }

  /** A secret longer than a block of SHA-1 is hashed first (RFC 2104). */
  @ParameterizedTest
  @ValueSource(ints = {1, 55, 56, 63, 64, 65, 200})
  void theCredentialsAreThoseOfTheBuiltInServer(int length) throws Exception {
    String secret = "s".repeat(length);
    turn("secret " + secret + "\n" + URLS.get(0) + "\n");
    String user = "u".repeat(length % 64 + 1);
    TurnSecret.Issued issued =
        new TurnSecret(URLS, secret).issue(user, Instant.ofEpochSecond(1_000_000));
    String command = ask(user, 1).run().commands().get(0);
    String answer = command.substring(command.lastIndexOf('|') + 1);
    String json = new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"" + issued.password() + "\""), json);
  }

  @Test
  void withoutTheFileOrItsContentsNothingIsHandedOut() throws Exception {
    assertEquals(List.of(), ask("alice", 1).run().commands());
    turn("#secret CHANGE-ME\n#turn:t.example\n");
    assertEquals(List.of(), ask("alice", 1).run().commands());
    turn("secret north\n");
    assertEquals(List.of(), ask("alice", 1).run().commands());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"turn:a\"b", "stun:t.example", "turn:u:p@t.example", "turn:a b", "secret a b"})
  void aLineThatIsNotUnderstoodIsNamedAndPassedOver(String line) throws Exception {
    turn("secret north\n" + line + "\n" + URLS.get(0) + "\n");
    Outcome outcome = ask("alice", 1).run();
    assertEquals(1, outcome.commands().size());
    assertEquals(
        List.of("warning relay: line 2 of turn.txt is no secret and no URL of a TURN server\n"),
        outcome.logs());
  }

  /** Each costs as much of the allowance as fifty messages. */
  @Test
  void oneGuestCannotKeepTheScriptBusyWithThem() throws Exception {
    turn("secret north\n" + URLS.get(0) + "\n");
    assertEquals(39, ask("eve", 1000).run().commands().size());
  }

  private void turn(String lines) throws IOException {
    Files.writeString(settings.resolve("turn.txt"), lines);
  }

  private LuaSwitch ask(String user, int count) {
    LuaSwitch given =
        new LuaSwitch("relay.lua")
            .global("script_dir", "config/server/freeswitch")
            .global("conf_dir", settings.toString());
    return message(given, user + "@verto.test", "ice-servers", BODY).send(count);
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
