package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.config.LuaSwitch.Outcome;
import dev.parley.identity.SelfCertifyingId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * verto.md, "A channel and its password are enough", as config/server/freeswitch/directory.lua does
 * it.
 */
@Tag("network")
class DirectoryScriptTest {
  private static final String HALL = "11111111-2222-4333-8444-555555555555";
  private static final String GUEST = "AAAAAAAA-0000-4000-8000-00000000000f";

  @TempDir private Path settings;

  @Test
  void aChannelGivesADirectoryWithThatOneGuest() throws Exception {
    write("# ours\n\n" + HALL + " hall-pw\nyard yard-pw\n");
    DirectoryXml xml = DirectoryXml.of(lookUp(GUEST, HALL).run().xml());
    assertEquals("verto.test", xml.domain());
    assertEquals(List.of(GUEST), xml.users());
    assertEquals(
        Map.of(
            "password",
            "hall-pw",
            "jsonrpc-allowed-methods",
            "echo,verto.subscribe,verto.broadcast,verto.info",
            "jsonrpc-allowed-event-channels",
            HALL),
        xml.params());
  }

  /** Measured: where the script sets nothing, the static users of the directory work as before. */
  @Test
  void anUnknownChannelGivesNothing() throws Exception {
    write("yard yard-pw\n");
    assertEquals(NOTHING, lookUp(GUEST, HALL).run());
  }

  @Test
  void aLogInWithoutChannelGivesNothing() throws Exception {
    write(HALL + " hall-pw\n");
    assertEquals(NOTHING, request().header("user", "alice").run());
  }

  @Test
  void aLookUpWithoutParamsGivesNothing() throws Exception {
    write(HALL + " hall-pw\n");
    assertEquals(NOTHING, request().run());
  }

  @Test
  void aChangeCountsFromTheNextLogInOn() throws Exception {
    write(HALL + " before1\n");
    assertEquals("before1", passwordOf(HALL));
    write(HALL + " behind1\n"); // of the same length, within the same second
    assertEquals("behind1", passwordOf(HALL));
    write("yard yard-pw\n");
    assertNull(lookUp(GUEST, HALL).run().xml());
  }

  @Test
  void withoutTheFileNobodyIsAGuest() throws Exception {
    Outcome outcome = lookUp(GUEST, HALL).run();
    assertNull(outcome.xml());
    assertTrue(outcome.logs().get(0).startsWith("err directory: "), outcome.logs().get(0));
  }

  @Test
  void theFirstLineForAChannelCounts() throws Exception {
    write(HALL + " first\n" + HALL + " second\n");
    assertEquals("first", passwordOf(HALL));
  }

  @Test
  void theLastLineNeedsNoEnd() throws Exception {
    write(HALL + "\t  hall-pw");
    assertEquals("hall-pw", passwordOf(HALL));
  }

  @Test
  void aFileFromWindowsIsUnderstood() throws Exception {
    write("# ours\r\n\r\n" + HALL + " hall-pw \r\n");
    Outcome outcome = lookUp(GUEST, HALL).run();
    assertEquals("hall-pw", DirectoryXml.of(outcome.xml()).params().get("password"));
    assertEquals(List.of(), outcome.logs());
  }

  /** Its number is said, and nothing of its content: it may be a password. */
  @ParameterizedTest
  @ValueSource(strings = {"lonely-id", "Hall Secret", "hall.one Secret", "a|b Secret", " x Secret"})
  void aLineThatIsNotUnderstoodIsNamedAndPassedOver(String line) throws Exception {
    write(line + "\n" + HALL + " hall-pw\n");
    Outcome outcome = lookUp(GUEST, HALL).run();
    assertEquals("hall-pw", DirectoryXml.of(outcome.xml()).params().get("password"));
    assertEquals(
        List.of("warning directory: line 1 of channels.txt is no channel id and password\n"),
        outcome.logs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a<b>c",
        "a&b",
        "a&amp;b",
        "say \"yes\"",
        "it's",
        "]]>",
        "<!-- -->",
        "a|b",
        "a\\b",
        "%41",
        "$${domain}",
        "#1",
        "\u00e4\u20ac\ud83d\ude00"
      })
  void aPasswordArrivesAsItWasWritten(String password) throws Exception {
    write(HALL + " " + password + "\n");
    assertEquals(password, passwordOf(HALL));
  }

  @Test
  void aPasswordWithAControlCharacterOpensNothing() throws Exception {
    write(HALL + " hall\u0001pw\n");
    assertNull(lookUp(GUEST, HALL).run().xml());
  }

  static Stream<String> hostile() {
    return Stream.of(
        "a|b",
        "a'b",
        "a\"b",
        "a\nb",
        "a\rb",
        "a\tb",
        "a b",
        "a,b",
        "a;b",
        "a&b",
        "a\\b",
        "../channels",
        "<a/>",
        "\"/><param name=\"jsonrpc-allowed-methods\" value=\"verto\"/>",
        "</user><user id=\"root\">",
        "${domain}",
        ".*",
        "%w+",
        "[a-z]",
        "a\u0000b",
        "a\u007fb",
        "\u00e9");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileChannelIsRefused(String channel) throws Exception {
    write(HALL + " hall-pw\n" + channel + " pw\n");
    refused("refused a malformed channel id", lookUp(GUEST, channel));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileUserIsRefused(String user) throws Exception {
    write(HALL + " hall-pw\n");
    refused("refused a guest whose id is malformed or too short", lookUp(GUEST + user, HALL));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileDomainIsRefused(String domain) throws Exception {
    write(HALL + " hall-pw\n");
    LuaSwitch lookUp = lookUp(GUEST, HALL).request("key_value", domain);
    refused("refused a malformed domain", lookUp);
  }

  /** FreeSWITCH lets those of "hall" hear "hall.one", and takes "Hall" for "hall". */
  @ParameterizedTest
  @ValueSource(strings = {"hall.one", "Hall", "hall.", ".", "-ab.c"})
  void aChannelThatFreeSwitchWouldConfuseIsRefused(String channel) throws Exception {
    write(channel + " pw\n");
    refused("refused a malformed channel id", lookUp(GUEST, channel));
  }

  /** So a guest cannot take the place of a user of the directory. */
  @ParameterizedTest
  @ValueSource(strings = {"", "1000", "alice", "fifteen-letters"})
  void aShortNameIsNoGuests(String user) throws Exception {
    write(HALL + " hall-pw\n");
    refused("refused a guest whose id is malformed or too short", lookUp(user, HALL));
  }

  @Test
  void anEndlessNameIsRefused() throws Exception {
    write("a".repeat(65) + " pw\n");
    refused("refused a malformed channel id", lookUp(GUEST, "a".repeat(65)));
    refused("refused a guest whose id is malformed or too short", lookUp("a".repeat(65), HALL));
  }

  @Test
  void theDomainIsThatOfTheLookUpAndNotWhatTheClientSays() throws Exception {
    write(HALL + " hall-pw\n");
    LuaSwitch lookUp = lookUp(GUEST, HALL).header("domain", "elsewhere");
    assertEquals("verto.test", DirectoryXml.of(lookUp.run().xml()).domain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip_auth", "user_call", "group_call"})
  void theDirectoryOfTelephonesIsLeftAlone(String action) throws Exception {
    write(HALL + " hall-pw\n");
    assertEquals(NOTHING, lookUp(GUEST, HALL).header("action", action).run());
  }

  @Test
  void otherSectionsAreLeftAlone() throws Exception {
    write(HALL + " hall-pw\n");
    assertEquals(NOTHING, lookUp(GUEST, HALL).request("section", "dialplan").run());
  }

  /** docs/identities.md: whatever the length of the secret, where SHA-256 pads differently too. */
  @ParameterizedTest
  @ValueSource(ints = {32, 54, 55, 56, 57, 63, 64, 65, 118, 119, 120, 121, 127, 128})
  void anIdIsItsOwnersWithTheSecret(int length) throws Exception {
    write(HALL + " hall-pw\n");
    String secret = "k2-_Zq07".repeat(16).substring(0, length);
    String id = SelfCertifyingId.of(secret);
    Outcome outcome = lookUp(id, HALL).header("idSecret", secret).run();
    assertEquals(List.of(id), DirectoryXml.of(outcome.xml()).users());
  }

  static Stream<String> wrongSecrets() {
    return Stream.of(
        "",
        "b".repeat(64),
        SECRET.substring(1),
        SECRET + "0",
        SECRET.toUpperCase(Locale.ROOT),
        "a".repeat(31),
        "a".repeat(129),
        "a".repeat(1_000_000),
        " " + SECRET,
        "ARRAY::" + SECRET + "|:" + SECRET,
        "true",
        "[" + SECRET + "]",
        SelfCertifyingId.of(SECRET));
  }

  @ParameterizedTest
  @MethodSource("wrongSecrets")
  void anIdIsNobodyElses(String secret) throws Exception {
    write(HALL + " hall-pw\n");
    LuaSwitch lookUp = lookUp(SelfCertifyingId.of(SECRET), HALL).header("idSecret", secret);
    refused("refused a guest who did not show the secret of its id", lookUp);
  }

  @Test
  void anIdIsNobodyElsesWithoutASecret() throws Exception {
    write(HALL + " hall-pw\n");
    LuaSwitch lookUp = lookUp(SelfCertifyingId.of(SECRET), HALL);
    refused("refused a guest who did not show the secret of its id", lookUp);
  }

  /** Some would take it for the same. */
  @Test
  void inCapitalsAnIdIsNobodys() throws Exception {
    write(HALL + " hall-pw\n");
    String id = SelfCertifyingId.of(SECRET).toUpperCase(Locale.ROOT);
    refused(
        "refused a guest who did not show the secret of its id",
        lookUp(id, HALL).header("idSecret", SECRET));
  }

  @Test
  void theSecretIsWrittenNowhere() throws Exception {
    write(HALL + " hall-pw\n");
    for (String id : List.of(SelfCertifyingId.of(SECRET), SelfCertifyingId.of("c".repeat(64)))) {
      Outcome outcome = lookUp(id, HALL).header("idSecret", SECRET).run();
      assertFalse(outcome.toString().contains(SECRET), outcome.toString());
    }
  }

  private static final String SECRET = "0123456789abcdef".repeat(4);
  private static final Outcome NOTHING = new Outcome(List.of(), List.of(), null, 0);

  private LuaSwitch lookUp(String user, String channel) {
    return request()
        .header("action", "jsonrpc-authenticate")
        .header("user", user)
        .header("channel", channel);
  }

  private LuaSwitch request() {
    return new LuaSwitch("directory.lua")
        .global("conf_dir", settings.toString())
        .request("section", "directory")
        .request("tag_name", "domain")
        .request("key_name", "name")
        .request("key_value", "verto.test");
  }

  private void write(String content) throws Exception {
    Files.writeString(settings.resolve("channels.txt"), content);
  }

  private String passwordOf(String channel) throws Exception {
    return DirectoryXml.of(lookUp(GUEST, channel).run().xml()).params().get("password");
  }

  private static void refused(String why, LuaSwitch lookUp) throws Exception {
    Outcome outcome = lookUp.run();
    assertEquals(
        new Outcome(List.of(), List.of("warning directory: " + why + "\n"), null, 0), outcome);
  }
}
