package dev.parley.media.screen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses DISPLAY: {@code [host]:number[.screen]}, as in X(7).
 *
 * @param host empty for this machine's own socket
 */
record ScreenDisplay(String host, int number, int screen) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9._-]{0,255}):([0-9]{1,5})(?:\\.([0-9]{1,3}))?");

  private static final int FIRST_PORT = 6000;

  static Optional<ScreenDisplay> parse(String text) {
    Matcher form = FORM.matcher(text == null ? "" : text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(form.group(2));
    if (number > 65535 - FIRST_PORT) {
      return Optional.empty();
    }
    String host = "unix".equals(form.group(1)) ? "" : form.group(1);
    int screen = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    return Optional.of(new ScreenDisplay(host, number, screen));
  }

  /** A wire to the server; blocks up to the wire's limit, and for a name server's answer. */
  ScreenWire connect() throws IOException {
    boolean local = host.isEmpty();
    SocketAddress address =
        local
            ? UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number)
            : new InetSocketAddress(host, FIRST_PORT + number);
    SocketChannel channel =
        SocketChannel.open(local ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET);
    return ScreenWire.connect(channel, address);
  }
}
