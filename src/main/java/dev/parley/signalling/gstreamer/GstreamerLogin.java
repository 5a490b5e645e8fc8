package dev.parley.signalling.gstreamer;

import dev.parley.signalling.LoginException;
import dev.parley.signalling.RequestException;
import dev.parley.signalling.Requests;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Logs in: HELLO, and the room where there is one. What the server refuses once, it would refuse
 * again. Loop only.
 */
final class GstreamerLogin implements ServerFrame.Handler {
  private static final String HELLO = "HELLO";
  private static final String ROOM = "ROOM";

  private final Requests<List<String>> requests;

  GstreamerLogin(Requests<List<String>> requests) {
    this.requests = requests;
  }

  /**
   * Begins on a connection that has just opened; ends with those who are in the room.
   *
   * @param known run when the server knows this uid
   */
  CompletableFuture<List<String>> begin(GstreamerAccount account, Runnable known) {
    return requests
        .ask(HELLO, "HELLO " + account.uid(), Requests.LIMIT)
        .thenCompose(
            hello -> {
              known.run();
              return account.hasRoom()
                  ? requests.ask(ROOM, "ROOM " + account.room(), Requests.LIMIT)
                  : CompletableFuture.completedFuture(List.of());
            })
        .exceptionally(
            failure -> {
              if (failure.getCause() instanceof RequestException end && end.isRefusal()) {
                String sentence = GstreamerErrors.room(account.room(), end.getMessage());
                throw LoginException.refused(sentence, false);
              }
              throw new CompletionException(failure.getCause());
            });
  }

  @Override
  public void hello() {
    requests.answered(HELLO, List.of());
  }

  @Override
  public void entered(List<String> peers) {
    requests.answered(ROOM, peers);
  }

  @Override
  public void fault(String text) {
    requests.refused(HELLO, 0, text);
    requests.refused(ROOM, 0, text);
  }
}
