package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A headless peer at the end of a cable, under the supervision that its unit file describes, called
 * once a minute by somebody else, while its server goes and comes back, its cable is pulled, and it
 * is killed itself. Ends with an error when a call was not answered while server and cable were in
 * place, and prints what the peer held after each call. See {@code src/scripts/measure/unattended}.
 *
 * <p>Arguments: minutes; the program, as words; and needs root on Linux, for the cable.
 */
final class Unattended implements AutoCloseable {
  private static final long MINUTE_MS = 60_000;

  private static final long TALK_MS = 6_000;

  /** After this share of the run what it holds is judged: before, the heap is still filled. */
  private static final double YOUTH = 0.2;

  private final List<String> program;
  private final Path folder = Files.createTempDirectory("parley-unattended");
  private final Namespaces net = Namespaces.create();
  private final Machine host = net.machine("server", 10);
  private final Machine door = net.machine("door", 31);
  private final Guest caller;
  private final Random random;
  private final Supervised peer;
  private final List<String> complaints = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private Process server;
  private int answered;
  private int outages;

  /** What the peer holds after a call: KiB resident, threads, open files. */
  private record Held(double minute, long pid, long residentKb, long threads, long files) {}

  private Unattended(List<String> program, long seed) throws IOException {
    this.program = program;
    random = new Random(seed);
    System.out.println("seed " + seed + ", files in " + folder);
    Path settings = Files.createDirectories(folder.resolve("door/parley"));
    Files.writeString(settings.resolve("password"), "secret\n");
    Map<String, String> environment =
        Map.of(
            "PARLEY_SERVER", url(),
            "PARLEY_CHANNEL", "room",
            "PARLEY_OPTIONS", "--name Door --accept Guest --media test --log-level info");
    ServiceUnit unit = ServiceUnit.read(Path.of("config/server/systemd/parley.service"));
    caller = new Guest(within(net.machine("guest", 32)), url(), folder);
    peer =
        new Supervised(
            unit,
            unit.command(within(door), environment, settings.getParent()),
            Map.of("XDG_CONFIG_HOME", settings.getParent().toString()),
            folder.resolve("door.log"));
  }

  public static void main(String[] arguments) throws IOException {
    int minutes = Integer.parseInt(arguments[0]);
    List<String> program = List.of(arguments).subList(1, arguments.length);
    List<String> complaints;
    try (Unattended run = new Unattended(program, Long.getLong("seed", System.nanoTime()))) {
      complaints = run.go(minutes);
    }
    complaints.forEach(System.out::println);
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  private List<String> go(int minutes) {
    long start = ProcessLines.now();
    door.switchOff();
    peer.start(); // as at boot, before there is a network, and before the server
    Pause.until(start + 10_000);
    startServer();
    door.switchOn();
    for (int minute = 1; minute <= minutes; minute++) {
      long begin = ProcessLines.now();
      call(minute, (begin - start) / (double) MINUTE_MS);
      if (minute < minutes) {
        disturb(minute, minutes);
        Pause.until(begin + MINUTE_MS);
      }
    }
    System.out.printf(
        "%d of %d calls answered, %d outages, %d starts of the peer%n",
        answered, minutes, outages, peer.starts());
    judge(minutes);
    return complaints;
  }

  private void call(int minute, double at) {
    try {
      JsonNode report = caller.call("guest" + minute, "Door", TALK_MS);
      if (Guest.sawAndHeard(report)) {
        answered++;
      } else {
        complain(minute, "no picture or no sound in " + report);
      }
      Pause.until(ProcessLines.now() + 3_000);
      hold(at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AssertionError notAnswered) {
      complain(minute, notAnswered.getMessage());
    }
  }

  private void complain(int minute, String what) {
    String line = "minute " + minute + ": " + what;
    System.out.println(line);
    complaints.add(line);
  }

  /** One of the things that happen between two calls; all is well again when it returns. */
  private void disturb(int minute, int minutes) {
    int what = random.nextInt(8);
    long forMs = 1_000L * (2 + random.nextInt(13));
    if (minute == minutes - 4) {
      outage("the peer is killed", peer::kill, 0, () -> {});
    } else if (minute == minutes - 2) {
      outage("the peer is told to end", peer::terminate, 0, () -> {});
    } else if (what == 0) {
      outage("the server is killed", this::killServer, forMs, this::startServer);
    } else if (what == 1) {
      outage("the server is told to end", this::endServer, forMs, this::startServer);
    } else if (what == 2) {
      outage("the peer's cable is out", door::unplug, forMs, door::plugIn);
    } else if (what == 3) {
      outage("the peer's interface is off", door::switchOff, forMs, door::switchOn);
    }
  }

  private void outage(String what, Runnable begin, long forMs, Runnable end) {
    outages++;
    System.out.printf("  %s for %d s%n", what, forMs / 1_000);
    begin.run();
    Pause.until(ProcessLines.now() + forMs);
    end.run();
  }

  private void killServer() {
    server.destroyForcibly();
    awaitEnd();
  }

  private void endServer() {
    server.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    server.onExit().join();
  }

  private void startServer() {
    List<String> command = within(host);
    command.addAll(List.of("serve", "--listen", host.address() + ":8081"));
    command.addAll(List.of("--channel", "room:secret"));
    try {
      server = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new ProcessLines("server", server).await("Listening on", Guest.BACK_MS);
  }

  /** The program, on this machine. */
  private List<String> within(Machine machine) {
    List<String> command = new ArrayList<>(machine.within());
    command.addAll(program);
    return command;
  }

  private String url() {
    return "ws://" + host.address() + ":8081";
  }

  private void hold(double minute) throws IOException {
    long pid = peer.pid();
    Path proc = Path.of("/proc", "" + pid);
    List<String> status = Files.readAllLines(proc.resolve("status"));
    long files;
    try (var open = Files.list(proc.resolve("fd"))) {
      files = open.count();
    }
    Held now = new Held(minute, pid, figure(status, "VmRSS:"), figure(status, "Threads:"), files);
    held.add(now);
    System.out.printf(
        "%6.1f min  %7d KiB resident  %3d threads  %3d files%n",
        minute, now.residentKb, now.threads, now.files);
  }

  private static long figure(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** The straight line through what the first life held, without its youth. */
  private void judge(int minutes) {
    List<Held> judged =
        held.stream()
            .filter(row -> row.pid == held.get(0).pid && row.minute > YOUTH * minutes)
            .toList();
    if (judged.size() < 3) {
      return;
    }
    double meanX = judged.stream().mapToDouble(Held::minute).average().orElseThrow();
    double meanY = judged.stream().mapToDouble(Held::residentKb).average().orElseThrow();
    double xy = judged.stream().mapToDouble(r -> (r.minute - meanX) * (r.residentKb - meanY)).sum();
    double xx = judged.stream().mapToDouble(r -> (r.minute - meanX) * (r.minute - meanX)).sum();
    Held first = judged.get(0);
    Held last = judged.get(judged.size() - 1);
    System.out.printf(
        "from minute %.0f to %.0f: %.0f KiB a minute, mean %.0f MiB; threads %d to %d, files %d to %d%n",
        first.minute,
        last.minute,
        xy / xx,
        meanY / 1024,
        first.threads,
        last.threads,
        first.files,
        last.files);
  }

  @Override
  public void close() {
    peer.close();
    if (server != null) {
      server.destroyForcibly();
    }
    net.close();
  }
}
