package dev.parley;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.loop.Loop;
import dev.parley.media.TestMedia;
import dev.parley.media.test.TestCard;

/** Calls that webrtc-java makes alone, one after the other: the measure for calls of ours. */
public final class LibraryCalls {
  /** So many are seen on both sides before the end. */
  private static final int PICTURES = Integer.getInteger("bare.pictures", 1);

  private final PeerConnectionFactory factory =
      new PeerConnectionFactory(new HeadlessAudioDeviceModule());
  private final NativeI420Buffer picture =
      NativeI420Buffer.allocate(TestCard.WIDTH, TestCard.HEIGHT);
  private final Loop loop;

  public LibraryCalls(Loop loop) {
    this.loop = loop;
  }

  /** Makes a pair of connections, waits until each sees the other, and closes them. */
  public void call() {
    BarePeer ann = new BarePeer(loop, factory, picture);
    BarePeer bob = new BarePeer(loop, factory, picture);
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
