package dev.parley.check;

import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Tone;
import dev.parley.socket.PortProbe;
import dev.parley.socket.ServerUrl;
import dev.parley.socket.TextSocket;
import dev.parley.text.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tests whether the server of the channel is reached, whether the way there is secure, and whether
 * one is let in. Opens a connection of its own beside that of the channel, and sends nothing on it.
 * Loop only.
 */
public final class WebsocketCheck implements Check {
  private static final Words WORDS = Words.in(WebsocketCheck.class);

  private final Loop loop;
  private final URI server;
  private final TextSocket.Opener opener;
  private final Optional<PeerState> state;
  private final Finding reached = Finding.waiting("server", WORDS.say("check.server"));
  private final Finding secure = Finding.waiting("secure", WORDS.say("check.secure"));
  private final Finding entered = Finding.waiting("login", WORDS.say("check.login"));
  private TextSocket socket;
  private boolean over;

  /**
   * @param server null for this machine's own
   * @param state the state in the channel, empty before that is known
   */
  public WebsocketCheck(
      Loop loop, URI server, TextSocket.Opener opener, Optional<PeerState> state) {
    this.loop = loop;
    this.server = server;
    this.opener = opener;
    this.state = state;
  }

  @Override
  public List<Finding> before() {
    return List.of(reached, secure, entered);
  }

  @Override
  public void begin(Consumer<Finding> found) {
    found.accept(entered());
    socket =
        opener.open(
            new TextSocket.Listener() {
              @Override
              public void opened() {
                opens(found);
              }

              @Override
              public void text(String text) {}

              @Override
              public void closed(String why) {
                stays(why, found);
              }
            });
  }

  @Override
  public void cancel() {
    over = true;
    if (socket != null) {
      socket.close();
    }
  }

  private Finding entered() {
    if (state.isEmpty()) {
      return entered.notLookedAt(WORDS.say("check.login.early"), "");
    }
    PeerState now = state.get();
    String why = (now.status().text() + ". " + now.status().detail()).strip();
    return now.status().tone() == Tone.GOOD
        ? entered.good(
            now.channel().isEmpty()
                ? WORDS.say("check.login.open")
                : WORDS.say("check.login.good", now.channel()))
        : entered.bad(
            why,
            now.status().asksPassword()
                ? WORDS.say("check.login.password")
                : WORDS.say("check.login.wait"));
  }

  private void opens(Consumer<Finding> found) {
    socket.close();
    found.accept(reached.good(WORDS.say("check.server.good", name())));
    found.accept(
        isHere()
            ? secure.good(WORDS.say("check.secure.here"))
            : isSecure()
                ? secure.good(WORDS.say("check.secure.good"))
                : secure.bad(WORDS.say("check.secure.open"), WORDS.say("check.secure.open.do")));
  }

  /** It did not come to a connection: is it there at all? */
  private void stays(String why, Consumer<Finding> found) {
    if (isHere()) {
      tell(found, reached.bad(why, WORDS.say("check.server.here.do")), secure.notLookedAt("", ""));
      return;
    }
    PortProbe.at(loop, server)
        .thenAccept(
            there ->
                tell(
                    found,
                    there
                        ? reached.good(WORDS.say("check.server.good", name()))
                        : reached.bad(why, WORDS.say("check.server.do")),
                    there
                        ? secure.bad(why, WORDS.say("check.secure.do"))
                        : secure.notLookedAt(WORDS.say("check.secure.unreached"), "")));
  }

  private void tell(Consumer<Finding> found, Finding first, Finding second) {
    if (!over) {
      found.accept(first);
      found.accept(second);
    }
  }

  private boolean isHere() {
    return server == null;
  }

  private boolean isSecure() {
    return "wss".equals(server.getScheme());
  }

  private String name() {
    return isHere() ? WORDS.say("check.server.here") : ServerUrl.host(server);
  }
}
