package dev.parley;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.WssSocket;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A peer that calls, is accepted, and then sends what no honest one does. It answers no offer.
 *
 * <p>As a program ({@code dev.parley.HostileCaller URL CHANNEL PASSWORD VICTIM PID PLAN TIMES}) it
 * calls a running Parley that accepts by itself, so many times, and prints what that process had of
 * processor time and of resident memory before, during and after each call. It speaks the protocol
 * as older builds do, for a comparison.
 */
final class HostileCaller implements Signalling.Listener {
  /** What it sends once it is accepted. */
  enum Plan {
    /** A description of 2,200 sections. */
    SECTIONS,
    /** Pictures of 8192 by 8192, or of the size given by -Dhostile.size=COLUMNSxLINES. */
    PICTURE,
    /** Half a million short texts on each data channel that the other side opens. */
    MESSAGES,
    /** Data channels by the hundred. */
    CHANNELS
  }

  private static final int SECTIONS = Integer.getInteger("hostile.sections", 2200);
  private static final int MESSAGES = Integer.getInteger("hostile.messages", 500_000);
  private static final int CHANNELS = 500;
  private static final long FRAME_NS = 1_000_000_000L;

  private static PeerConnectionFactory factory;

  final VertoClient client;
  final AtomicInteger sent = new AtomicInteger();

  /** Channels that the other side has closed during a flood. */
  final AtomicInteger closed = new AtomicInteger();

  /** The descriptions of the other side. */
  final List<SessionDescription> heard = new CopyOnWriteArrayList<>();

  private final Loop loop;
  private final String name;
  private final Plan plan;
  private final int width;
  private final int height;
  private final CompletableFuture<Void> online = new CompletableFuture<>();
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private final List<Runnable> ends = new CopyOnWriteArrayList<>();
  private CompletableFuture<Void> accepted = new CompletableFuture<>();
  private CompletableFuture<Void> refused = new CompletableFuture<>();
  private RTCPeerConnection connection;
  private boolean described;

  HostileCaller(Loop loop, String name, URI url, String channel, String password, Plan plan) {
    this.loop = loop;
    this.name = name;
    this.plan = plan;
    String[] size = System.getProperty("hostile.size", "8192x8192").split("x");
    width = Integer.parseInt(size[0]);
    height = Integer.parseInt(size[1]);
    VertoAccount account = new VertoAccount(name, password, "session-of-" + name, channel);
    client =
        new VertoClient(loop, WssSocket.opener(loop, url), account, () -> "x", () -> 0.5, this);
    loop.post(client::join);
  }

  public static void main(String[] args) throws IOException {
    ThreadLoop loop = new ThreadLoop("hostile");
    Plan plan = Plan.valueOf(args[5].toUpperCase(Locale.ROOT));
    HostileCaller caller =
        new HostileCaller(loop, "mallory", URI.create(args[0]), args[1], args[2], plan);
    caller.online.join();
    Path process = Path.of("/proc", args[4]);
    System.out.println("before:       " + figures(process));
    for (int call = 1; call <= Integer.parseInt(args[6]); call++) {
      caller.call(args[3]);
      long start = System.nanoTime();
      while (System.nanoTime() - start < 20_000_000_000L && !caller.refused.isDone()) {
        LockSupport.parkNanos(1_000_000_000L);
      }
      System.out.println("in call " + call + ":    " + figures(process));
      caller.hangUp(args[3]);
      LockSupport.parkNanos(5_000_000_000L);
      System.out.println("after call " + call + ": " + figures(process));
    }
    System.exit(0);
  }

  /** Of a process of Linux (proc(5)), with the largest resident size so far. */
  private static String figures(Path process) throws IOException {
    String[] stat = Files.readString(process.resolve("stat")).replaceAll(".*\\) ", "").split(" ");
    double seconds = (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / 100.0;
    String memory =
        Files.readAllLines(process.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
            .map(line -> line.replaceAll("\\s+", " "))
            .collect(Collectors.joining(", "));
    return String.format("%.1f s of processor, %s", seconds, memory);
  }

  CompletableFuture<Void> online() {
    return online;
  }

  /** Calls, waits for the answer, and does its worst. */
  void call(String victim) {
    accepted = new CompletableFuture<>();
    refused = new CompletableFuture<>();
    accepted.thenRun(() -> loop.post(() -> begin(victim)));
    loop.post(() -> client.send(victim, new PeerMessage.Offer(name)));
  }

  void hangUp(String victim) {
    loop.post(
        () -> {
          client.send(victim, new PeerMessage.Close());
          ends.forEach(Runnable::run);
          ends.clear();
          connection = null;
        });
  }

  private void begin(String victim) {
    if (plan == Plan.SECTIONS) {
      describe(victim, sections());
      return;
    }
    connection = factory().createPeerConnection(configuration(), new Observer(victim));
    ends.add(connection::close);
    if (plan == Plan.PICTURE) {
      film();
    } else {
      ours(connection.createDataChannel("mine", new RTCDataChannelInit()));
    }
    if (plan == Plan.CHANNELS) {
      for (int i = 0; i < CHANNELS; i++) {
        connection.createDataChannel("parley", new RTCDataChannelInit());
        sent.incrementAndGet();
      }
    }
    connection.createOffer(
        new RTCOfferOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription offer) {
            loop.post(
                () -> {
                  connection.setLocalDescription(offer, done(() -> {}));
                  describe(victim, offer.sdp);
                });
          }

          @Override
          public void onFailure(String reason) {
            System.err.println(reason);
          }
        });
  }

  private static synchronized PeerConnectionFactory factory() {
    if (factory == null) {
      factory = new PeerConnectionFactory(new HeadlessAudioDeviceModule());
    }
    return factory;
  }

  private static RTCConfiguration configuration() {
    return new RTCConfiguration();
  }

  private void describe(String victim, String sdp) {
    client.send(
        victim,
        new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, sdp)));
  }

  static String sections() {
    String mids = IntStream.range(0, SECTIONS).mapToObj(i -> " " + i).collect(Collectors.joining());
    String fingerprint =
        IntStream.range(0, 32).mapToObj(i -> "AB").collect(Collectors.joining(":"));
    String head =
        "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE"
            + mids
            + "\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=fingerprint:sha-256 "
            + fingerprint
            + "\r\na=setup:actpass\r\n";
    return IntStream.range(0, SECTIONS)
        .mapToObj(
            i ->
                "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:"
                    + i
                    + "\r\na=rtcp-mux\r\na=rtpmap:96 VP8/90000\r\n")
        .collect(Collectors.joining("", head, ""));
  }

  private void film() {
    CustomVideoSource source = new CustomVideoSource();
    connection.addTrack(factory().createVideoTrack("large", source), List.of("large"));
    NativeI420Buffer picture = NativeI420Buffer.allocate(width, height);
    Thread camera =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                source.pushFrame(new VideoFrame(picture, 0, System.nanoTime()));
                sent.incrementAndGet();
                LockSupport.parkNanos(FRAME_NS / 5);
              }
            },
            "hostile-camera");
    camera.setDaemon(true);
    camera.start();
    ends.add(camera::interrupt);
  }

  private void ours(RTCDataChannel channel) {
    if (plan == Plan.MESSAGES) {
      Thread talker = new Thread(() -> flood(channel), "hostile-talker");
      talker.setDaemon(true);
      talker.start();
      ends.add(talker::interrupt);
    }
  }

  private void flood(RTCDataChannel channel) {
    byte[] text = "sends microphone camera".getBytes(StandardCharsets.US_ASCII);
    while (channel.getState() == RTCDataChannelState.CONNECTING) {
      LockSupport.parkNanos(10_000_000);
    }
    try {
      int told = 0;
      while (told < MESSAGES && channel.getState() == RTCDataChannelState.OPEN) {
        if (channel.getBufferedAmount() > 1_000_000) {
          LockSupport.parkNanos(1_000_000);
        } else {
          channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(text.clone()), false));
          sent.incrementAndGet();
          told++;
        }
      }
    } catch (Exception ended) {
      System.err.println(ended);
    }
    closed.addAndGet(channel.getState() == RTCDataChannelState.OPEN ? 0 : 1);
  }

  private SetSessionDescriptionObserver done(Runnable next) {
    return new SetSessionDescriptionObserver() {
      @Override
      public void onSuccess() {
        loop.post(next);
      }

      @Override
      public void onFailure(String reason) {
        System.err.println(reason);
      }
    };
  }

  /** Its encoder begins with the whole size, whatever the other side would like. */
  private static String eager(String sdp) {
    return sdp.replaceAll(
        "(a=rtpmap:(\\d+) VP8/90000\r\n)",
        "$1a=fmtp:$2 x-google-start-bitrate=50000;x-google-min-bitrate=30000;"
            + "x-google-max-bitrate=100000\r\n");
  }

  private final class Observer implements PeerConnectionObserver {
    private final String victim;

    Observer(String victim) {
      this.victim = victim;
    }

    @Override
    public void onIceCandidate(RTCIceCandidate own) {
      loop.post(
          () ->
              client.send(
                  victim,
                  new PeerMessage.Candidate(
                      new IceCandidate(own.sdp, own.sdpMid, own.sdpMLineIndex, null))));
    }

    @Override
    public void onDataChannel(RTCDataChannel opened) {
      loop.post(() -> ours(opened));
    }
  }

  @Override
  public void link(Link link) {
    if (link.isOnline()) {
      client.announce(new Presence(Presence.Status.READY, name));
      online.complete(null);
    }
  }

  @Override
  public void presence(String peerId, Presence presence) {}

  @Override
  public void message(String peerId, PeerMessage message) {
    message.handleBy(new FromVictim());
  }

  @Override
  public void beat() {}

  private final class FromVictim implements PeerMessage.Handler {
    @Override
    public void offer(PeerMessage.Offer offer) {}

    @Override
    public void accept(PeerMessage.Accept accept) {
      accepted.complete(null);
    }

    @Override
    public void close() {
      refused.complete(null);
    }

    @Override
    public void failed() {
      refused.complete(null);
    }

    @Override
    public void description(SessionDescription answer) {
      heard.add(answer);
      if (answer.type() == SessionDescription.Type.ANSWER && connection != null) {
        RTCSessionDescription eager =
            new RTCSessionDescription(RTCSdpType.ANSWER, eager(answer.sdp()));
        connection.setRemoteDescription(eager, done(this::described));
      }
    }

    private void described() {
      described = true;
      early.forEach(connection::addIceCandidate);
      early.clear();
    }

    @Override
    public void candidate(IceCandidate theirs) {
      RTCIceCandidate candidate =
          new RTCIceCandidate(theirs.mid(), theirs.lineIndex(), theirs.candidate());
      if (connection != null && described) {
        connection.addIceCandidate(candidate);
      } else {
        early.add(candidate);
      }
    }
  }
}
