package dev.parley;

import dev.parley.media.TestMedia;
import java.io.IOException;
import java.nio.file.Path;

/** What webrtc-java alone leaves behind of so many calls: the measure for {@link ManyCalls}. */
final class BareCalls {
  private static final int EVERY = Integer.getInteger("calls.every", 50);

  private BareCalls() {}

  /**
   * @param args how many, and where the rows go
   */
  public static void main(String[] args) {
    System.out.println("Pairs of RTCPeerConnection alone, made, connected and closed:");
    int status = 1;
    try {
      calls(Integer.parseInt(args[0]), Path.of(args[1]));
      status = 0;
    } catch (IOException | RuntimeException | AssertionError failure) {
      failure.printStackTrace();
    }
    System.exit(status); // native threads would keep the process alive
  }

  private static void calls(int calls, Path rows) throws IOException {
    LibraryCalls bare = new LibraryCalls(TestMedia.loop());
    Growth growth = new Growth();
    growth.add(Footprint.after(0));
    for (int call = 1; call <= calls; call++) {
      bare.call();
      if (call % EVERY == 0) {
        growth.add(Footprint.after(call));
      }
    }
    growth.save(rows);
  }
}
