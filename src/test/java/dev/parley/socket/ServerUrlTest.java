package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ServerUrlTest {
  @ParameterizedTest
  @CsvSource({
    "ws://talk.example.org, ws://talk.example.org, talk.example.org, -1",
    "wss://Talk.example.org:8443/verto?x=1, wss://Talk.example.org:8443/verto?x=1,"
        + " Talk.example.org, 8443",
    "WS://host:80, ws://host:80, host, 80",
    "WsS://host/, wss://host/, host, -1",
    "ws://my_host, ws://my_host, my_host, -1",
    "wss://_sip._tcp.my_host.example:8082/p, wss://_sip._tcp.my_host.example:8082/p,"
        + " _sip._tcp.my_host.example, 8082",
    "wss://bücher.example, wss://xn--bcher-kva.example, xn--bcher-kva.example, -1",
    "wss://BÜCHER.example:1/, wss://xn--bcher-kva.example:1/, xn--bcher-kva.example, 1",
    "wss://例え.テスト, wss://xn--r8jz45g.xn--zckzah, xn--r8jz45g.xn--zckzah, -1",
    "ws://host:, ws://host, host, -1",
    "ws://host.:1, ws://host.:1, host., 1",
    "ws://192.0.2.1:1, ws://192.0.2.1:1, 192.0.2.1, 1",
    "ws://[2001:db8::1]:1, ws://[2001:db8::1]:1, [2001:db8::1], 1",
    "ws://[fe80::1%25eth0]:1/, ws://[fe80::1%eth0]:1/, [fe80::1%eth0], 1",
    "ws://[fe80::1%eth0], ws://[fe80::1%eth0], [fe80::1%eth0], -1",
    "wss://host/room@home, wss://host/room@home, host, -1",
    "ws://host/straße, ws://host/stra%C3%9Fe, host, -1",
  })
  void whatIsOne(String text, URI read, String host, int port) {
    URI url = ServerUrl.parse(text).orElseThrow();
    assertEquals(read, url);
    assertEquals(host, ServerUrl.host(url));
    assertEquals(port, ServerUrl.port(url));
    assertEquals(url, ServerUrl.parse(url.toString()).orElseThrow(), "kept and read again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        "http://host",
        "ws:host",
        "ws://",
        "ws://:80",
        "ws:///path",
        "ws://ann@host",
        "ws://ann:secret@host",
        "ws://ann:secret@my_host",
        "ws://host:0",
        "ws://host:65536",
        "ws://host:8x",
        "ws://host#part",
        "ws://host/a b",
        "ws://ho st",
        "ws://-host",
        "ws://999.1.1.1",
        "ws://1.2.3",
        "ws://host.1",
        "ws://host-",
        "ws://a..b",
        "ws://[::1",
        "ws://::1",
        "ws://[zz::1]",
        "ws://[1:2]",
        "ws://stra\u00dfe.example",
        "ws://host%41",
        "ws://a\u200db.example",
        "ws://h\u0000st",
        "ws://\ud800.example",
      })
  void whatIsNone(String text) {
    assertTrue(ServerUrl.parse(text).isEmpty(), text);
  }
}
