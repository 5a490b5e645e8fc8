package dev.parley.check;

import dev.parley.call.IceServer;
import dev.parley.connection.session.IceCheck;
import dev.parley.connection.session.IceCheck.Outcome;
import dev.parley.socket.ReachabilityProbe;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests one TURN server, as its URL says and by the other ways there are. Loop only. */
final class TurnCheck implements Check {
  private static final String PUBLIC =
      "WebRTC believes well-known authorities alone: get the certificate from one of these.";

  private final Function<IceServer, IceCheck> look;
  private final Function<URI, CompletableFuture<ReachabilityProbe.Result>> approach;
  private final Ways ways;
  private final IceServerCheck own;
  private final Map<Way, IceCheck.Answer> answers = new LinkedHashMap<>();
  private final List<IceCheck> checks = new ArrayList<>();

  /**
   * @param approach goes to a place of TLS: of a failure there WebRTC's library says nothing at all
   * @param number from 1, among the STUN and TURN servers that are set
   */
  TurnCheck(
      Function<IceServer, IceCheck> look,
      Function<URI, CompletableFuture<ReachabilityProbe.Result>> approach,
      IceServer server,
      int number) {
    this.look = look;
    this.approach = approach;
    this.ways = Ways.of(server);
    this.own = new IceServerCheck(look, server, number);
  }

  @Override
  public List<Finding> before() {
    return own.before();
  }

  @Override
  public void begin(Consumer<Finding> found) {
    List<Way> all = new ArrayList<>(ways.others());
    all.add(0, ways.named());
    for (Way way : all) {
      IceCheck check = look.apply(way.server());
      checks.add(check);
      check
          .answer()
          .thenAccept(
              answer -> {
                answers.put(way, answer);
                if (answers.size() == all.size()) {
                  end(found);
                }
              });
    }
  }

  private void end(Consumer<Finding> found) {
    boolean mute = answers.get(ways.named()).outcome() == Outcome.SILENT;
    if (mute && ways.isTls()) {
      approach
          .apply(ways.tls())
          .thenAccept(result -> found.accept(finding(answers, Optional.of(result))));
    } else {
      found.accept(finding(answers, Optional.empty()));
    }
  }

  @Override
  public void cancel() {
    checks.forEach(IceCheck::cancel);
  }

  /**
   * What the answers mean, those of all ways.
   *
   * @param tls how TLS is there, where that is the question
   */
  Finding finding(Map<Way, IceCheck.Answer> all, Optional<ReachabilityProbe.Result> tls) {
    IceCheck.Answer answer = all.get(ways.named());
    Finding finding = own.finding(answer);
    List<Way> working =
        ways.others().stream().filter(way -> all.get(way).outcome() == Outcome.WORKS).toList();
    Finding measured =
        switch (answer.outcome()) {
          case WORKS -> finding.good(finding.why() + " " + works(working));
          case SILENT ->
              finding.bad(
                  tls.map(TurnCheck::tlsTrouble).orElse(finding.why()),
                  tls.filter(TurnCheck::isOfCertificate)
                      .map(result -> PUBLIC)
                      .orElseGet(() -> instead(working)));
          case REFUSED, UNWILLING, OFFLINE, FAILED -> finding;
        };
    return with(measured, all);
  }

  private String works(List<Way> besides) {
    List<Way> well = new ArrayList<>(besides);
    well.add(0, ways.named());
    List<Way> failing = ways.others().stream().filter(way -> !besides.contains(way)).toList();
    String not = failing.isEmpty() ? "" : "; not by " + names(failing);
    return "By " + names(well) + not + ".";
  }

  /** Either not believed here, or here and not by WebRTC. */
  private static boolean isOfCertificate(ReachabilityProbe.Result tls) {
    return tls.trouble().isEmpty() || tls.trouble().contains("SHA-256");
  }

  private static String tlsTrouble(ReachabilityProbe.Result tls) {
    return tls.trouble().isEmpty()
        ? "It lends no relay by TLS: WebRTC knows fewer certificate authorities than this computer."
        : tls.trouble();
  }

  private String instead(List<Way> working) {
    return working.isEmpty()
        ? "Nor does it by "
            + names(ways.others()).replace(" and ", " or ")
            + ": check its address, its ports and the firewall."
        : "Use "
            + working.get(0).server().url()
            + " in its place: it works by "
            + names(working)
            + ".";
  }

  private static String names(List<Way> ways) {
    return String.join(" and ", ways.stream().map(Way::name).toList());
  }

  private Finding with(Finding finding, Map<Way, IceCheck.Answer> all) {
    Finding measured = finding;
    for (Map.Entry<Way, IceCheck.Answer> one : all.entrySet()) {
      String name = one.getKey().name().toLowerCase(java.util.Locale.ROOT);
      boolean works = one.getValue().outcome() == Outcome.WORKS;
      measured = measured.with(name, works);
      if (works) {
        measured = measured.with(name + "Ms", one.getValue().took().toMillis());
      }
    }
    return measured;
  }

  /**
   * One way.
   *
   * @param name for a person
   */
  record Way(String name, IceServer server) {}

  /**
   * The ways to one TURN server: UDP, TCP and TLS, whichever its URL names.
   *
   * @param named that of the URL
   * @param others the other two, at its port or at the usual one (RFC 7065, section 3.2)
   */
  record Ways(Way named, List<Way> others) {
    private static final Pattern URL =
        Pattern.compile(
            "(?<scheme>turns?):(?<host>[^:\\[]+|\\[[^]]+])(?::(?<port>\\d+))?"
                + "(?:\\?transport=(?<transport>\\w+))?");
    private static final String TLS = "TLS";
    private static final String PORT = "3478";
    private static final String TLS_PORT = "5349";

    boolean isTls() {
      return named.name().equals(TLS);
    }

    /** Where the TLS of its URL is, as a socket knows such places; only for {@link #isTls}. */
    URI tls() {
      Matcher url = URL.matcher(named.server().url());
      if (!url.matches()) {
        throw new IllegalStateException("checked before: " + named);
      }
      String port = url.group("port") == null ? TLS_PORT : url.group("port");
      return URI.create("wss://" + url.group("host") + ":" + port);
    }

    static Ways of(IceServer server) {
      Matcher url = URL.matcher(server.url());
      if (!url.matches()) {
        throw new IllegalArgumentException("no TURN server: " + server);
      }
      boolean tls = url.group("scheme").equals("turns");
      String port = url.group("port");
      String plain = port == null || tls ? PORT : port;
      String secure = port == null || !tls ? TLS_PORT : port;
      String named =
          tls ? TLS : "tcp".equals(url.group("transport")) ? "TCP" : "UDP"; // RFC 7065: else UDP
      List<Way> others = new ArrayList<>();
      for (String[] way :
          new String[][] {
            {"UDP", "turn", plain, "udp"},
            {"TCP", "turn", plain, "tcp"},
            {TLS, "turns", secure, "tcp"}
          }) {
        if (!way[0].equals(named)) {
          String other = way[1] + ":" + url.group("host") + ":" + way[2] + "?transport=" + way[3];
          others.add(new Way(way[0], new IceServer(other, server.user(), server.password())));
        }
      }
      return new Ways(new Way(named, server), others);
    }
  }
}
