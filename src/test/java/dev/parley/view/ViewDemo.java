package dev.parley.view;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.TestFrames;
import dev.parley.peer.Intents;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Place;
import dev.parley.settings.Preferences.Theme;
import dev.parley.view.Showcase.Look;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.FxThread;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.settings.SettingsContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Shows each {@link Showcase.Look} with moving pictures, to be looked at. What may follow: {@code
 * dark} or {@code light}, a language, the size of the window, how much larger text is: {@code
 * ViewDemo dark en 1280x760 1.5}. It prints the names of all looks; then the name of a look on each
 * line of the standard input; it is printed when it is there.
 */
public final class ViewDemo implements Intents {
  private final Loop loop;
  private final Preferences preferences;
  private final double textScale;
  private volatile View view;
  private int moment;

  private ViewDemo(Loop loop, Preferences preferences, double textScale) {
    this.loop = loop;
    this.preferences = preferences;
    this.textScale = textScale;
  }

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    Class.forName(PeerConnectionFactory.class.getName()); // loads the native library
    List<String> said = new ArrayList<>(List.of(args));
    said.addAll(List.of("dark", "en", "1280x760", "1").subList(args.length, 4));
    Locale.setDefault(Locale.forLanguageTag(said.get(1)));
    String[] size = said.get(2).split("x");
    Place place = new Place(0, 0, Double.parseDouble(size[0]), Double.parseDouble(size[1]), false);
    Preferences preferences =
        Preferences.FIRST
            .withTheme(Theme.valueOf(said.get(0).toUpperCase(Locale.ROOT)))
            .withWindow(place);
    ViewDemo demo =
        new ViewDemo(new ThreadLoop("demo-loop"), preferences, Double.parseDouble(said.get(3)));
    FxThread.start(() -> {}); // so that it outlives a view
    demo.film();
    demo.obey();
  }

  private void obey() throws IOException {
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println(String.join(" ", Showcase.all(loop.now()).keySet()));
    for (String name = asked.readLine(); name != null; name = asked.readLine()) {
      Map<String, Look> looks = Showcase.all(loop.now());
      if (looks.containsKey(name)) {
        show(looks.get(name));
        System.out.println(name);
      } else {
        System.out.println("no " + name);
      }
    }
    leave();
  }

  /** In a view of its own: no look has anything of another. */
  private void show(Look look) {
    View before = view;
    View next =
        new View(
            this,
            new WindowContext(
                loop::now,
                this::leave,
                new FakeChannelList(),
                new SettingsContext(
                    new PreferencesModel(preferences, kept -> {}),
                    new FakeDeviceChoices(),
                    Showcase.checks(),
                    new FakeDiagnostics(),
                    new SettingsContext.Versions("0.1.0", "M1 of 2001-02-03")),
                new WindowContext.Options(false, look.asksName()),
                WindowContext.Beside.NONE.with(new RecordingFiles())),
            Alarm::fx,
            () -> CompletableFuture.completedFuture(new DesktopTraits(true, textScale)),
            FxRuntime::begin);
    next.devices(devices());
    next.places(look.known());
    next.diagnostics(look.wrong());
    look.more().accept(next);
    next.render(look.state().state());
    next.start().join();
    view = next;
    if (before != null) {
      before.close();
    }
    for (String act : look.acts()) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      FxThread.later(() -> press(act, done));
      done.join();
    }
  }

  private static void press(String act, CompletableFuture<Void> done) {
    try {
      Showcase.press(window().getScene(), act);
      done.complete(null);
    } catch (RuntimeException failure) {
      done.completeExceptionally(failure);
    }
  }

  /** The one that was opened last. */
  private static Window window() {
    List<Window> all =
        Window.getWindows().stream()
            .filter(window -> window instanceof Stage stage && "Parley".equals(stage.getTitle()))
            .toList();
    return all.get(all.size() - 1);
  }

  private static Map<Kind, Devices> devices() {
    List<String> names = List.of("Built-in Audio Analogue Stereo", "Headset", Showcase.LONG);
    return Map.of(
        Kind.MICROPHONE,
        new Devices(names, Choice.AUTOMATIC),
        Kind.SPEAKER,
        new Devices(names, Choice.named("Gone with the wind")),
        Kind.CAMERA,
        new Devices(List.of("Integrated Camera"), Choice.NONE));
  }

  private void film() {
    View now = view;
    if (now != null) {
      moment++;
      send(now.localVideo(), 640, 480, moment * 3, 150);
      send(now.previewVideo(), 640, 480, moment * 3, 150);
      for (String peer : List.of("1002", "1003", "1004", "1005", "1006")) {
        send(now.remoteVideo(peer), 1280, 720, moment * 5, 60 + 25 * (peer.charAt(3) - '0'));
      }
    }
    loop.after(Duration.ofMillis(33), this::film);
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

  private void leave() {
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
  public void unblock(String peerId) {
    System.out.println("unblock " + peerId);
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
  public void add(String peerId) {
    System.out.println("add " + peerId);
  }

  @Override
  public void withdraw(String peerId) {
    System.out.println("withdraw " + peerId);
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
  public void dismissNotice(long number) {
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
