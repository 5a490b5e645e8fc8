package dev.parley.connection.session;

import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.webrtc.NativeChannel;
import dev.parley.connection.webrtc.NativePeer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The data channels of one session, opened by this side or the peer. {@link DataChannel#STATE}
 * leads to the {@link SideChannel}, all others to the listener. Used on the loop.
 */
final class DataChannels {
  private final Map<DataChannel, NativeChannel> channels = new EnumMap<>(DataChannel.class);
  private final SideChannel state;
  private final Connection.Listener listener;

  DataChannels(SideChannel state, Connection.Listener listener) {
    this.state = state;
    this.listener = listener;
  }

  /** Opens all of them; for the impolite side, before its first description. */
  void open(NativePeer peer) {
    for (DataChannel kind : DataChannel.values()) {
      use(peer.openChannel(kind));
    }
  }

  /** A channel is made, by this side or the peer; the first one of a kind counts. */
  void use(NativeChannel made) {
    made.kind().filter(kind -> !channels.containsKey(kind)).ifPresent(kind -> use(kind, made));
  }

  private void use(DataChannel kind, NativeChannel made) {
    channels.put(kind, made);
    if (kind == DataChannel.STATE) {
      state.use(text -> made.send(text.getBytes(StandardCharsets.UTF_8)));
      made.listen(
          state::opened,
          message -> state.heard(new String(message, StandardCharsets.UTF_8)),
          state::closed);
    } else {
      made.listen(
          () -> listener.channel(kind, true),
          message -> listener.message(kind, message),
          () -> listener.channel(kind, false));
    }
  }

  CompletableFuture<Boolean> send(DataChannel kind, byte[] message) {
    NativeChannel channel = channels.get(kind);
    return channel == null ? CompletableFuture.completedFuture(false) : channel.send(message);
  }

  void allow(DataChannel kind, int messages) {
    if (channels.containsKey(kind)) {
      channels.get(kind).allow(messages);
    }
  }

  void close(DataChannel kind) {
    if (channels.containsKey(kind)) {
      channels.get(kind).shut();
    }
  }
}
