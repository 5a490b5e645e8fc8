package dev.parley.view;

import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.loop.ThreadLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.server.Crowd;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.WssSocket;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.settings.SettingsContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The real window on a real display in a channel with so many peers: scrolls through the list for a
 * while, and prints the times between frames; see {@code src/scripts/measure/crowd}.
 */
final class CrowdWindow implements Peer.Listener {
  private static final Duration SCROLLING = Duration.ofSeconds(20);

  private final int size;
  private final CountDownLatch complete = new CountDownLatch(1);
  private View view;

  private CrowdWindow(int size) {
    this.size = size;
  }

  public static void main(String[] args) throws Exception {
    int size = Integer.parseInt(args[0]);
    try (Crowd crowd = new Crowd(size)) {
      new CrowdWindow(size).run(crowd.port());
    }
    System.exit(0);
  }

  private void run(int port) throws Exception {
    ThreadLoop loop = new ThreadLoop("parley-loop");
    VertoAccount account = new VertoAccount("me", Crowd.PASSWORD, "mine", Crowd.CHANNEL);
    URI url = URI.create("ws://127.0.0.1:" + port);
    Peer peer =
        new Peer(
            loop,
            new Peer.Self(Crowd.CHANNEL, "me", "Me"),
            new Peer.Network(
                listener ->
                    new VertoClient(
                        loop,
                        WssSocket.opener(loop, url),
                        account,
                        () -> "fresh",
                        Math::random,
                        listener),
                new FakeConnections(),
                Math::random),
            this);
    view =
        new View(
            peer,
            new WindowContext(
                loop::now,
                () -> {},
                new FakeChannelList(),
                new SettingsContext(
                    new PreferencesModel(Preferences.FIRST.withTheme(Theme.DARK), kept -> {}),
                    new FakeDeviceChoices(),
                    new FakeChecks(),
                    new FakeDiagnostics(),
                    new SettingsContext.Versions("crowd", "M1 of 2001-02-03")),
                WindowContext.Options.PLAIN,
                WindowContext.Beside.NONE),
            FxRuntime::begin);
    view.start().get(30, TimeUnit.SECONDS);
    peer.join();
    boolean all = complete.await(90, TimeUnit.SECONDS);
    System.out.println(all ? "all " + size + " are in the list" : "not all are in the list");
    print(scroll().get(60, TimeUnit.SECONDS));
    peer.leave().get(5, TimeUnit.SECONDS);
  }

  /** A quarter of a row at each frame, down and up again. */
  private CompletableFuture<List<Double>> scroll() {
    CompletableFuture<List<Double>> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          Stage stage = (Stage) Window.getWindows().get(0);
          ListView<?> list = (ListView<?>) stage.getScene().lookup("#peers");
          new AnimationTimer() {
            private final List<Double> times = new ArrayList<>();
            private final long start = System.nanoTime();
            private long last = start;

            @Override
            public void handle(long pulse) {
              long now = System.nanoTime();
              times.add((now - last) / 1e6);
              last = now;
              int row = times.size() / 4 % (2 * size);
              list.scrollTo(row < size ? row : 2 * size - 1 - row);
              if (now - start > SCROLLING.toNanos()) {
                stop();
                done.complete(times);
              }
            }
          }.start();
        });
    return done;
  }

  private void print(List<Double> times) {
    Collections.sort(times);
    System.out.printf(
        "%d frames in %d s; ms from one to the next:", times.size(), SCROLLING.toSeconds());
    for (double part : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
      int index = (int) Math.min(times.size() - 1, Math.floor(part * times.size()));
      System.out.printf("  %s%% %.1f", part * 100, times.get(index));
    }
    System.out.println();
  }

  @Override
  public void state(PeerState state) {
    view.render(state);
    if (state.peers().size() == size) {
      complete.countDown();
    }
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {}

  @Override
  public void ended(String peerId, EndReason reason) {}
}
