package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Debian's coturn on a machine of its own: STUN for all, TURN for the user "parley". */
final class Coturn implements AutoCloseable {
  private static final long START_LIMIT_MS = 60_000;
  private static final int PORT = 3478;
  private static final int TLS_PORT = 5349;

  private final Machine machine;
  private final Path folder;
  private final List<String> tls;
  private ProcessLines lines;

  /**
   * @param folder for its files
   */
  Coturn(Machine machine, Path folder) {
    this(machine, folder, List.of("--no-tls", "--no-dtls"));
  }

  private Coturn(Machine machine, Path folder, List<String> tls) {
    this.machine = machine;
    this.folder = folder;
    this.tls = tls;
    start();
  }

  /** With TLS too, by this certificate and its key, both PEM; its log says what each one speaks. */
  static Coturn withTls(Machine machine, Path folder, Path certificate, Path key) {
    return new Coturn(
        machine, folder, List.of("--cert=" + certificate, "--pkey=" + key, "--verbose"));
  }

  void start() {
    List<String> command = new ArrayList<>(machine.within());
    command.addAll(
        List.of(
            "turnserver",
            "-n",
            "--no-cli",
            "--log-file=stdout",
            "--simple-log",
            "--lt-cred-mech",
            "--user=parley:secret",
            "--realm=parley.test",
            "--listening-ip=" + machine.address(),
            "--relay-ip=" + machine.address(),
            // of the kind that the client has; unless told, all get IPv4
            "--allocation-default-address-family=keep",
            "--pidfile=" + folder.resolve("coturn.pid"),
            "--userdb=" + folder.resolve("coturn.db")));
    command.addAll(tls);
    try {
      lines = new ProcessLines("coturn", new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      lines.await("DB connection success", START_LIMIT_MS);
    } catch (AssertionError inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  /** As a crash ends it: nobody is told. */
  void kill() {
    lines.kill();
  }

  String stun() {
    return "ice=stun:" + machine.host() + ":" + PORT;
  }

  /**
   * @param transport udp or tcp: between the client and this
   */
  String turn(String transport) {
    return "ice=turn:parley:secret@" + machine.host() + ":" + PORT + "?transport=" + transport;
  }

  String turns() {
    return "ice=turns:parley:secret@" + machine.host() + ":" + TLS_PORT + "?transport=tcp";
  }

  String host() {
    return machine.host();
  }

  /** Whether the regular expression is found in a line of its log. */
  boolean said(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return lines.all().stream().anyMatch(line -> wanted.matcher(line.text()).find());
  }

  @Override
  public void close() {
    kill();
  }
}
