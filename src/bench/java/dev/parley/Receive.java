package dev.parley;

import dev.parley.media.TestMedia;
import dev.parley.media.screen.TestDisplay;
import dev.parley.peer.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What receiving and showing costs: Parley's image beside Chromium with a window, on one display,
 * one after the other in turns, called by one sender. See {@code src/scripts/measure/receive}.
 *
 * <p>Arguments: the folder with the classes of {@link Watched}, seconds for each receiver and size,
 * the sizes ("1280x720"), separated by commas; then, for each Parley to be measured, {@code
 * NAME=IMAGE} and perhaps options for its Java, separated by blanks.
 */
final class Receive implements AutoCloseable {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Of what the encoder is allowed, which pictures full of noise use up. */
  private static final double FULL_RATE = 0.9;

  private static final int SETTLE_MS = 3000;
  private static final int STRETCH_SECONDS = 10;

  private final PageServer pages = new PageServer();
  private final TestServer server = new TestServer(pages.origin());
  private final TestDisplay display;
  private final Person sender;
  private final List<Receiver> receivers = new ArrayList<>();
  private final ReceiveTable table = new ReceiveTable();

  private Receive(Path patch, List<String> parleys) throws Exception {
    display = TestDisplay.start(WIDTH, HEIGHT);
    TestMedia.media();
    TestMedia.movingForScreens();
    sender = new Person("sender", server.port, 440);
    sender.peer.join();
    TestMedia.await("online", LIMIT, sender::isOnline);
    Path settings = Files.createTempDirectory("parley-receive");
    var place = new WatchedParley.TestDisplayPlace(display.name(), settings);
    for (String parley : parleys) {
      String[] words = parley.split("[= ]", 3);
      List<String> options = words.length < 3 ? List.of() : List.of(words[2].split(" "));
      receivers.add(new WatchedParley(words[0], Path.of(words[1]), patch, options, place, url()));
    }
    receivers.add(new WatchedTab(pages, display.name(), WIDTH, HEIGHT, url()));
    for (Receiver receiver : receivers) {
      TestMedia.await(receiver.name(), LIMIT, () -> sender.sees(receiver.id()));
      if (receiver instanceof WatchedParley parley) {
        parley.fill(WIDTH, HEIGHT);
      }
    }
  }

  private String url() {
    return "ws://127.0.0.1:" + server.port;
  }

  public static void main(String[] arguments) throws Exception {
    int seconds = Integer.parseInt(arguments[1]);
    int stretches = Math.max(1, seconds / STRETCH_SECONDS);
    List<String> parleys = List.of(arguments).subList(3, arguments.length);
    try (Receive receive = new Receive(Path.of(arguments[0]), parleys)) {
      for (String size : arguments[2].split(",")) {
        for (int stretch = 0; stretch < stretches; stretch++) {
          for (Receiver receiver : receive.receivers) {
            receive.measure(receiver, size, Math.min(seconds, STRETCH_SECONDS));
          }
        }
        receive.table.print(size);
      }
    }
    System.exit(0);
  }

  private void measure(Receiver receiver, String size, int seconds) {
    receivers.forEach(one -> one.stack(one == receiver));
    sender.peer.connect(receiver.id());
    TestMedia.await("a call", LIMIT, () -> sender.state.phase() == Phase.CONNECTED);
    sender.peer.shareAsFilm(true);
    sender.peer.share(size);
    TestMedia.await("the whole picture", LIMIT, () -> isSending(size));
    Pause.until(ProcessLines.now() + SETTLE_MS);

    System.err.println("measuring " + receiver.name());
    ProcessTree process = new ProcessTree(receiver.process());
    ProcessTree screen = new ProcessTree(display.process());
    long made = sender.made.get();
    long bytes = sender.statistics.videoSent().flow().bytes();
    Receiver.Look before = receiver.look();
    double cpu = process.cpuSeconds();
    double drawing = screen.cpuSeconds();
    long began = ProcessLines.now();
    double resident = 0;
    for (int second = 1; second <= seconds; second++) {
      Pause.until(began + second * 1000L);
      resident = Math.max(resident, process.residentMib());
    }
    double took = (ProcessLines.now() - began) / 1000.0;
    cpu = (process.cpuSeconds() - cpu) / took;
    drawing = (screen.cpuSeconds() - drawing) / took;
    Receiver.Look after = receiver.look();
    long shown = after.shown() - before.shown();
    long kbps = (sender.statistics.videoSent().flow().bytes() - bytes) * 8 / 1000 / seconds;
    table.add(
        receiver.name(),
        new ReceiveTable.Stretch(
            sender.made.get() - made,
            shown,
            (double) (after.allocated() - before.allocated()) / Math.max(1, shown),
            cpu,
            drawing,
            resident,
            process.proportionalMib(),
            kbps));
    sender.peer.close();
    TestMedia.await("the end", LIMIT, () -> sender.state.phase() == Phase.IDLE);
  }

  private boolean isSending(String size) {
    if (sender.statistics == null) {
      return false;
    }
    var sent = sender.statistics.videoSent();
    boolean whole = size.equals(sent.width() + "x" + sent.height());
    return whole && sent.fps() >= 28 && sent.flow().kbps() >= FULL_RATE * sent.targetKbps();
  }

  @Override
  public void close() {
    receivers.forEach(Receiver::close);
    display.close();
    server.close();
  }
}
