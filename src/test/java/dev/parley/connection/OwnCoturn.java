package dev.parley.connection;

import dev.parley.Closing;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Debian's coturn at an address of this machine that is in a network, on a free port. */
public final class OwnCoturn implements AutoCloseable {
  private static final int START_LIMIT_S = 60;

  public final String address;
  public final int port;
  private final Process process;

  public OwnCoturn(Path folder) throws IOException {
    this(folder, List.of("--lt-cred-mech", "--user=parley:secret"));
  }

  /** With credentials that expire, made of the secret "north". */
  public static OwnCoturn withSecret(Path folder) throws IOException {
    return new OwnCoturn(folder, List.of("--use-auth-secret", "--static-auth-secret=north"));
  }

  private OwnCoturn(Path folder, List<String> credentials) throws IOException {
    address = ownAddress().orElse("");
    Assumptions.assumeTrue(!address.isEmpty(), "this machine is in no network");
    port = freePort();
    try {
      List<String> command = new ArrayList<>(credentials);
      command.addAll(
          0,
          List.of(
              "turnserver",
              "-n",
              "--no-cli",
              "--no-tls",
              "--no-dtls",
              "--log-file=stdout",
              "--simple-log",
              "--realm=parley.test",
              "--listening-ip=" + address,
              "--relay-ip=" + address,
              "--listening-port=" + port,
              "--pidfile=" + folder.resolve("coturn.pid"),
              "--userdb=" + folder.resolve("coturn.db")));
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException absent) {
      Assumptions.abort("no coturn here: " + absent.getMessage());
      throw absent;
    }
    try {
      awaitStart();
    } catch (RuntimeException inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  private void awaitStart() {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    CompletableFuture<Void> ready = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () ->
                lines
                    .lines()
                    .filter(line -> line.contains("DB connection success"))
                    .forEach(line -> ready.complete(null)),
            "coturn-lines");
    reader.setDaemon(true);
    reader.start();
    ready.orTimeout(START_LIMIT_S, TimeUnit.SECONDS).join();
  }

  /** The first IPv4 address that is not loopback. */
  static Optional<String> ownAddress() throws IOException {
    List<NetworkInterface> all = Collections.list(NetworkInterface.getNetworkInterfaces());
    return all.stream()
        .flatMap(one -> Collections.list(one.getInetAddresses()).stream())
        .filter(found -> found instanceof Inet4Address && !found.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst();
  }

  /** Of TCP, and of UDP as far as one can know. */
  private int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket()) {
      free.bind(new InetSocketAddress(address, 0));
      return free.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
