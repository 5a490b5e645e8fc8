package dev.parley;

import dev.parley.connection.Connection;
import dev.parley.connection.IceServers;
import dev.parley.connection.Statistics;
import dev.parley.connection.session.RtcConnections;
import dev.parley.connection.session.UncheckedRelays;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Media;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.NetworkWatch;
import dev.parley.socket.WssSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One client without a window in a process of its own, led by lines on standard input, telling on
 * standard output what happens, each line with the machine's monotonic clock in milliseconds in
 * front. {@link RemoteClientProcess} is the other end of it; docs/testing.md lists the words.
 */
final class RemoteClient implements Peer.Listener, NetworkWatch.Listener {
  private static final int GOODBYE_SECONDS = 3;
  private static final int OPENING_SECONDS = 60;

  private final ThreadLoop loop = new ThreadLoop("client-loop");
  private final ThreadLoop mediaLoop = new ThreadLoop("client-media");
  private final Told told = new Told(loop);
  private final ToneMeter meter = new ToneMeter();
  private final PictureWatch pictures = new PictureWatch(told);
  private final StateWatch states = new StateWatch(told);
  private final Moments moments = new Moments(told);
  private final Media media;
  private final Peer peer;

  private RemoteClient(RemoteClientOptions options) throws Exception {
    media = Media.open(mediaLoop, options.media()).get(OPENING_SECONDS, TimeUnit.SECONDS);
    IceServers servers = options.iceServers();
    FrameSink sink = options.moments() ? moments.sink(pictures) : pictures;
    Connection.Factory real =
        options.unchecked()
            ? UncheckedRelays.connections(loop, media, preview -> {}, sink, meter, servers)
            : new RtcConnections(
                loop, media, preview -> {}, peerId -> sink, peerId -> meter, servers);
    Connection.Factory connections = options.moments() ? moments.of(real) : real;
    String id = options.id();
    VertoAccount account = new VertoAccount(id, "secret", "session-of-" + id, "room");
    peer =
        new Peer(
            loop,
            new Peer.Self("room", id, ""),
            new Peer.Network(
                listener ->
                    new VertoClient(
                        loop,
                        WssSocket.opener(loop, options.server()),
                        account,
                        () -> "fresh-session-of-" + id,
                        () -> 0.5,
                        listener),
                connections,
                () -> 0.5,
                List.of(new DataReady(told))),
            this);
  }

  /** Joins the channel "room" with the password "secret"; see {@link RemoteClientOptions}. */
  public static void main(String[] arguments) throws Exception {
    RemoteClient remoteClient = new RemoteClient(RemoteClientOptions.parse(arguments));
    remoteClient.start();
    remoteClient.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    System.exit(0);
  }

  private void start() {
    NetworkWatch watch = new NetworkWatch(loop, this);
    loop.post(watch::start);
    peer.join();
  }

  /** Until "quit", or until its parent process is gone. */
  private void obey(BufferedReader commands) throws IOException {
    String line = commands.readLine();
    while (line != null && !line.equals("quit")) {
      obey(line);
      line = commands.readLine();
    }
    try {
      peer.leave().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException late) {
      told.say("left without waiting: " + late);
    }
  }

  private void obey(String line) {
    String[] words = (line + " ").split(" ", 2);
    String rest = words[1].strip();
    switch (words[0]) {
      case "call" -> peer.connect(rest);
      case "accept" -> {
        moments.accepts();
        peer.accept(rest);
      }
      case "close" -> peer.close();
      case "microphone" -> peer.microphone(rest.equals("on"));
      case "camera" -> peer.camera(rest.equals("on"));
      case "share" -> peer.share(rest);
      case "devices" -> choose(rest.split(" ", 2));
      case "network" -> peer.networkChanged();
      default -> told.say("? " + line);
    }
  }

  private void choose(String[] cameraAndMicrophone) {
    MediaChoice other = MediaChoice.parse(cameraAndMicrophone[0], cameraAndMicrophone[1], "test");
    mediaLoop.post(() -> media.choose(other));
  }

  @Override
  public void state(PeerState next) {
    states.look(next);
  }

  @Override
  public void statistics(String peerId, Statistics newest) {
    told.say(
        "stats "
            + StatisticsLine.of(newest)
            + " card="
            + pictures.card()
            + " tone="
            + Math.round(meter.frequency().orElse(0)));
  }

  @Override
  public void ended(String peerId, EndReason reason) {
    told.say("ended " + reason.word());
  }

  @Override
  public void networkChanged() {
    told.say("network changed");
    peer.networkChanged();
  }

  @Override
  public void woke() {
    told.say("woke");
    peer.woke();
  }
}
