package dev.parley.server;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What those can try who know the password of a channel, with strangers beside them. */
final class HostileMembers {
  private static final int LARGE = 990_000;

  private final HostileRun run;
  private final String password;

  HostileMembers(HostileRun run, String password) {
    this.run = run;
    this.password = password;
  }

  /**
   * The worst of each at once, left open: members who do not read, members and strangers who do not
   * finish what they say, and connections that say nothing.
   */
  void worstOfEach(List<HostileRun.Peer> open) {
    deafMembers(open, 40);
    unfinishedMembers(open, 40);
    run.each(
        open,
        60,
        "127.0.0.%d",
        peer -> peer.open("/", "").write(HostileRun.frame(1, false, new byte[16_000])));
    run.each(
        open,
        60,
        "127.0.0.%d",
        peer -> {
          peer.open("/extension", "");
          for (int i = 0; i < 100; i++) {
            peer.write(HostileRun.frame(0x9, true, new byte[100]));
          }
        });
    run.each(
        open,
        200,
        "127.0.0.%d",
        peer -> peer.write("GET / HTTP/1.1\r\nX: y".getBytes(StandardCharsets.US_ASCII)));
  }

  /** They have asked for much, and do not read it. */
  String deafMembers(List<HostileRun.Peer> open, int members) {
    byte[] echo =
        HostileRun.text(HostileRun.request("echo", "\"a\":\"" + "x".repeat(LARGE) + "\""));
    return run.each(
        open,
        members,
        "127.0.0.%d",
        peer -> {
          run.logIn(peer, "deaf-" + open.size());
          for (int i = 0; i < 6; i++) {
            peer.write(echo);
          }
        });
  }

  String unfinishedMembers(List<HostileRun.Peer> open, int members) {
    byte[] begun =
        HostileRun.frame(1, false, "x".repeat(LARGE).getBytes(StandardCharsets.US_ASCII));
    return run.each(
        open,
        members,
        "127.0.0.%d",
        peer -> {
          run.logIn(peer, "unfinished-" + open.size());
          peer.write(begun);
        });
  }

  /** Members who want to be these, of whom they do not know the secret. */
  String impostors(List<HostileRun.Peer> open, List<String> ids) {
    int let = 0;
    for (String id : ids) {
      try {
        HostileRun.Peer peer = run.new Peer("127.0.0.1");
        open.add(peer);
        peer.open("/", "")
            .write(HostileRun.text(run.login(id, password, "stolen", "0".repeat(64))));
        let += peer.read().contains("logged in") ? 1 : 0;
      } catch (Exception ended) {
        // by the server
      }
    }
    return let + " let in";
  }
}
