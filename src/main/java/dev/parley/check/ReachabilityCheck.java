package dev.parley.check;

import dev.parley.socket.ReachabilityProbe;
import dev.parley.socket.ReachabilityProbe.Certificate;
import dev.parley.socket.ServerUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tests the way to the server: name, TCP, TLS, and how long its certificate is valid. Loop only.
 */
final class ReachabilityCheck implements Check {
  /** Automatic renewal has happened by then. */
  private static final int FEW_DAYS = 14;

  private final Target target;
  private final Supplier<CompletableFuture<ReachabilityProbe.Result>> approach;
  private final Supplier<Instant> today;
  private final Finding reached = Finding.waiting("server", "Server");
  private final Finding secure = Finding.waiting("certificate", "Certificate");
  private boolean over;

  /**
   * @param approach goes the way
   * @param today the time of day
   */
  ReachabilityCheck(
      Target target,
      Supplier<CompletableFuture<ReachabilityProbe.Result>> approach,
      Supplier<Instant> today) {
    this.target = target;
    this.approach = approach;
    this.today = today;
  }

  @Override
  public List<Finding> before() {
    return List.of(reached, secure);
  }

  @Override
  public void begin(Consumer<Finding> found) {
    approach
        .get()
        .thenAccept(
            result -> {
              if (!over) {
                found.accept(reached(result));
                found.accept(secure(result));
              }
            });
  }

  @Override
  public void cancel() {
    over = true;
  }

  private Finding reached(ReachabilityProbe.Result result) {
    if (!result.reached()) {
      return reached.bad(
          result.trouble(), "Check the address, the server's firewall, and whether it runs.");
    }
    String host = ServerUrl.host(target.server());
    String at =
        result.address().isEmpty() || result.address().equals(host)
            ? ""
            : " at " + result.address();
    return reached.good(host + " takes connections" + at + ".").with("address", result.address());
  }

  private Finding secure(ReachabilityProbe.Result result) {
    if (!result.reached()) {
      return secure.notLookedAt(CheckSequence.without(reached.what()), "");
    } else if (!target.isSecure()) {
      return isHere(result)
          ? secure.good("None is needed: nothing leaves this computer.")
          : secure.remark(
              "The way to the server is not encrypted.",
              "Give the server a certificate, and use a wss:// address.");
    }
    return result
        .certificate()
        .map(this::lasting)
        .orElseGet(() -> secure.bad(result.trouble(), adviceFor(result.trouble())));
  }

  /** A sentence about a certificate shows it, and else it is TLS itself. */
  private String adviceFor(String trouble) {
    return trouble.contains("SHA-256")
        ? "Renew it for this host name, or trust its authority with --ca FILE."
        : "Check the port: TLS is spoken at another one, or this is a ws:// address.";
  }

  private static boolean isHere(ReachabilityProbe.Result result) {
    return result.address().startsWith("127.") || result.address().equals("0:0:0:0:0:0:0:1");
  }

  private Finding lasting(Certificate shown) {
    long days = Duration.between(today.get(), shown.until()).toDays();
    String end = shown.until().atZone(ZoneOffset.UTC).toLocalDate().toString();
    String whose = shown.subject() + ", from " + shown.issuer();
    Finding finding =
        days < FEW_DAYS
            ? secure.remark(
                whose + ": it ends on " + end + ", in " + days + " days.",
                "Renew it before, and look why that does not happen by itself.")
            : secure.good(whose + ", until " + end + " (" + days + " days).");
    return finding
        .with("subject", shown.subject())
        .with("issuer", shown.issuer())
        .with("sha256", shown.fingerprint())
        .with("until", shown.until().toString())
        .with("days", days);
  }
}
