package dev.parley;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.call.IceServer;
import dev.parley.channels.Destination;
import dev.parley.check.Check;
import dev.parley.check.CheckRun;
import dev.parley.check.DeviceCheck;
import dev.parley.check.Finding;
import dev.parley.check.IceServerCheck;
import dev.parley.check.WebsocketCheck;
import dev.parley.connection.IceServers;
import dev.parley.connection.session.IceCheck;
import dev.parley.hosting.LocalServer;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.peer.PeerState;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Credentials;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.view.settings.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs the window's checks with what this run uses, one check at a time. */
final class WindowChecks implements Checks {
  private final Loop loop;
  private final LocalServer local;
  private final IceServers servers;

  private final Supplier<Media> opened;
  private final Consumer<String> keep;

  /** Loop only, as the next ones. */
  private Optional<Destination> where = Optional.empty();

  private Optional<PeerState> state = Optional.empty();
  private List<IceServer> handedOut = List.of();
  private CheckRun current;

  /**
   * @param servers STUN and TURN
   * @param opened null until the media are open; asked on the loop
   * @param keep gets the findings of each complete check, for diagnostics
   */
  WindowChecks(
      Loop loop,
      LocalServer local,
      IceServers servers,
      Supplier<Media> opened,
      Consumer<String> keep) {
    this.loop = loop;
    this.local = local;
    this.servers = servers;
    this.opened = opened;
    this.keep = keep;
  }

  /** Where the run is, or goes. */
  void heading(Destination there) {
    loop.assertOn();
    where = Optional.of(there);
    state = Optional.empty();
    handedOut = List.of();
  }

  /** How it stands with the channel; a call that begins wants the devices for itself. */
  void state(PeerState now) {
    loop.assertOn();
    boolean begins = now.phase().isBusy() && !state.map(was -> was.phase().isBusy()).orElse(false);
    state = Optional.of(now);
    if (begins) {
      end();
    }
  }

  /** What the server there hands out now. */
  void handedOut(List<IceServer> servers) {
    loop.assertOn();
    handedOut = servers;
  }

  @Override
  public Running begin(Consumer<List<Finding>> told) {
    CheckRun[] begun = new CheckRun[1]; // loop only
    loop.post(
        () -> {
          end();
          begun[0] = new CheckRun(examinations(), found -> tell(found, told));
          current = begun[0];
          current.begin();
        });
    return () -> loop.post(begun[0]::cancel);
  }

  private void tell(List<Finding> found, Consumer<List<Finding>> told) {
    told.accept(found);
    if (found.stream().allMatch(Finding::isOver)) {
      keep.accept(json(found));
    }
  }

  private static String json(List<Finding> found) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Finding one : found) {
      all.addObject()
          .put("what", one.what())
          .put("standing", one.standing().name())
          .put("why", one.why())
          .put("advice", one.advice());
    }
    return all.toPrettyString();
  }

  private void end() {
    if (current != null) {
      current.cancel();
      current = null;
    }
  }

  /** All that this run can look at now. */
  private List<Check> examinations() {
    List<Check> all = new ArrayList<>();
    Media media = opened.get();
    if (media != null) {
      all.add(new DeviceCheck(loop, media));
    }
    where.ifPresent(
        there -> all.add(new WebsocketCheck(loop, there.server(), opener(there), state)));
    List<IceServer> used = servers.and(handedOut).servers();
    if (used.isEmpty()) {
      all.add(IceServerCheck.none());
    } else if (media != null) {
      int number = 0;
      for (IceServer server : used) {
        all.add(new IceServerCheck(one -> IceCheck.of(loop, media, one), server, ++number));
      }
    }
    return all;
  }

  private TextSocket.Opener opener(Destination there) {
    if (there.isHome()) {
      return local.opener();
    }
    TextSocket.Opener sockets = WssSocket.opener(loop, there.server(), there.believed());
    return listener -> sockets.open(credentials(there), listener);
  }

  /**
   * Where a server of GStreamer's asks at its door; by whose id, where there is no room, is open.
   */
  private static Optional<Credentials> credentials(Destination there) {
    boolean asks = there.dialect() == ServerDialect.GSTREAMER && !there.password().isEmpty();
    return asks && !there.channel().isEmpty() && there.channel().indexOf(':') < 0
        ? Optional.of(new Credentials(there.channel(), there.password()))
        : Optional.empty();
  }
}
