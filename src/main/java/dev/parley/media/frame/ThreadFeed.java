package dev.parley.media.frame;

import dev.onvoid.webrtc.media.video.CustomVideoSource;

/** Fills a video source from a thread of its own, which ends when it is interrupted. */
public abstract class ThreadFeed implements Feed {
  private final CustomVideoSource source = new CustomVideoSource();
  private final Thread thread;

  protected ThreadFeed(String name) {
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Pushes pictures into the source until the thread is interrupted. */
  protected abstract void run();

  @Override
  public final CustomVideoSource source() {
    return source;
  }

  @Override
  public void start() throws MediaException {
    thread.start();
  }

  @Override
  public void stop() {
    if (Thread.currentThread() != thread) {
      Pace.end(thread);
    }
  }

  /** A thread that has not ended may be filling the source: then it stays in memory. */
  @Override
  public final void free() {
    if (!thread.isAlive()) {
      source.dispose();
    }
  }
}
