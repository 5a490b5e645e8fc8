package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of curl's manual, under NO_PROXY. */
@Tag("unit")
class NoProxyTest {
  @ParameterizedTest
  @CsvSource({
    "*, meet.example.org, true",
    "*, 192.0.2.1, true",
    "example.org, example.org, true",
    "example.org, meet.example.org, true",
    ".example.org, example.org, true",
    ".EXAMPLE.org, meet.example.org, true",
    "*.example.org, meet.example.org, true",
    "example.org., meet.example.org, true",
    "example.org, meet.example.org., true",
    "ple.org, example.org, false",
    "example.org, example.org.evil.net, false",
    "'a b,c  meet.example.org', meet.example.org, true",
    "'', meet.example.org, false",
    "., meet.example.org, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.10, false",
    "2.1, 192.0.2.1, false",
    "192.0.2.0/24, 192.0.2.77, true",
    "192.0.2.0/24, 192.0.3.1, false",
    "10.0.0.0/8, 10.200.1.1, true",
    "192.0.2.77/30, 192.0.2.78, true",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, meet.example.org, false",
    "192.0.2.0/33, 192.0.2.1, false",
    "192.0.2.0/, 192.0.2.1, false",
    "192.0.2.0/x, 192.0.2.1, false",
    "999.0.0.0/8, 192.0.2.1, false",
    "2001:db8::/32, 2001:db8::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:0DB8:0::1, 2001:db8::1, true",
    "[2001:db8::1], 2001:db8::1, true",
    "fe80::/10, fe80::1%eth0, true",
    "::/0, 192.0.2.1, false",
  })
  void whatItExcepts(String variable, String host, boolean excepted) {
    assertEquals(excepted, new NoProxy(variable).excepts(host));
  }
}
