package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps test cards in native memory, drawn once and used again in the next call. Not freed: each
 * call would take its 8 MB from another of malloc's arenas, one for each thread, and the process
 * would grow by 100 MB in ten calls (measured).
 */
final class TestCardStock {
  /** 2 for a card of half the width and height (docs/testing.md). */
  private static final int PART = Integer.getInteger("parley.testCardPart", 1);

  /** An encoder may still read the last picture or two: each is drawn over after six more. */
  private static final int EACH = 6;

  private final Deque<Pictures> stock = new ArrayDeque<>();

  /** A set of pictures that nobody else draws in. Any thread. */
  synchronized Pictures take() {
    return stock.isEmpty() ? new Pictures() : stock.pop();
  }

  synchronized void giveBack(Pictures pictures) {
    stock.push(pictures);
  }

  /** The pictures of one capture, used in turn. */
  static final class Pictures {
    private final List<NativeI420Buffer> pictures = new ArrayList<>();
    private final List<Canvas> canvases = new ArrayList<>();
    private int turn;

    private Pictures() {
      for (int i = 0; i < EACH; i++) {
        NativeI420Buffer picture =
            NativeI420Buffer.allocate(TestCard.WIDTH / PART, TestCard.HEIGHT / PART);
        pictures.add(picture);
        canvases.add(Canvas.of(picture, PART));
        TestCard.drawStill(canvases.get(i));
      }
    }

    /** The next picture, with that number on it. */
    NativeI420Buffer next(int number) {
      turn = (turn + 1) % EACH;
      TestCard.drawMoving(canvases.get(turn), number);
      return pictures.get(turn);
    }
  }
}
