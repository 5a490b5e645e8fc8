package dev.parley.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Tries on a running server what a hostile stranger would, and prints before and after each how
 * much memory and processor it has used, and whether an honest pair gets in and talks meanwhile. It
 * knows nothing of Parley's classes, so that any build can be tried, and runs from its source:
 *
 * <pre>java src/test/java/dev/parley/server/HostileRun.java HOST PORT CHANNEL PASSWORD PID [tls]
 * </pre>
 *
 * <p>Each trial is bounded in bytes, connections and time.
 */
public final class HostileRun {
  private static final int TIMEOUT_MILLIS = 15_000;
  private static final int MEGABYTE = 1_000_000;

  private final String host;
  private final int port;
  private final String channel;
  private final String password;
  private final String pid;
  private final boolean tls;
  private int pairs;

  /** Where a connection comes from, given where its trial would come from. */
  private UnaryOperator<String> origin = UnaryOperator.identity();

  final List<Map.Entry<String, Trial>> trials =
      List.of(
          Map.entry("a message in fragments, never finished", o -> fragments(o, "/", 60_000)),
          Map.entry("the same at /extension", o -> fragments(o, "/extension", 60_000)),
          Map.entry("empty fragments", o -> fragments(o, "/", 0)),
          Map.entry("endless pings", this::pings),
          Map.entry("3,680 short connections", o -> burst(3680)),
          Map.entry("198 that announce 1 MB", o -> announced(o, 198)),
          Map.entry("198 held log-ins, 900 kB of non-Latin text", o -> held(o, 198)),
          Map.entry("750 guesses from 250 addresses", o -> guesses(o, 250)),
          Map.entry("two addresses, 200 idle connections each", o -> idle(o, 200)),
          Map.entry("a foreign Origin, a foreign Host", o -> pages()));

  HostileRun(String... arguments) {
    host = arguments[0];
    port = Integer.parseInt(arguments[1]);
    channel = arguments[2];
    password = arguments[3];
    pid = arguments[4];
    tls = List.of(arguments).contains("tls");
  }

  /** Has all connections come from somewhere else, or later. */
  void comeFrom(UnaryOperator<String> other) {
    origin = other;
  }

  /** One thing to try; what it leaves open stays so until the honest pair was looked at. */
  @FunctionalInterface
  interface Trial {
    String run(List<Peer> open) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    HostileRun run = new HostileRun(arguments);
    System.out.printf(
        "%-46s %21s %9s %12s  %s%n", "tried", "resident, MB", "CPU, s", "honest pair", "seen");
    run.trial("nothing", open -> "");
    for (int i = 0; i < run.trials.size(); i++) {
      String last = arguments[arguments.length - 1];
      if (!last.startsWith("only=") || last.equals("only=" + i)) {
        run.trial(run.trials.get(i).getKey(), run.trials.get(i).getValue());
      }
    }
    System.exit(0);
  }

  private void trial(String name, Trial trial) {
    double before = status("VmRSS") / 1000.0;
    double cpu = cpuSeconds();
    List<Peer> open = new ArrayList<>();
    String seen;
    try {
      seen = trial.run(open);
    } catch (Exception odd) { // a trial may fail in any way, and the next one goes on
      seen = odd.toString();
    }
    String honest = honestPair();
    System.out.printf(
        Locale.ROOT,
        "%-46s %9.0f -> %8.0f %9.1f %12s  %s%n",
        name,
        before,
        status("VmRSS") / 1000.0,
        cpuSeconds() - cpu,
        honest,
        seen);
    open.forEach(Peer::close);
  }

  private String fragments(List<Peer> open, String path, int size) throws Exception {
    Peer peer = new Peer("127.0.0.1").open(path, "");
    open.add(peer);
    peer.write(frame(1, false, "{".getBytes(StandardCharsets.UTF_8)));
    byte[] part = frame(0, false, new byte[size]);
    return flood(peer, repeated(part, size == 0 ? 10_000 : 1), 400L * MEGABYTE);
  }

  private String pings(List<Peer> open) throws Exception {
    Peer peer = new Peer("127.0.0.1").open("/", "");
    open.add(peer);
    return flood(peer, repeated(frame(9, true, new byte[0]), 10_000), 20L * MEGABYTE);
  }

  private static String flood(Peer peer, byte[] many, long most) {
    long sent = 0;
    try {
      while (sent < most) {
        peer.write(many);
        sent += many.length;
      }
    } catch (IOException ended) {
      return "ended after %.1f MB".formatted(sent / 1e6);
    }
    return "took %.1f MB".formatted(sent / 1e6);
  }

  private String burst(int connections) throws Exception {
    int refused = 0;
    long start = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      try (Socket socket = socket("127.0.0.1")) {
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1});
      } catch (IOException full) {
        refused++;
      }
    }
    return "%d refused, %.1f s".formatted(refused, (System.nanoTime() - start) / 1e9);
  }

  private String announced(List<Peer> open, int connections) {
    byte[] whole = frame(1, true, new byte[MEGABYTE - 10]);
    byte[] begun = java.util.Arrays.copyOf(whole, 44);
    return each(open, connections, "127.0.0.%d", peer -> peer.open("/", "").write(begun));
  }

  /** Wrong guesses make the answers wait; what follows waits with them. */
  private String held(List<Peer> open, int connections) {
    byte[] large = frame(1, true, "\u4e16".repeat(300_000).getBytes(StandardCharsets.UTF_8));
    return each(
        open,
        connections,
        "127.0.0.%d",
        peer -> {
          peer.open("/", "");
          for (int i = 0; i < 6; i++) {
            peer.write(text(login("guest", "wrong", "s")));
          }
          for (int i = 0; i < 4; i++) {
            peer.write(large);
          }
        });
  }

  private String guesses(List<Peer> open, int addresses) {
    long start = System.nanoTime();
    int answered = 0;
    for (int i = 2; i < addresses + 2; i++) {
      try {
        Peer peer = new Peer("127.0.1." + i % 255);
        open.add(peer);
        peer.open("/", "");
        for (int guess = 0; guess < 3; guess++) {
          peer.write(text(login("guest" + i, "wrong" + guess, "s")));
        }
        peer.socket.setSoTimeout(100);
        for (int guess = 0; guess < 3; guess++) {
          peer.read();
          answered++;
        }
      } catch (Exception heldUp) {
        // its answer waits
      }
    }
    return "%d answered, %.1f s".formatted(answered, (System.nanoTime() - start) / 1e9);
  }

  private String idle(List<Peer> open, int each) {
    return each(open, each, "127.0.0.2", peer -> {})
        + " and "
        + each(open, each, "127.0.0.3", peer -> {});
  }

  private String pages() throws Exception {
    return "Origin: "
        + answerTo("Host: localhost:" + port, "Origin: https://evil.example")
        + ", Host: "
        + answerTo("Host: evil.example", "X: y");
  }

  private String answerTo(String... fields) throws Exception {
    Peer peer = new Peer("127.0.0.1");
    try {
      return peer.head("/", String.join("\r\n", fields) + "\r\n").split(" ")[1];
    } finally {
      peer.close();
    }
  }

  /** What a connection of many does first. */
  interface Act {
    void on(Peer peer) throws Exception;
  }

  String each(List<Peer> open, int connections, String from, Act act) {
    int done = 0;
    for (int i = 0; i < connections; i++) {
      try {
        Peer peer = new Peer(from.formatted(i % 200 + 2));
        open.add(peer);
        act.on(peer);
        done++;
      } catch (Exception ended) {
        // by the server
      }
    }
    return done + " of " + connections;
  }

  /** Whether two log in and one hears the other, and how long that takes. */
  String honestPair() {
    long start = System.nanoTime();
    String one = "honest-one-of-pair-" + pairs;
    String two = "honest-two-of-pair-" + pairs++;
    List<Peer> pair = new ArrayList<>();
    try {
      for (String name : List.of(one, two)) {
        Peer peer = new Peer("127.0.0.1");
        pair.add(peer);
        logIn(peer, name);
      }
      pair.get(0)
          .write(text(request("verto.info", "\"msg\":{\"to\":\"" + two + "\",\"body\":\"aGk=\"}")));
      pair.get(1).until("aGk=");
      return "in, %d ms".formatted((System.nanoTime() - start) / MEGABYTE);
    } catch (Exception refused) {
      return "NOT IN";
    } finally {
      pair.forEach(Peer::close);
    }
  }

  void logIn(Peer peer, String name) throws IOException {
    peer.open("/", "").write(text(login(name, password, "of-" + name)));
    peer.until("logged in");
  }

  String login(String name, String secret, String sessid) {
    return login(name, secret, sessid, "");
  }

  String login(String name, String secret, String sessid, String idSecret) {
    return request(
        "login",
        "\"login\":\"%s\",\"passwd\":\"%s\",\"sessid\":\"%s\",\"loginParams\":{\"channel\":\"%s\"%s}"
            .formatted(
                name,
                secret,
                sessid,
                channel,
                idSecret.isEmpty() ? "" : ",\"idSecret\":\"" + idSecret + "\""));
  }

  static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
        .formatted(method, params);
  }

  /** A client's frame (RFC 6455, section 5.2); the mask is 0, which leaves it as it is. */
  static byte[] frame(int code, boolean last, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write((last ? 0x80 : 0) | code);
    if (body.length < 126) {
      out.write(0x80 | body.length);
    } else if (body.length < 65_536) {
      out.write(0x80 | 126);
      out.write(body.length >> 8);
      out.write(body.length);
    } else {
      out.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) body.length >> shift));
      }
    }
    out.writeBytes(new byte[4]);
    out.writeBytes(body);
    return out.toByteArray();
  }

  static byte[] text(String body) {
    return frame(1, true, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] repeated(byte[] one, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  /** A figure of the process; 0 where it is gone. */
  long status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  double cpuSeconds() {
    try {
      String[] fields = Files.readString(Path.of("/proc", pid, "stat")).split("\\) ")[1].split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    } catch (IOException gone) {
      return 0;
    }
  }

  private Socket socket(String from) throws IOException {
    Socket socket = new Socket();
    if (host.startsWith("127.")) {
      socket.bind(new InetSocketAddress(origin.apply(from), 0));
    }
    return socket;
  }

  /** One connection, blocking, with an end to all waiting. */
  final class Peer {
    Socket socket;
    private final Socket plain;
    private OutputStream out;
    private DataInputStream in;

    Peer(String from) throws Exception {
      plain = socket(from);
      plain.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      plain.setSoTimeout(TIMEOUT_MILLIS);
      plain.setTcpNoDelay(true);
      socket = plain;
      if (tls) {
        socket = trustingAll().getSocketFactory().createSocket(plain, host, port, true);
      }
      out = socket.getOutputStream();
      in = new DataInputStream(socket.getInputStream());
    }

    String head(String path, String fields) throws IOException {
      out.write(
          ("GET "
                  + path
                  + " HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                  + fields
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      StringBuilder answer = new StringBuilder();
      while (answer.indexOf("\r\n\r\n") < 0) {
        answer.append((char) in.readUnsignedByte());
      }
      return answer.toString();
    }

    Peer open(String path, String fields) throws IOException {
      String answer = head(path, "Host: localhost:" + port + "\r\n" + fields);
      if (!answer.startsWith("HTTP/1.1 101")) {
        throw new IOException(answer.split("\r")[0]);
      }
      return this;
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    String read() throws IOException {
      in.readUnsignedByte();
      int length = in.readUnsignedByte();
      length =
          length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    void until(String part) throws IOException {
      while (!read().contains(part)) {
        // something else
      }
    }

    /** Without a word, and also while something is being written. */
    void close() {
      try {
        plain.close();
      } catch (IOException gone) {
        // which was the aim
      }
    }
  }

  private static SSLContext trustingAll() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
    return context;
  }

  /** Who attacks does not mind whom. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
