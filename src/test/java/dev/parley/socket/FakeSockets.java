package dev.parley.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Attempts to connect that a test opens, feeds and breaks by hand; with the real socket's rules.
 */
public final class FakeSockets implements TextSocket.Opener {
  private final List<FakeSocket> attempts = new ArrayList<>();

  @Override
  public TextSocket open(TextSocket.Listener listener) {
    return open(Optional.empty(), listener);
  }

  @Override
  public TextSocket open(Optional<Credentials> credentials, TextSocket.Listener listener) {
    FakeSocket socket = new FakeSocket(credentials, listener);
    attempts.add(socket);
    return socket;
  }

  public int count() {
    return attempts.size();
  }

  public FakeSocket latest() {
    return attempts.get(attempts.size() - 1);
  }

  /** How many are open, or still trying to. */
  public long living() {
    return attempts.stream().filter(socket -> !socket.ended).count();
  }

  /** Forgets the attempts that have ended: a long test would keep all of them. */
  public void forget() {
    attempts.removeIf(FakeSocket::isEnded);
  }

  /** One attempt. */
  public static final class FakeSocket implements TextSocket {
    private final Optional<Credentials> credentials;
    private final Listener listener;
    private final List<String> sent = new ArrayList<>();
    private boolean open;
    private boolean ended;
    private boolean stranded;

    FakeSocket(Optional<Credentials> credentials, Listener listener) {
      this.credentials = credentials;
      this.listener = listener;
    }

    /** The server accepts. */
    public void opens() {
      open = true;
      listener.opened();
    }

    /** It does not come about. */
    public void refuses(String why) {
      if (!ended) {
        ended = true;
        listener.closed(why);
      }
    }

    /** The server says something; nobody hears it once this end has closed. */
    public void says(String text) {
      if (!ended) {
        listener.text(text);
      }
    }

    /** The server ends it in words of its own. */
    public void ends(TextSocket.CloseReason closeReason) {
      if (!ended) {
        ended = true;
        open = false;
        listener.goodbye(closeReason);
        listener.closed("It was closed.");
      }
    }

    /** The server asks for a sign of life. */
    public void pings() {
      if (!ended) {
        listener.pinged();
      }
    }

    /** With what it was opened. */
    public Optional<Credentials> credentials() {
      return credentials;
    }

    /** The connection breaks. */
    public void breaks() {
      if (!ended) {
        ended = true;
        open = false;
        listener.closed("It broke.");
      }
    }

    /** The address from which it goes is taken away: nothing of it is heard any more. */
    public void strands() {
      stranded = true;
    }

    @Override
    public void networkChanged() {
      if (stranded) {
        breaks();
      }
    }

    public boolean isEnded() {
      return ended;
    }

    /** Takes what was sent since the last call. */
    public List<String> takeSent() {
      List<String> taken = List.copyOf(sent);
      sent.clear();
      return taken;
    }

    @Override
    public void send(String text) {
      if (text.length() > MAX_FRAME) {
        throw new FrameTooLargeException(text.length());
      }
      if (open) {
        sent.add(text);
      }
    }

    @Override
    public CompletableFuture<Void> close() {
      ended = true;
      open = false;
      return CompletableFuture.completedFuture(null);
    }
  }
}
