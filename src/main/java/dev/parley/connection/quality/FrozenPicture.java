package dev.parley.connection.quality;

import dev.parley.call.PictureKind;
import dev.parley.connection.Scope;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Detects a frozen remote picture: the connection is up, the peer says that it sends a picture,
 * there was one, and none has come for a second. Looks at a counter, so that the thread that brings
 * the pictures has nothing to do with it. Loop only.
 */
public final class FrozenPicture {
  private static final Duration LOOK = Duration.ofMillis(250);

  static final Duration CAMERA = Duration.ofSeconds(1);

  /** A screen on which nothing moves is sent about once a second. */
  static final Duration SCREEN = Duration.ofMillis(2500);

  private final Scope scope;
  private final Loop loop;
  private final LongSupplier frames;
  private final Consumer<Boolean> changed;

  private PictureKind picture = PictureKind.CAMERA;
  private boolean started;
  private boolean connected;
  private long seen;
  private Duration lastSeen = Duration.ZERO;
  private boolean frozen;

  /**
   * @param frames received so far
   * @param changed gets each change once, on the loop
   */
  public FrozenPicture(Scope scope, LongSupplier frames, Consumer<Boolean> changed) {
    this.scope = scope;
    loop = scope.loop();
    this.frames = frames;
    this.changed = changed;
  }

  /** Begins to look, the first time that it is called. */
  public void start() {
    if (!started) {
      started = true;
      look();
    }
  }

  /** While the connection is being mended nothing is said of the picture. */
  public void connected(boolean now) {
    if (connected != now) {
      connected = now;
      lastSeen = loop.now();
      judge();
    }
  }

  public void peerSends(PictureKind now) {
    if (picture != now) {
      picture = now;
      lastSeen = loop.now();
      judge();
    }
  }

  public boolean isFrozen() {
    return frozen;
  }

  private void look() {
    loop.assertOn();
    long now = frames.getAsLong();
    if (now != seen) {
      seen = now;
      lastSeen = loop.now();
    }
    judge();
    scope.after(LOOK, this::look);
  }

  private void judge() {
    boolean expected = !scope.isOver() && connected && picture != PictureKind.NONE && seen > 0;
    Duration patience = picture == PictureKind.SCREEN ? SCREEN : CAMERA;
    boolean now = expected && loop.now().minus(lastSeen).compareTo(patience) >= 0;
    if (now != frozen) {
      frozen = now;
      changed.accept(now);
    }
  }
}
