package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ProxiesTest {
  private static final URI SERVER = URI.create("wss://meet.example.org/verto");

  @Test
  void theVariablesComeFirstWithTheirPassword() throws IOException {
    Proxies proxies =
        new Proxies(system(Proxy.Type.HTTP), Map.of("https_proxy", "http://ann:secret@terminal:1"));
    ProxyServer found = proxies.leadingTo(SERVER).orElseThrow();
    assertEquals("terminal:1", found.toString());
    assertEquals("ann:secret", found.credentials());
  }

  @Test
  void withoutThemTheSystemIsAsked() throws IOException {
    Proxies proxies = new Proxies(system(Proxy.Type.HTTP), Map.of("https_proxy", " "));
    assertEquals("office:3128", proxies.leadingTo(SERVER).orElseThrow().toString());
  }

  @Test
  void anExceptionCountsForTheSystemsProxyToo() throws IOException {
    Proxies proxies = new Proxies(system(Proxy.Type.HTTP), Map.of("no_proxy", "example.org"));
    assertFalse(proxies.leadingTo(SERVER).isPresent());
  }

  @Test
  void theSystemIsAskedForASecureWayToTheServersPort() throws IOException {
    StubSelector system = system(Proxy.Type.HTTP);
    new Proxies(system, Map.of()).leadingTo(URI.create("ws://meet.example.org:8081/verto"));
    assertEquals(URI.create("https://meet.example.org:8081/"), system.asked);
  }

  @Test
  void aSocksProxyOfTheSystemIsOne() throws IOException {
    ProxyServer found =
        new Proxies(system(Proxy.Type.SOCKS), Map.of()).leadingTo(SERVER).orElseThrow();
    assertEquals(ProxyServer.Kind.SOCKS, found.kind());
  }

  @ParameterizedTest
  @CsvSource({
    "wss, https_proxy, http://a:8080, a:8080",
    "wss, HTTPS_PROXY, http://a:8080, a:8080",
    "wss, all_proxy, a:8080, a:8080",
    "wss, all_proxy, socks5://a, a:1080",
    "wss, http_proxy, http://a:8080, none",
    "ws, http_proxy, http://a, a:80",
    "ws, https_proxy, http://a:8080, a:8080"
  })
  void theVariableForTheScheme(String scheme, String variable, String value, String found)
      throws IOException {
    URI server = URI.create(scheme + "://meet.example.org");
    Proxies proxies = new Proxies(ProxySelector.of(null), Map.of(variable, value));
    assertEquals(found, proxies.leadingTo(server).map(Object::toString).orElse("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "a.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "LOCALHOST"})
  void noneLeadsToThisMachine(String host) throws IOException {
    Proxies proxies = new Proxies(system(Proxy.Type.HTTP), Map.of("https_proxy", "http://a:1"));
    assertFalse(proxies.leadingTo(URI.create("wss://" + host + ":8082")).isPresent());
  }

  @Test
  void aVariableThatNamesNoProxyIsSaidWithoutItsText() {
    Proxies proxies =
        new Proxies(ProxySelector.of(null), Map.of("https_proxy", "ftp://ann:secret@a"));
    String why = assertThrows(IOException.class, () -> proxies.leadingTo(SERVER)).getMessage();
    assertEquals(
        "The variable https_proxy is not a proxy address. The format is http://HOST:PORT.", why);
  }

  @ParameterizedTest
  @CsvSource({
    "http://my_proxy:1, my_proxy:1, ",
    "HTTP://a, a:80, ",
    "http://[2001:db8::1]:3128/, [2001:db8::1]:3128, ",
    "http://ann:p@ss@a:1, a:1, ann:p@ss",
    "http://ann:p%40s%3As+@a:1, a:1, ann:p@s:s+",
    "socks5h://ann:secret@a, a:1080, ann:secret",
    "ann:se/cr#t@a:1, a:1, ann:se/cr#t",
  })
  void whatAVariableMayHold(String text, String where, String credentials) {
    ProxyServer proxy = ProxyServer.parse(text);
    assertEquals(where, proxy.toString());
    assertEquals(credentials, proxy.credentials());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://", "http://a:0", "http://a:99999", "https://a", "http://ann:%zz@a", "a b"})
  void whatItMayNot(String text) {
    assertThrows(IllegalArgumentException.class, () -> ProxyServer.parse(text));
  }

  @Test
  void thePasswordOfAProxyIsNotShown() {
    ProxyServer proxy = ProxyServer.parse("http://ann:secret@proxy:3128");
    assertEquals("ann:secret", proxy.credentials());
    assertEquals("proxy:3128", proxy.toString());
  }

  private static StubSelector system(Proxy.Type type) {
    return new StubSelector(new Proxy(type, InetSocketAddress.createUnresolved("office", 3128)));
  }

  private static final class StubSelector extends ProxySelector {
    private final Proxy proxy;
    private URI asked;

    StubSelector(Proxy proxy) {
      this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
      asked = uri;
      return List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }
}
