package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ScreenWireTest {
  private ServerSocket listening;
  private ScreenWire wire;
  private Socket server;

  @BeforeEach
  void connected() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    wire = ScreenWire.connect(SocketChannel.open(), listening.getLocalSocketAddress());
    server = listening.accept();
  }

  @AfterEach
  void close() throws IOException {
    Thread.interrupted();
    wire.close();
    server.close();
    listening.close();
  }

  @Test
  void whatIsWrittenArrives() throws IOException {
    wire.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));

    assertArrayEquals(new byte[] {1, 2, 3}, server.getInputStream().readNBytes(3));
  }

  @Test
  void aReadWaitsForAllOfIt() throws Exception {
    ByteBuffer four = ByteBuffer.allocate(4);
    server.getOutputStream().write(new byte[] {1, 2});
    Thread later = new Thread(this::saysTwoMore);
    later.start();
    wire.read(four);
    later.join();

    assertArrayEquals(new byte[] {1, 2, 3, 4}, four.array());
  }

  @Test
  void nothingIsReadableUntilSomethingCame() throws IOException {
    assertFalse(wire.isReadable());
    saysTwoMore();
    wire.read(ByteBuffer.allocate(1));

    assertTrue(wire.isReadable());
  }

  @Test
  void anEndIsReadableAndThenAnException() throws IOException {
    server.close();

    assertThrows(EOFException.class, () -> wire.read(ByteBuffer.allocate(1)));
    assertTrue(wire.isReadable());
  }

  @Test
  void anInterruptEndsTheWaitAndIsKept() {
    Thread.currentThread().interrupt();

    assertThrows(IOException.class, () -> wire.read(ByteBuffer.allocate(1)));
    assertTrue(Thread.currentThread().isInterrupted());
  }

  @Test
  void aClosedPortIsRefusedAndTheChannelNotLeftOpen() throws IOException {
    InetSocketAddress nobody = (InetSocketAddress) listening.getLocalSocketAddress();
    listening.close();
    SocketChannel channel = SocketChannel.open();

    assertThrows(ConnectException.class, () -> ScreenWire.connect(channel, nobody));
    assertFalse(channel.isOpen());
  }

  @Test
  void anUnknownHostIsAnIoException() throws IOException {
    InetSocketAddress unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 6000);
    SocketChannel channel = SocketChannel.open();

    IOException failure =
        assertThrows(IOException.class, () -> ScreenWire.connect(channel, unknown));
    assertEquals("host not found", failure.getMessage());
    assertFalse(channel.isOpen());
  }

  private void saysTwoMore() {
    try {
      server.getOutputStream().write(new byte[] {3, 4});
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
