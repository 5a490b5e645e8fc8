package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.frame.MediaException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Displays that are locked, lack something, or are none. */
@Tag("desktop")
class ScreenServerTest {
  @TempDir Path home;

  @Test
  void aLockedDisplayOpensWithItsKeyOnly() throws Exception {
    byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    Path file = home.resolve(".Xauthority");
    writeKey(file, key);
    try (TestDisplay display = TestDisplay.start("-auth", file.toString())) {
      Map<String, String> environment = Map.of("DISPLAY", display.name());
      assertThrows(MediaException.class, () -> ScreenAccess.open(environment, Path.of("/none")));
      try (ScreenServer server = ScreenAccess.open(environment, home)) {
        assertEquals(TestDisplay.WIDTH, server.setup().width());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DAMAGE", "XFIXES"})
  void withoutAnExtensionTheScreenIsSeenAllTheSame(String extension) throws Exception {
    try (TestDisplay display = TestDisplay.start("-extension", extension);
        TestWindow red = display.window(0xff0000, 0, 0, 100, 100);
        ScreenView view = display.view(red.id())) {
      for (int time = 0; time < 3; time++) {
        view.isChanged();
        assertTrue(view.take());
        assertEquals(0xff0000, view.pixels().getInt(0) & 0xffffff);
      }
    }
  }

  @Test
  void withoutCompositeNoWindowIsShownForFearOfWhatCoversIt() throws Exception {
    try (TestDisplay display = TestDisplay.start("-extension", "Composite");
        TestWindow red = display.window(0xff0000, 0, 0, 100, 100)) {
      MediaException sentence = assertThrows(MediaException.class, () -> display.view(red.id()));
      assertTrue(sentence.getMessage().contains("region"), sentence.getMessage());
    }
  }

  @Test
  void aDisplayOfOtherColoursIsRefused() throws Exception {
    try (TestDisplay display = TestDisplay.start("-screen", "0", "640x480x16")) {
      assertThrows(MediaException.class, display::connect);
    }
  }

  @Test
  void anIdIsNotGivenTwice() throws Exception {
    try (TestDisplay display = TestDisplay.start();
        ScreenServer server = display.connect()) {
      int[] ids = {server.newId(), server.newId(), server.newId()};
      int base = server.setup().idBase();
      assertArrayEquals(new int[] {base, base + 1, base + 2}, ids);
    }
  }

  @Test
  void whatSaysNothingButNonsenseIsNoDisplay() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      byte[] nonsense = new byte[40 + random.nextInt(200)];
      random.nextBytes(nonsense);
      nonsense[0] = 1; // welcome
      nonsense[6] = (byte) ((nonsense.length - 8) / 4);
      nonsense[7] = 0;
      nonsense[28] = (byte) random.nextInt(4);
      assertRefused(nonsense);
    }
  }

  @Test
  void anAnswerLongerThanAnyIsNotWaitedFor() throws Exception {
    ByteBuffer endless = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    endless.put((byte) 1).put((byte) 0).putShort((short) 1).putInt(0x7fffffff);
    try (TestDisplay display = TestDisplay.start();
        FakeServer fake = new FakeServer(setupOf(display), endless.array());
        ScreenServer server = ScreenAccess.open(Map.of("DISPLAY", fake.display()), home)) {
      assertThrows(IOException.class, () -> server.call(43, 0));
    }
  }

  @Test
  void anAnswerToNoQuestionEndsIt() throws Exception {
    byte[] early = new byte[32];
    early[0] = 1;
    early[2] = 77;
    try (TestDisplay display = TestDisplay.start();
        FakeServer fake = new FakeServer(setupOf(display), early);
        ScreenServer server = ScreenAccess.open(Map.of("DISPLAY", fake.display()), home)) {
      assertThrows(IOException.class, () -> server.call(43, 0));
    }
  }

  private void assertRefused(byte[] said) throws Exception {
    try (FakeServer fake = new FakeServer(said)) {
      assertThrows(
          MediaException.class, () -> ScreenAccess.open(Map.of("DISPLAY", fake.display()), home));
    }
  }

  /** The first words of a real server. */
  private static byte[] setupOf(TestDisplay display) throws IOException {
    ScreenWire wire = ScreenDisplay.parse(display.name()).orElseThrow().connect();
    try (wire) {
      wire.write(ByteBuffer.wrap(new byte[] {'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
      ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      wire.read(head);
      ByteBuffer whole = ByteBuffer.allocate(8 + (head.getShort(6) & 0xffff) * 4);
      wire.read(whole.put(head.rewind()));
      return whole.array();
    }
  }

  private static void writeKey(Path file, byte[] key) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeShort(65535); // any host
      out.writeUTF("");
      out.writeUTF("");
      out.writeUTF(ScreenCookies.KIND);
      out.writeShort(key.length);
      out.write(key);
    }
  }

  /** Says what it is told to each client at once, and hangs up when they do. */
  private static final class FakeServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

    FakeServer(byte[]... words) throws IOException {
      Thread thread = new Thread(() -> serve(words), "fake-display");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(byte[]... words) {
      try {
        while (true) {
          try (Socket client = socket.accept()) {
            for (byte[] word : words) {
              client.getOutputStream().write(word);
            }
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
          }
        }
      } catch (IOException closed) {
        // the end of the test
      }
    }

    String display() {
      return "127.0.0.1:" + (socket.getLocalPort() - 6000);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
