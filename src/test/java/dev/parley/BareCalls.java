package dev.parley;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.media.TestCard;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.nio.file.Path;

/** What webrtc-java alone leaves behind of so many calls: the measure for {@link ManyCalls}. */
final class BareCalls {
  private static final int EVERY = Integer.getInteger("calls.every", 50);

  /** So many are seen on both sides before the end. */
  private static final int PICTURES = Integer.getInteger("bare.pictures", 1);

  private final PeerConnectionFactory factory =
      new PeerConnectionFactory(new HeadlessAudioDeviceModule());
  private final NativeI420Buffer picture =
      NativeI420Buffer.allocate(TestCard.WIDTH, TestCard.HEIGHT);

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
    BareCalls bare = new BareCalls();
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

  private void call() {
    BarePeer ann = new BarePeer(TestMedia.loop(), factory, picture);
    BarePeer bob = new BarePeer(TestMedia.loop(), factory, picture);
    ann.call(bob);
    CallPair.await("pictures", () -> ann.isUp(PICTURES) && bob.isUp(PICTURES));
    TestMedia.end("statistics", ann.count().thenCombine(bob.count(), (one, both) -> one));
    TestMedia.on(
        () -> {
          ann.close();
          bob.close();
          return null;
        });
    TestMedia.trim();
    TestMedia.trim();
  }
}
