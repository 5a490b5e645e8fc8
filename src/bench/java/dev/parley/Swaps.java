package dev.parley;

import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import java.util.List;

/** In one call: camera and microphone off and on again, over and over. */
final class Swaps {
  /** A swap; a picture that is kept would be 1.4 MB. */
  private static final double TOLERATED_KB = 20;

  private Swaps() {}

  /** Returns what was not flat. */
  static List<String> run(int swaps, int every) {
    System.out.println("Camera and microphone off and on, in one call:");
    try (CallPair pair = new CallPair()) {
      CallPair.await("each other", () -> pair.ann.sees("bob") && pair.bob.sees("ann"));
      pair.ann.peer.connect("bob");
      CallPair.await("the offer", () -> !pair.bob.state.offers().isEmpty());
      pair.connected();
      Growth growth = new Growth();
      swap(pair);
      growth.add(Footprint.after(0));
      for (int swap = 1; swap <= swaps; swap++) {
        swap(pair);
        if (swap % every == 0) {
          growth.add(Footprint.after(swap));
        }
      }
      pair.ann.peer.close();
      CallPair.await("nothing is open", () -> TestMedia.media().openCaptures() == 0);
      boolean flat = growth.residentKb() - growth.spreadKb() <= TOLERATED_KB;
      return List.of(growth.complaint(), flat ? "" : "not flat: resident size");
    }
  }

  private static void swap(CallPair pair) {
    pair.ann.peer.camera(false);
    pair.ann.peer.microphone(false);
    CallPair.await("off", () -> hears(pair.bob, false, PictureKind.NONE));
    long seen = pair.bob.pictures.get();
    pair.ann.peer.camera(true);
    pair.ann.peer.microphone(true);
    CallPair.await(
        "on, with a picture",
        () -> hears(pair.bob, true, PictureKind.CAMERA) && pair.bob.pictures.get() > seen);
  }

  /** Whether this one has been told what the other sends. */
  private static boolean hears(Person side, boolean microphone, PictureKind picture) {
    var peer = side.state.media().peer();
    return peer.microphone() == microphone && peer.picture() == picture;
  }
}
