package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.access.TrustedSources;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a proxy has named, where what stands before may be the client's invention. */
@Tag("unit")
class ForwardedClientTest {
  private static final TrustedSources TRUSTED =
      TrustedSources.parse(List.of(), List.of("10.0.0.0/8", "2001:db8::1"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, '', 192.0.2.7",
    "'198.51.100.1, 192.0.2.7', '', 192.0.2.7",
    "'192.0.2.7, 10.1.2.3', '', 192.0.2.7",
    "'192.0.2.7, 2001:db8::1, 10.1.2.3', '', 192.0.2.7",
    "'10.0.0.9, 10.0.0.8', '', 10.0.0.9",
    "192.0.2.7:4711, '', 192.0.2.7",
    "'[2001:db8::7]:4711', '', 2001:db8:0:0:0:0:0:7",
    "2001:db8::7, '', 2001:db8:0:0:0:0:0:7",
    "'192.0.2.7, unknown', '', none",
    "'192.0.2.7, ', '', none",
    "evil.example, '', none",
    "'', for=192.0.2.7, 192.0.2.7",
    "'', 'for=192.0.2.1, For=\"[2001:db8::7]:47\";proto=https', 2001:db8:0:0:0:0:0:7",
    "'', 'proto=https', none",
    "'', 'for=_hidden', none",
    "192.0.2.7, for=192.0.2.7, 192.0.2.7",
    "192.0.2.7, for=192.0.2.8, none",
    "'', '', none",
  })
  void theLastThatIsNoProxyItself(String named, String forwarded, String client) {
    assertEquals(
        client,
        ForwardedClient.find(fields(named), fields(forwarded), TRUSTED)
            .map(InetAddress::getHostAddress)
            .orElse("none"));
  }

  private static List<String> fields(String text) {
    return Stream.of(text).filter(one -> !one.isEmpty()).toList();
  }
}
