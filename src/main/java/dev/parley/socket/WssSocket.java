package dev.parley.socket;

import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Implements {@link TextSocket} over ws or wss. Its threads do nothing but connect, and post to the
 * loop.
 *
 * <p>A wss server must show a certificate for its host name that the given {@link Trust} accepts. A
 * proxy of the system's settings is used, except to this machine. Every attempt ends: with the
 * connection, or with a sentence within {@link #ATTEMPT}.
 */
public final class WssSocket implements TextSocket {
  private static final Words WORDS = Words.in(WssSocket.class);

  /** How long an attempt may take, from the name server to the end of the websocket's handshake. */
  static final Duration ATTEMPT = Duration.ofSeconds(20);

  /** How long the last words may take; a peer that has gone silent would keep the socket open. */
  static final Duration GOODBYE = Duration.ofSeconds(2);

  private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

  /**
   * Received and not yet looked at by the loop, in bytes of memory; more ends the connection. Twice
   * the largest message of characters that take two bytes each.
   */
  static final long MAX_UNREAD = 8L * MAX_FRAME;

  /** What a waiting message costs besides its text: the string, its array and its task. */
  private static final int MESSAGE_BYTES = 160;

  private final Loop loop;
  private final OwnAddresses addresses;
  private final Listener listener;
  private final String host;
  private final ConnectionDialer connectionDialer;
  private final WssClient client;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicLong unread = new AtomicLong();
  private final AtomicBoolean pingWaits = new AtomicBoolean();

  /** Loop only: nothing is told to the listener any more. */
  private boolean silent;

  /** Loop only: ends an attempt that takes too long, and later a goodbye that does. */
  private Loop.Timer limit;

  /** Asked on a worker whether an address is this machine's now. */
  interface OwnAddresses {
    boolean have(InetAddress address) throws SocketException;
  }

  private WssSocket(
      Loop loop,
      URI server,
      Trust trust,
      Proxies proxies,
      OwnAddresses addresses,
      Optional<Credentials> credentials,
      Listener listener) {
    this.loop = loop;
    this.addresses = addresses;
    this.listener = listener;
    this.host = ServerUrl.bare(server);
    this.connectionDialer = new ConnectionDialer(server, trust, proxies);
    this.client = new WssClient(server, connectionDialer, new FromServer());
    Optional<Challenge> challenge = trust.challenge();
    challenge.ifPresent(client::expect);
    if (challenge.isEmpty()) { // it would be said before the server has met it
      credentials.ifPresent(client::identify);
    }
  }

  /** Opens connections to a server that the platform trusts, one at each call. */
  public static Opener opener(Loop loop, URI server) {
    return opener(loop, server, Trust.platform());
  }

  /** Opens connections to a server, one at each call. */
  public static Opener opener(Loop loop, URI server, Trust trust) {
    return new Opener() {
      @Override
      public TextSocket open(Listener listener) {
        return open(Optional.empty(), listener);
      }

      @Override
      public TextSocket open(Optional<Credentials> credentials, Listener listener) {
        Proxies proxies = Proxies.ofSystem();
        return WssSocket.open(
            loop, server, trust, proxies, NetworkWatch::isOwn, credentials, listener);
      }
    };
  }

  static TextSocket open(Loop loop, URI server, Trust trust, Proxies proxies, Listener listener) {
    return open(loop, server, trust, proxies, NetworkWatch::isOwn, Optional.empty(), listener);
  }

  static TextSocket open(
      Loop loop,
      URI server,
      Trust trust,
      Proxies proxies,
      OwnAddresses addresses,
      Optional<Credentials> credentials,
      Listener listener) {
    WssSocket socket =
        new WssSocket(loop, server, trust, proxies, addresses, credentials, listener);
    socket.limit = loop.after(ATTEMPT, socket::takesTooLong);
    socket.client.connect();
    return socket;
  }

  @Override
  public void send(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FRAME) {
      throw new FrameTooLargeException(bytes);
    }
    if (!client.sendIfOpen(text)) {
      tell(() -> fail(WORDS.say("end.unread", host), null));
      connectionDialer.hangUp(); // it does not read, so it hears no goodbye
    }
  }

  @Override
  public CompletableFuture<Void> close() {
    if (!silent) {
      silent = true;
      end();
    }
    return ended;
  }

  @Override
  public void networkChanged() {
    connectionDialer
        .localAddress()
        .ifPresent(
            own ->
                loop.offload("look for the own address", () -> !addresses.have(own), LOOK_LIMIT)
                    .thenAccept(this::endIfGone));
  }

  private void endIfGone(boolean gone) {
    if (gone && !silent) {
      connectionDialer.hangUp(); // nobody would hear a goodbye
      fail(WORDS.say("end.network"), null);
    }
  }

  private void takesTooLong() {
    String why = connectionDialer.silence();
    connectionDialer.hangUp();
    fail(why, null);
  }

  /**
   * @param goodbye null where the server has said nothing
   */
  private void fail(String why, CloseReason closeReason) {
    if (!silent) {
      silent = true;
      end();
      if (closeReason != null) {
        listener.goodbye(closeReason);
      }
      listener.closed(why);
    }
  }

  /** Says goodbye where there is a connection; else there is nobody to say it to. */
  private void end() {
    limit.cancel();
    if (client.isOpen()) {
      client.close();
      limit = loop.after(GOODBYE, this::cut);
    } else if (client.hasBufferedData()) { // what ended it may still be on its way to the server
      limit = loop.after(GOODBYE, this::cut);
    } else {
      cut();
    }
  }

  private void cut() {
    connectionDialer.hangUp();
    ended.complete(null);
  }

  private void tell(Runnable event) {
    loop.post(
        () -> {
          if (!silent) {
            event.run();
          }
        });
  }

  /** In bytes, as the JDK keeps it: a character takes two as soon as one is not of Latin-1. */
  private static long memory(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return 2L * text.length();
      }
    }
    return text.length();
  }

  /** What the library's threads report. */
  private final class FromServer implements WssClient.Listener {
    @Override
    public void opened() {
      tell(
          () -> {
            limit.cancel();
            listener.opened();
          });
    }

    @Override
    public void text(String text) {
      long cost = memory(text) + MESSAGE_BYTES;
      if (unread.addAndGet(cost) > MAX_UNREAD) {
        tell(() -> fail(WORDS.say("end.fast", host), null));
        connectionDialer.hangUp();
        return;
      }
      loop.post(
          () -> {
            unread.addAndGet(-cost);
            if (!silent) {
              listener.text(text);
            }
          });
    }

    /** Several that the loop has not heard of yet are one. */
    @Override
    public void pinged() {
      if (pingWaits.compareAndSet(false, true)) {
        tell(
            () -> {
              pingWaits.set(false);
              listener.pinged();
            });
      }
    }

    @Override
    public void closed(String why, CloseReason closeReason) {
      ended.complete(null);
      tell(() -> fail(why, closeReason));
    }
  }
}
