package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An X server of a test's own (Xvfb), 1280 by 800 unless said, on a number that nobody else takes:
 * the first free one would be the next server's as soon as this one has crashed.
 */
public final class TestDisplay implements AutoCloseable {
  static final int WIDTH = 1280;
  static final int HEIGHT = 800;
  private static final int ATTEMPTS = 10;

  private final Process server;
  private final String name;

  private TestDisplay(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  public static TestDisplay start(String... options) throws IOException {
    return start(WIDTH, HEIGHT, options);
  }

  public static TestDisplay start(int width, int height, String... options) throws IOException {
    for (int attempt = 1; ; attempt++) {
      String name = ":" + ThreadLocalRandom.current().nextInt(1_000, 30_000);
      ProcessBuilder builder =
          new ProcessBuilder("Xvfb", name, "-displayfd", "1", "-noreset", "-nolisten", "tcp");
      builder.command().addAll(List.of("-screen", "0", width + "x" + height + "x24"));
      builder.command().addAll(List.of(options));
      Process server = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      BufferedReader said = new BufferedReader(new InputStreamReader(server.getInputStream()));
      if (said.readLine() != null) {
        return new TestDisplay(server, name);
      } else if (attempt == ATTEMPTS) {
        throw new IOException("Xvfb does not start");
      }
    }
  }

  public ProcessHandle process() {
    return server.toHandle();
  }

  /** As DISPLAY has it. */
  public String name() {
    return name;
  }

  ScreenServer connect() throws MediaException {
    return ScreenAccess.open(Map.of("DISPLAY", name), Path.of("/none"));
  }

  public TestWindow window(int colour, int x, int y, int width, int height) throws Exception {
    return new TestWindow(connect(), colour, x, y, width, height);
  }

  ScreenView view(String id) throws MediaException {
    return ScreenView.open(connect(), ScreenId.parse(id));
  }

  /** What is on it now, without the pointer where that was put away. */
  public Shot look() throws IOException, MediaException {
    try (ScreenView view = view("screen")) {
      while (!view.take()) {
        Thread.onSpinWait();
      }
      return new Shot(view.pixels(), view.size().width());
    }
  }

  /** Pixels of a screen: the bytes B, G, R and one more for each. */
  public record Shot(ByteBuffer pixels, int width) {
    /** As 0xRRGGBB. */
    public int at(int x, int y) {
      return pixels.getInt((y * width + x) * 4) & 0xffffff;
    }
  }

  /** The server goes away without a word. */
  void crash() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    server.destroy();
  }
}
