package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Trust;
import dev.parley.view.start.ChannelList;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class InvitationTest {
  private static final String CERT =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      nullValues = "-",
      value = {
        "parley://talk.example.org/room wss://talk.example.org room -",
        "parley://talk.example.org/room#pw wss://talk.example.org room pw",
        "PARLEY://Talk.Example.ORG:8082/Room#Pw wss://talk.example.org:8082 Room Pw",
        "parley://talk.example.org/room?path=%2Fverto#pw wss://talk.example.org/verto room pw",
        "parley://192.168.1.7:8443/room#a%23b%2Fc%20d%25 wss://192.168.1.7:8443 room a#b/c_d%",
        "parley://[2001:db8::7]:8443/room#pw wss://[2001:db8::7]:8443 room pw",
        "parley://127.0.0.1:8081/home#pw ws://127.0.0.1:8081 home pw",
        "parley://localhost/home#pw ws://localhost home pw",
        "parley://[::1]:8081/home#pw ws://[::1]:8081 home pw",
        "parley://my_host:1/r wss://my_host:1 r -",
        "parley://h/r?later=1&yet wss://h r -",
        "parley://h/caf%C3%A9#%E5%AF%86 wss://h café 密",
        "parley://h/a+b#c+d wss://h a+b c+d",
        "parley://h/r# wss://h r -"
      })
  void aLinkSaysWhereTo(String link, URI server, String channel, String password) {
    Invitation read = Invitation.parse(link);
    assertEquals(server, read.server());
    assertEquals(channel, read.channel());
    assertEquals(password == null ? "" : password.replace('_', ' '), read.password());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';not an invite link",
        "room;not an invite link",
        "https://talk.example.org/room;not an invite link",
        "parley-evil://h/r;not an invite link",
        "javascript:alert(1);not an invite link",
        "file:///etc/passwd;not an invite link",
        "--headless;not an invite link",
        "parley:;damaged",
        "parley://;damaged",
        "parley:h/r;damaged",
        "parley:///r;server in this link is missing or not valid",
        "parley://h;damaged",
        "parley://h/;does not name a channel",
        "parley://h/%20;does not name a channel",
        "parley://h/a/b;damaged",
        "parley://h/r#a#b;damaged",
        "parley://h/%;damaged",
        "parley://h/%4;damaged",
        "parley://h/%zz;damaged",
        "parley://h/%ff;damaged",
        "parley://h/r#%c3%28;damaged",
        "parley://h/%c0%af;damaged",
        "parley://h/r r;link contains an invalid character",
        "parley://h/r --report /tmp/x;link contains an invalid character",
        "parley://h/r\" --relay-only \";link contains an invalid character",
        "parley://h/$(touch x)`id`;link contains an invalid character",
        "parley://h/rö;link contains an invalid character",
        "parley://h/--relay-only;channel in this link contains an invalid character",
        "parley://h/%2D-report;channel in this link contains an invalid character",
        "parley://h/r%0A--report;channel in this link contains an invalid character",
        "parley://h/r%22;channel in this link contains an invalid character",
        "parley://h/r%E2%80%AEx;channel in this link contains an invalid character",
        "parley://h/r%00;channel in this link contains an invalid character",
        "parley://h/r#a%0Ab;cannot be typed",
        "parley://h/r#a%00;cannot be typed",
        "parley://ann:pw@h/r;do not contain a user name",
        "parley://ann@h/r;do not contain a user name",
        "parley://h:0/r;port in this link is not valid",
        "parley://h:65536/r;port in this link is not valid",
        "parley://h:99999999999999/r;port in this link is not valid",
        "parley://h:8a/r;server in this link is missing or not valid",
        "parley://-h/r;server in this link is missing or not valid",
        "parley://h..x/r;server in this link is missing or not valid",
        "parley://h..x/r;server in this link is missing or not valid",
        "parley://%6c/r;server in this link is missing or not valid",
        "parley://999.1.1.1/r;server in this link is missing or not valid",
        "parley://1.2.3/r;server in this link is missing or not valid",
        "parley://[::1/r;server in this link is missing or not valid",
        "parley://[fe80::1%25eth0]/r;server in this link is missing or not valid",
        "parley://[:::::]/r;server in this link is missing or not valid",
        "parley://h/r?name=%3Cb%3E;name in this link is not valid",
        "parley://h/r?name=Ann&name=Bob;contains name more than once",
        "parley://h/r?cert=00;incomplete",
        "parley://h/r?cert=;'' ",
        "parley://h/r?signalling=smoke;does not support",
        "parley://h/r?signalling=;does not support",
        "parley://h/r?signalling=verto&signalling=extension;contains signalling more than once",
        "parley://h/?signalling=extension;does not name a channel",
        "parley://h/%20?signalling=gstreamer;does not name a channel",
        "parley://h/two%20words?signalling=gstreamer;channel in this link contains an invalid character",
        "parley://h/r?path=verto;start with /",
        "parley://h/r?path=/a%3Fb;start with /",
        "parley://h/r?path=/a%0Ab;start with /"
      })
  void whatIsWrongIsOneSentenceThatRepeatsNothing(String link, String sentence) {
    if (sentence.isBlank()) {
      assertEquals("", Invitation.parse(link).certificate());
      return;
    }
    String why = why(link);
    assertTrue(why.contains(sentence), why);
    assertEquals(1, why.lines().count());
  }

  @Test
  void aMegabyteIsRefusedAtOnce() {
    assertTrue(why("parley://h/" + "a".repeat(1_000_000)).contains("too long"));
    assertTrue(
        why("parley://h/" + "a".repeat(101))
            .contains("channel in this link contains an invalid character"));
    assertTrue(why("parley://h/r#" + "a".repeat(257)).contains("cannot be typed"));
  }

  @Test
  void nobodyIsInvitedOverAnOpenLine() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Invitation(URI.create("ws://talk.example.org"), "r", "", "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parley://talk.example.org/room",
        "parley://talk.example.org:8082/room#pw",
        "parley://h/r?name=Ann%20Lee&cert=" + CERT + "&path=%2Fverto#a%2Fb%3F%23",
        "parley://[2001:db8::7]:8443/caf%C3%A9#%E5%AF%86",
        "parley://127.0.0.1:8081/home#pw",
        "parley://h:8443/?signalling=gstreamer",
        "parley://h/kitchen?path=%2Fgstreamer&signalling=gstreamer#pw",
        "parley://h/101?signalling=extension"
      })
  void whatIsPrintedIsWhatWasRead(String link) {
    assertEquals(link, Invitation.parse(link).link());
  }

  @Test
  void aLinkThatDoesNotSayItLeadsToAVertoServer() {
    assertEquals(ServerDialect.VERTO, Invitation.parse("parley://h/r").dialect());
    assertEquals("parley://h/r", Invitation.parse("parley://h/r?signalling=verto").link());
    Destination desk =
        Invitation.parse("parley://h/101?signalling=extension").destination(Trust.platform());
    assertEquals(ServerDialect.EXTENSION, desk.dialect());
    assertFalse(desk.idsLast()); // any agent answers
    assertTrue(Invitation.parse("parley://h/r").destination(Trust.platform()).idsLast());
  }

  @ParameterizedTest
  @CsvSource({
    "VERTO, r, parley://h/r#pw",
    "GSTREAMER, r, parley://h/r?signalling=gstreamer#pw",
    "GSTREAMER, '', parley://h/?signalling=gstreamer",
    "EXTENSION, 101, parley://h/101?signalling=extension"
  })
  void whoIsInvitedGetsThePasswordOnlyWhereTheyNeedIt(
      ServerDialect dialect, String channel, String link) {
    Destination there =
        new Destination(dialect, URI.create("wss://h"), Trust.platform(), "", channel, "pw");
    assertEquals(link, Invitation.to(there).link());
    ChannelList.Here here = ShownPlace.here(there, new FakeLan());
    assertEquals(link, here.invitation());
    assertEquals(link.endsWith("#pw"), here.keyed());
    assertEquals(dialect == ServerDialect.VERTO, here.usual());
  }

  @Test
  void anyPasswordComesThrough() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder password = new StringBuilder();
      while (password.length() < 1 + random.nextInt(20)) {
        int point = random.nextInt(0x3000);
        if (Character.isLetterOrDigit(point) || point > 32 && point < 127) {
          password.appendCodePoint(point);
        }
      }
      Invitation one = new Invitation(URI.create("wss://h"), "r", password.toString(), "", "");
      assertEquals(one, Invitation.parse(one.link()));
    }
  }

  @Test
  void aFingerprintMayHaveColonsAsProgramsShowIt() {
    String shown = CERT.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    assertEquals(CERT, Invitation.parse("parley://h/r?cert=" + shown).certificate());
    assertEquals(
        URI.create("wss://localhost:1"),
        Invitation.parse("parley://localhost:1/r?cert=" + CERT).server(),
        "a certificate goes with wss, on this machine too");
  }

  @Test
  void aPasswordIsInNoText() {
    Invitation one = Invitation.parse("parley://h/r#s3cret");
    assertFalse(one.toString().contains("s3cret"));
    assertFalse(one.destination(Trust.platform()).toString().contains("s3cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      nullValues = "-",
      value = {
        "parley://h/r#pw&k=AAAAAAAAAAAAAAAAAAAAAA pw AAAAAAAAAAAAAAAAAAAAAA",
        "parley://h/r#&k=AAAAAAAAAAAAAAAAAAAAAA - AAAAAAAAAAAAAAAAAAAAAA",
        "parley://h/r#pw&k=%41AAAAAAAAAAAAAAAAAAAAA pw AAAAAAAAAAAAAAAAAAAAAA",
        "parley://h/r#pw&k=AAAAAAAAAAAAAAAAAAAAAA&later=1 pw AAAAAAAAAAAAAAAAAAAAAA",
        "parley://h/r#a%26k=AAAAAAAAAAAAAAAAAAAAAA a&k=AAAAAAAAAAAAAAAAAAAAAA -",
        "parley://h/r#a%26b&k=AAAAAAAAAAAAAAAAAAAAAA a&b AAAAAAAAAAAAAAAAAAAAAA",
        "parley://h/r#a&b a&b -",
        "parley://h/r?k=AAAAAAAAAAAAAAAAAAAAAA#pw pw -"
      })
  void aSecretFollowsThePassword(String link, String password, String secret) {
    Invitation read = Invitation.parse(link);
    assertEquals(password == null ? "" : password, read.password());
    assertEquals(secret == null ? "" : secret, read.secret());
    assertEquals(read, Invitation.parse(read.link()));
    assertEquals(read.secret(), read.destination(Trust.platform()).secret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"parley://h/r#pw&k=AAAAAAAAAAAAAAAAAAAAA", "parley://h/r#pw&k=a%2Fb"})
  void aSecretThatWasCutOffIsNotTakenForOne(String link) {
    assertTrue(why(link).contains("incomplete"), why(link));
  }

  @Test
  void aSecretIsInNoText() {
    Invitation one = Invitation.parse("parley://h/r#pw&k=SSSSSSSSSSSSSSSSSSSSSS");
    assertFalse(one.toString().contains("SSSS"));
    assertFalse(one.destination(Trust.platform()).toString().contains("SSSS"));
  }

  private static String why(String link) {
    return assertThrows(IllegalArgumentException.class, () -> Invitation.parse(link)).getMessage();
  }
}
