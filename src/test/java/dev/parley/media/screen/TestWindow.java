package dev.parley.media.screen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A window of one colour, which the server paints by itself. Each act is done when it returns. */
public final class TestWindow implements AutoCloseable {
  private static final int BACKGROUND = 0x2;
  private static final int INPUT_OUTPUT = 1;
  private static final int STRING = 31;

  private final ScreenServer server;
  private final int id;

  TestWindow(ScreenServer server, int colour, int x, int y, int width, int height)
      throws Exception {
    this.server = server;
    id = server.newId();
    int root = server.setup().root();
    int place = ScreenServer.pair(x, y);
    int size = ScreenServer.pair(width, height);
    server.send(1, 0, id, root, place, size, INPUT_OUTPUT << 16, 0, BACKGROUND, colour);
    server.send(8, 0, id);
    sync();
  }

  public String id() {
    return ScreenId.window(id & 0xffffffffL).text();
  }

  TestWindow titled(String title) throws Exception {
    byte[] bytes = title.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer words =
        ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length + 3 & ~3)).order(ByteOrder.LITTLE_ENDIAN);
    int[] request = new int[5 + words.capacity() / 4];
    request[0] = id;
    request[1] = 39; // WM_NAME
    request[2] = STRING;
    request[3] = 8;
    request[4] = bytes.length;
    words.asIntBuffer().get(request, 5, words.capacity() / 4);
    server.send(18, 0, request);
    sync();
    return this;
  }

  void move(int x, int y, int width, int height) throws Exception {
    server.send(12, 0, id, 0xf, x, y, width, height);
    sync();
  }

  void hide() throws Exception {
    server.send(10, 0, id);
    sync();
  }

  /** Another colour from now on. */
  void paint(int colour) throws Exception {
    server.send(2, 0, id, BACKGROUND, colour);
    server.send(61, 0, id, 0, 0);
    sync();
  }

  /** Puts the mouse pointer on the desktop. */
  public void point(int x, int y) throws Exception {
    server.send(41, 0, 0, server.setup().root(), 0, 0, ScreenServer.pair(x, y));
    sync();
  }

  private void sync() throws IOException, ScreenRefusal {
    server.call(43, 0);
  }

  /** With its program goes the window. */
  @Override
  public void close() {
    server.close();
  }
}
