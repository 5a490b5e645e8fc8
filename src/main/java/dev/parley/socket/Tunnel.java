package dev.parley.socket;

import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens a tunnel through an HTTP proxy (RFC 9110, section 9.3.6). The JDK has one of its own, which
 * neither ends when its socket is closed nor takes credentials for one connection alone.
 */
final class Tunnel {
  private static final Words WORDS = Words.in(Tunnel.class);

  private static final int MAX_ANSWER = 16_384;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

  private Tunnel() {}

  /**
   * Asks for a way through, on a connection to the proxy; afterwards the socket leads to the
   * server.
   *
   * @throws DialException with a sentence when the proxy says no
   */
  static void open(Socket socket, ProxyServer proxy, String host, int port) throws IOException {
    String target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (proxy.credentials() != null) {
      byte[] credentials = proxy.credentials().getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(credentials);
      request += "Proxy-Authorization: Basic " + encoded + "\r\n"; // RFC 7617
    }
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
    Matcher status = STATUS.matcher(answer(socket.getInputStream()));
    if (!status.lookingAt()) {
      throw new DialException(WORDS.say("proxy.odd", proxy));
    }
    // A 2xx has no body: what follows it comes from the server.
    if (!status.group(1).startsWith("2")) {
      throw new DialException(refusal(proxy, target, status.group(1)));
    }
  }

  private static String refusal(ProxyServer proxy, String target, String status) {
    return status.equals("407")
        ? WORDS.say("proxy.password", proxy)
        : WORDS.say("proxy.refused", proxy, target, status);
  }

  /** Byte by byte up to the empty line: not one byte of the server's may be taken with it. */
  private static String answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (answer.length() < MAX_ANSWER && answer.indexOf("\r\n\r\n", answer.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      answer.append((char) next);
    }
    return answer.toString();
  }
}
