package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.parley.loop.FakeLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

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

  @Test
  void fromHalfOfThatOnWhatOthersSayIsDropped() {
    wire.setMember(true);
    int half = (int) Limits.DEFAULT.sizes().backlog() / 2;
    loop.act(() -> wire.send("x".repeat(half)));
    assertTrue(wire.isBehind());
    assertFalse(wire.isClogged());
    sending.remove().succeeded();
    assertFalse(wire.isBehind());
  }

  @Test
  void ofAStrangerTheNextMessageIsReadOnceTheLastWasHandled() {
    assertReads(1);
    say("one");
    assertReads(1);
    loop.act(() -> wire.looked(3));
    assertReads(2);
  }

  @Test
  void ofAMemberMoreMayWaitUntilNoMoreIsRead() {
    wire.setMember(true);
    String large = "x".repeat(Limits.DEFAULT.sizes().unread() / 4);
    say(large);
    assertReads(2);
    say(large);
    assertReads(2);
    loop.act(() -> wire.looked(large.length()));
    assertReads(3);
    loop.act(() -> wire.looked(large.length()));
    assertReads(3);
  }

  @Test
  void aMessageInPartsIsReadToItsEndWhateverWaits() {
    wire.onFrame(frame(OpCode.TEXT, "a", false), Callback.NOOP);
    wire.onFrame(frame(OpCode.CONTINUATION, "b", false), Callback.NOOP);
    assertReads(3);
  }

  /** A client that leaves says so, and closes at once; the loop may be busy with others. */
  @Test
  void theLastWordsOfAClientAreHandledBeforeItsEnd() {
    say("gone");
    wire.onClosed(CloseStatus.NORMAL_STATUS, Callback.NOOP);
    loop.run();
    InOrder order = inOrder(client);
    order.verify(client).received("gone");
    order.verify(client).ended();
  }

  @Test
  void ofOneThatWasCutOffNothingMoreIsHandled() {
    say("much");
    wire.cut();
    wire.onClosed(CloseStatus.NO_CLOSE_STATUS, Callback.NOOP);
    loop.run();
    verify(client, never()).received("much");
    verify(client).ended();
  }

  private void say(String text) {
    wire.onFrame(frame(OpCode.TEXT, text, true), Callback.NOOP);
  }

  private static Frame frame(byte code, String text, boolean whole) {
    return new Frame(code, text).setFin(whole);
  }

  /** How many frames the library was asked for in all. */
  private void assertReads(int frames) {
    verify(session, times(frames)).demand();
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
