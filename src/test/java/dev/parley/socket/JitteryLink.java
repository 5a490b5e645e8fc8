package dev.parley.socket;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A way to a server on which every message, in either direction, takes a random while longer than
 * it would, and none overtakes another. Used on the loop.
 */
public final class JitteryLink implements TextSocket.Opener {
  private final Loop loop;
  private final TextSocket.Opener real;
  private final Duration most;
  private final Random random;

  /**
   * @param most what is added to a message at most
   */
  public JitteryLink(Loop loop, TextSocket.Opener real, Duration most, Random random) {
    this.loop = loop;
    this.real = real;
    this.most = most;
    this.random = random;
  }

  @Override
  public TextSocket open(TextSocket.Listener listener) {
    Lane down = new Lane();
    TextSocket socket =
        real.open(
            new TextSocket.Listener() {
              @Override
              public void opened() {
                listener.opened();
              }

              @Override
              public void text(String text) {
                down.carry(() -> listener.text(text));
              }

              @Override
              public void closed(String why) {
                down.end();
                listener.closed(why);
              }
            });
    return new Jittery(socket, down);
  }

  /** One direction. */
  private final class Lane {
    private Duration lastArrival = Duration.ZERO;
    private boolean ended;

    void carry(Runnable arrival) {
      Duration at = loop.now().plusMillis(random.nextLong(most.toMillis() + 1));
      lastArrival = at.compareTo(lastArrival) > 0 ? at : lastArrival.plusMillis(1);
      loop.after(lastArrival.minus(loop.now()), () -> arrive(arrival));
    }

    private void arrive(Runnable arrival) {
      if (!ended) {
        arrival.run();
      }
    }

    void end() {
      ended = true;
    }
  }

  /** The socket that the client sees. */
  private final class Jittery implements TextSocket {
    private final TextSocket socket;
    private final Lane down;
    private final Lane up = new Lane();

    Jittery(TextSocket socket, Lane down) {
      this.socket = socket;
      this.down = down;
    }

    @Override
    public void send(String text) {
      up.carry(() -> socket.send(text));
    }

    @Override
    public void networkChanged() {
      socket.networkChanged();
    }

    /** What is still on its way is lost, as with a cable that is pulled. */
    @Override
    public CompletableFuture<Void> close() {
      up.end();
      down.end();
      return socket.close();
    }
  }
}
