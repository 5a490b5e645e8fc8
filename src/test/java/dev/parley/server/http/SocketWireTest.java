package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.parley.loop.FakeLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What waits for a client that does not read, with a library that sends nothing by itself. */
@Tag("unit")
class SocketWireTest {
  private static final String LONG = "x".repeat(70_000);

  private final FakeLoop loop = new FakeLoop();
  private final ServerContext context =
      new ServerContext(loop, Directory.of("parley.test"), Limits.DEFAULT);
  private final ClientProtocol client = mock(ClientProtocol.class);
  private final CoreSession session = mock(CoreSession.class);
  private final Queue<Callback> sending = new ArrayDeque<>();
  private int opened;

  private final SocketWire wire =
      new SocketWire(
          context,
          new Capacity(context),
          "192.0.2.1",
          one -> client,
          new SocketWire.Entry() {
            @Override
            public void opened() {
              opened++;
            }

            @Override
            public void setMember(boolean member) {}
          });

  @BeforeEach
  void open() {
    doAnswer(call -> sending.add(call.getArgument(1)))
        .when(session)
        .sendFrame(any(), any(), anyBoolean());
    wire.onOpen(session, Callback.NOOP);
    loop.run();
  }

  @Test
  void itIsInOnceTheWebsocketIsOpen() {
    assertEquals(1, opened);
  }

  @Test
  void aStrangerMayLeaveLittleUnreadAndAMemberMore() {
    loop.act(() -> wire.send("short"));
    assertFalse(wire.isClogged());
    loop.act(() -> wire.send(LONG));
    assertTrue(wire.isClogged());
    wire.setMember(true);
    assertFalse(wire.isClogged());
  }

  /** The library gives up frames that it cannot send any more: nothing has moved then. */
  @Test
  void whatIsGivenUpIsNotProgress() {
    wire.setMember(true);
    loop.act(() -> wire.send("one that stays"));
    Callback stays = sending.remove();
    for (int i = 0; i < 3; i++) {
      loop.advance(Duration.ofSeconds(30));
      loop.act(() -> wire.send("one that fails"));
      sending.remove().failed(new IOException("closing"));
    }
    assertTrue(wire.isClogged());
    stays.succeeded();
    assertFalse(wire.isClogged());
  }
}
