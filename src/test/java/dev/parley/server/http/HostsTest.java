package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.access.TrustedSources;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may connect, and under which name. */
@Tag("unit")
class HostsTest {
  private static final TrustedSources TRUSTED =
      TrustedSources.parse(List.of("https://WWW.example.org"), List.of());

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "LOCALHOST:8081, true",
    "localhost., true",
    "127.0.0.1:8081, true",
    "127.1.2.3, true",
    "[::1]:8081, true",
    "[0:0:0:0:0:0:0:1], true",
    "[::ffff:127.0.0.1], true",
    "evil.example, false",
    "localhost.evil.example, false",
    "127.0.0.1.evil.example, false",
    "192.0.2.1, false",
    "127.1, false",
    "2130706433, false",
    "[::2], false",
    "[fe80::1%25eth0], false",
    "[::1, false",
    "::1, false",
    "user@localhost, false",
    "localhost:99999, false",
    "localhost:, false",
    "localhost/, false",
    "localhost.., false",
    "'localhost, localhost', false",
    "'', false",
  })
  void onLoopbackTheHostIsThisMachine(String host, boolean in) {
    assertEquals(in, isIn(new Hosts(true, false, TRUSTED), host, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "talk.example.org:8443, https://talk.example.org:8443, true",
    "TALK.example.org.:8443, https://talk.EXAMPLE.org:8443, true",
    "talk.example.org, https://talk.example.org:443, true",
    "talk.example.org:443, https://talk.example.org, true",
    "[2001:db8::1]:8443, 'https://[2001:db8:0:0::1]:8443', true",
    "talk.example.org, https://www.example.org, true",
    "talk.example.org, https://www.example.org:443, true",
    "talk.example.org:8443, https://talk.example.org, false",
    "talk.example.org, http://talk.example.org, false",
    "talk.example.org, https://talk.example.org.evil.example, false",
    "talk.example.org, https://www.example.org:8443, false",
    "talk.example.org, http://www.example.org, false",
    "talk.example.org, null, false",
    "talk.example.org, 'https://talk.example.org https://talk.example.org', false",
    "talk.example.org, https://talk.example.org/, false",
    "talk.example.org, https://user@talk.example.org, false",
    "talk.example.org, file://, false",
    "talk.example.org, chrome-extension://abcdef, false",
    "talk.example.org, ' ', false",
  })
  void aPageIsTheServersOwnOrWasAllowedByName(String host, String origin, boolean in) {
    assertEquals(in, isIn(new Hosts(false, true, TRUSTED), host, origin));
  }

  /** Without TLS nothing shows that a name means this server: a name server may have been told. */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1:8081, http://192.0.2.1:8081, true",
    "'[2001:db8::1]:8081', 'http://[2001:db8::1]:8081', true",
    "localhost:8081, http://localhost:8081, true",
    "evil.example:8081, http://evil.example:8081, false",
    "evil.example:8081, https://evil.example:8081, false",
    "www.example.org, https://www.example.org, true",
  })
  void withoutTlsAPageOfAnotherNameIsNotTheServersOwn(String host, String origin, boolean in) {
    assertEquals(in, isIn(new Hosts(false, false, TRUSTED), host, origin));
  }

  @Test
  void whoSendsTwoIsNoBrowser() {
    Hosts hosts = new Hosts(false, true, TRUSTED);
    List<String> twice = List.of("https://a.example", "https://a.example");
    assertEquals(false, hosts.refusal(List.of("a.example"), twice, false).isEmpty());
    assertEquals(
        false, hosts.refusal(List.of("a.example", "a.example"), List.of(), false).isEmpty());
    assertEquals(false, hosts.refusal(List.of(), List.of(), false).isEmpty());
  }

  @Test
  void aTrustedProxyMayPassOnAnotherName() {
    Hosts hosts = new Hosts(true, false, TRUSTED);
    assertEquals(true, hosts.refusal(List.of("talk.example.org"), List.of(), true).isEmpty());
  }

  /** An empty origin stands for none. */
  private static boolean isIn(Hosts hosts, String host, String origin) {
    List<String> origins = Stream.of(origin).filter(one -> !one.isEmpty()).toList();
    return hosts.refusal(List.of(host), origins, false).isEmpty();
  }
}
