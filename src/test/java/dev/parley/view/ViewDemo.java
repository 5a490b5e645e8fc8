package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static dev.parley.view.TestStates.inCall;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Frame;
import dev.parley.media.FrameSink;
import dev.parley.media.TestFrames;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Picture;
import dev.parley.peer.PeerState.Quality.Level;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.peer.TestHistory;
import dev.parley.view.Machine.Choice;
import dev.parley.view.Machine.Devices;
import dev.parley.view.Machine.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Shows every state of the window with made-up peers and moving pictures, to be looked at: {@code
 * ViewDemo dark|light}, and the name of a state on each line of the standard input.
 */
public final class ViewDemo implements Intents {
  private static final String LONG =
      "Maximiliane Theodora von und zu Wolkenkuckucksheim-Oberhausen the Third of her Name";

  private final Loop loop;
  private int moment;

  private ViewDemo(Loop loop) {
    this.loop = loop;
  }

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    Class.forName(PeerConnectionFactory.class.getName()); // loads the native library
    ThreadLoop loop = new ThreadLoop("demo-loop");
    ViewDemo demo = new ViewDemo(loop);
    Theme theme = args.length > 0 ? Theme.valueOf(args[0].toUpperCase(Locale.ROOT)) : Theme.DARK;
    View[] view = new View[1];
    view[0] =
        new View(
            demo,
            new Desk(
                loop::now,
                () -> demo.leave(view[0]),
                new FakeMachine(),
                Places.NONE,
                Preferences.FIRST.withTheme(theme),
                kept -> {},
                "0.1.0"));
    view[0].onFirstRemoteFrame(() -> System.out.println("first remote frame"));
    try {
      view[0].start().join();
    } catch (CompletionException failure) {
      System.out.println(failure.getCause().getMessage());
      return;
    }
    System.out.println("shown");
    view[0].devices(devices());
    demo.film(view[0]);
    demo.obey(view[0]);
  }

  private void obey(View view) throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String name = "list"; name != null; name = asked.readLine()) {
      Map<String, TestStates> states = states();
      if (states.containsKey(name)) {
        view.render(states.get(name).state());
        System.out.println(name);
      } else {
        System.out.println("one of " + states.keySet());
      }
    }
    leave(view);
  }

  private Map<String, TestStates> states() {
    Duration now = loop.now();
    Map<String, TestStates> all = new LinkedHashMap<>();
    TestStates here =
        TestStates.with(
            free("1002", "Alice"),
            inCall("1003", "Bob"),
            free("1004", "Charlotte Brontë"),
            free("1005", LONG),
            free("1006", "שלום Dana"));
    all.put(
        "joining",
        alone()
            .status(
                "Connecting…",
                "Connecting to wss://verto.example.org.",
                Tone.WORKING,
                null,
                false));
    all.put(
        "offline",
        here.status(
            "Connection lost",
            "The server does not answer.",
            Tone.BAD,
            now.plusSeconds(97),
            false));
    all.put("alone", alone());
    all.put("list", here);
    all.put("notice", here.notice("Alice closed the call."));
    all.put(
        "longnotice",
        here.notice(
            "The camera could not be opened: another program is using it. Close the other program, or choose another camera, and call again."));
    List<PeerRow> crowd = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      crowd.add(new PeerRow("p" + i, String.format(Locale.ROOT, "Guest %03d", i), i % 3 != 0));
    }
    all.put(
        "missed",
        here.missed(
            new Missed("1005", LONG, now.minusSeconds(1800), 3, true),
            new Missed("1007", "Eve", now.minusSeconds(7200), 1, false)));
    all.put("crowd", alone().peers(crowd));
    all.put("offer", here.offered("1002", "Alice"));
    all.put(
        "offers",
        here.offered("1002", "Alice").offered("1005", LONG).offered("1004", "Charlotte Brontë"));
    all.put("preparing", here.call(Phase.PREPARING_OFFER, "1002", "Alice", null));
    all.put("offering", here.call(Phase.OFFERING, "1005", LONG, null));
    all.put("connecting", here.call(Phase.CONNECTING, "1002", "Alice", null));
    all.put("connected", here.call(Phase.CONNECTED, "1002", "Alice", now.minusSeconds(161)));
    all.put("longname", here.call(Phase.CONNECTED, "1005", LONG, now.minusSeconds(7261)));
    all.put(
        "calloffer",
        here.call(Phase.CONNECTED, "1002", "Alice", now).offered("1004", "Charlotte Brontë"));
    all.put(
        "callbad",
        here.call(Phase.CONNECTED, "1002", "Alice", now)
            .status("Reconnecting", "", Tone.WORKING, now.plusSeconds(60), false));
    all.put("reconnecting", here.call(Phase.RECONNECTING, "1002", "Alice", now.minusSeconds(61)));
    TestStates call = here.call(Phase.CONNECTED, "1002", "Alice", now.minusSeconds(161));
    all.put("muted", call.sending(false, true, "").quality(Level.GOOD, "All is well."));
    all.put("cameraoff", call.sending(true, false, "").quality(Level.FAIR, "Some loss."));
    all.put("bothoff", call.sending(false, false, ""));
    all.put("sharing", call.sending(false, true, "screen"));
    all.put("peermuted", call.peerSends(false, Picture.CAMERA));
    all.put("peeroff", call.peerSends(false, Picture.NONE).sending(false, false, ""));
    all.put(
        "longpeeroff",
        here.call(Phase.CONNECTED, "1005", LONG, now).peerSends(false, Picture.NONE));
    all.put("frozen", call.frozen().quality(Level.POOR, "A fifth is lost on the way."));
    all.put(
        "lost",
        here.call(Phase.RECONNECTING, "1002", "Alice", now.minusSeconds(61))
            .lost(now.minusSeconds(7))
            .quality(Level.POOR, "The connection is lost."));
    all.put(
        "figures",
        call.quality(Level.FAIR, "The network loses parts of sound and picture.")
            .figures(
                TestHistory.figures(
                    TestHistory.endingWith(1600, 3, 120),
                    "Use a cable, or move closer to your wireless router.")));
    all.put("note", call.note("The microphone Headset is gone; Built-in Audio is used now."));
    all.put(
        "offeringmuted",
        here.call(Phase.OFFERING, "1002", "Alice", null).sending(false, false, ""));
    all.put(
        "rejoin",
        alone()
            .status(
                "Disconnected",
                "You joined this channel from another place, so this one was put out.",
                Tone.BAD,
                null,
                true));
    return all;
  }

  private static Map<Kind, Devices> devices() {
    List<String> names = List.of("Built-in Audio Analogue Stereo", "Headset", LONG);
    return Map.of(
        Kind.MICROPHONE,
        new Devices(names, Choice.AUTOMATIC),
        Kind.SPEAKER,
        new Devices(names, Choice.named("Gone with the wind")),
        Kind.CAMERA,
        new Devices(List.of("Integrated Camera"), Choice.NONE));
  }

  private void film(View view) {
    moment++;
    send(view.localVideo(), 640, 480, moment * 3, 150);
    send(view.remoteVideo(), 1280, 720, moment * 5, 100);
    loop.after(Duration.ofMillis(33), () -> film(view));
  }

  /** Slanting bands that move, with a disc in the middle. */
  private static void send(FrameSink sink, int width, int height, int shift, int tint) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
    ByteBuffer luma = buffer.getDataY();
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int dx = x - width / 2;
        int dy = y - height / 2;
        boolean disc = dx * dx + dy * dy < height * height / 16;
        row[x] = (byte) (disc ? 200 : 60 + ((x + y + shift) & 127) / 2);
      }
      luma.put(y * buffer.getStrideY(), row, 0, width);
    }
    chroma(buffer.getDataU(), tint);
    chroma(buffer.getDataV(), 240 - tint);
    Frame frame = TestFrames.of(buffer);
    sink.frame(frame);
    frame.release();
  }

  private static void chroma(ByteBuffer plane, int value) {
    for (int at = 0; at < plane.capacity(); at++) {
      plane.put(at, (byte) value);
    }
  }

  private void leave(View view) {
    view.close();
    System.exit(0);
  }

  @Override
  public void connect(String peerId) {
    System.out.println("connect " + peerId);
  }

  @Override
  public void accept(String peerId) {
    System.out.println("accept " + peerId);
  }

  @Override
  public void acceptInstead(String peerId) {
    System.out.println("acceptInstead " + peerId);
  }

  @Override
  public void decline(String peerId) {
    System.out.println("decline " + peerId);
  }

  @Override
  public void block(String peerId) {
    System.out.println("block " + peerId);
  }

  @Override
  public void ignore(String peerId) {
    System.out.println("ignore " + peerId);
  }

  @Override
  public void close() {
    System.out.println("close");
  }

  @Override
  public void microphone(boolean on) {
    System.out.println("microphone " + on);
  }

  @Override
  public void camera(boolean on) {
    System.out.println("camera " + on);
  }

  @Override
  public void share(String screenId) {
    System.out.println("share " + screenId);
  }

  @Override
  public void shareAsFilm(boolean on) {
    System.out.println("share as film " + on);
  }

  @Override
  public void dismissNote() {
    System.out.println("dismissNote");
  }

  @Override
  public void dismissNotice() {
    System.out.println("dismiss");
  }

  @Override
  public void rename(String name) {
    System.out.println("rename " + name);
  }

  @Override
  public void seenMissed() {
    System.out.println("seenMissed");
  }

  @Override
  public void rejoin() {
    System.out.println("rejoin");
  }

  @Override
  public void rejoin(String password) {
    System.out.println("rejoin with a password");
  }
}
