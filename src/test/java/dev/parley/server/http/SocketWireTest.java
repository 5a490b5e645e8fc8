package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.parley.loop.FakeLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.time.Duration;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The library's selector may forget that there is something to write; the wire reminds it. */
@Tag("unit")
class SocketWireTest {
  private final FakeLoop loop = new FakeLoop();
  private final WebSocketImpl socket = mock(WebSocketImpl.class);
  private final WebSocketListener selector = mock(WebSocketListener.class);
  private final SocketWire wire = wire(socket, new Load(Limits.DEFAULT));

  @BeforeEach
  void listenedTo() {
    when(socket.getWebSocketListener()).thenReturn(selector);
  }

  @Test
  void aFrameThatStillLiesThereIsAnnouncedAgain() {
    when(socket.hasBufferedData()).thenReturn(true);
    loop.act(() -> wire.send("text"));
    loop.advance(Duration.ofMillis(40));
    verify(selector, times(2)).onWriteDemand(socket);
  }

  @Test
  void aFrameThatHasLeftIsNot() {
    loop.act(() -> wire.send("text"));
    loop.advance(Duration.ofSeconds(1));
    verify(selector, never()).onWriteDemand(socket);
  }

  @Test
  void anEndThatDoesNotComeIsAnnouncedAgainAndThenForced() {
    when(socket.isFlushAndClose()).thenReturn(true);
    wire.ending();
    loop.advance(Duration.ofMillis(20));
    verify(selector).onWriteDemand(socket);
    loop.advance(Duration.ofSeconds(5));
    verify(socket).closeConnection(1006, "");
  }

  @Test
  void anEndThatHasComeIsNot() {
    when(socket.isFlushAndClose()).thenReturn(true);
    when(socket.isClosed()).thenReturn(true);
    loop.run();
    wire.ending();
    wire.ended();
    loop.advance(Duration.ofSeconds(5));
    verify(selector, never()).onWriteDemand(socket);
    assertEquals(0, loop.pending());
  }

  /** The loop does not run meanwhile: nothing is looked at. */
  @Test
  void whatAllTogetherHoldEndsThoseWhoHoldMuch() {
    Load full = new Load(Limits.DEFAULT.withSizes(100_000, 100_000, 1, 120_000, 1));
    SocketWire greedy = wire(socket, full);
    WebSocketImpl another = mock(WebSocketImpl.class);
    SocketWire modest = wire(another, full);
    received(greedy, "x".repeat(70_000));
    received(modest, "x".repeat(60_000));
    verify(another, never()).closeConnection(1006, "");
    received(greedy, "x");
    verify(socket).closeConnection(1006, "");
    loop.run();
    assertFalse(full.addUnread(0));
  }

  private static void received(SocketWire wire, String text) {
    wire.hand(text.length(), client -> client.received(text));
  }

  private SocketWire wire(WebSocketImpl of, Load load) {
    ServerContext context = new ServerContext(loop, Directory.of("a.test"), Limits.DEFAULT);
    return new SocketWire(of, context, load, wire -> new Client(context, wire));
  }

  /** Says nothing. */
  private static final class Client extends ClientBase {
    Client(ServerContext context, Wire wire) {
      super(context, wire);
    }

    @Override
    protected void read(String text) {}

    @Override
    protected void left() {}
  }
}
