package dev.parley.view.video;

import dev.parley.media.frame.FrameSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The pictures that the window shows: one's own and each peer's in a call, and one's own before.
 * The sinks are there before the window is, so that the other rooms can be wired to them at once.
 */
public final class VideoSlots {
  /** A call has no more others. */
  public static final int MOST_REMOTE = 5;

  private final FrameSlot local = new FrameSlot();
  private final FrameSlot preview = new FrameSlot();
  private final ShownCounts counts = new ShownCounts();
  private volatile Consumer<String> onFirstRemote = peerId -> {};
  private VideoPane localPane;

  /** Made once they are needed, and used by one peer after the other. JavaFX thread. */
  private final List<Remote> remotes = new ArrayList<>();

  /** Those that are in use. */
  private volatile Map<String, Remote> byPeer = Map.of();

  private volatile Front front = new Front(Optional.empty(), 0);

  /** The pictures of one peer. */
  private final class Remote {
    final FrameSlot slot = new FrameSlot();
    final VideoPane pane = new VideoPane(slot);
    String peerId = "";

    /** What was shown of others in the same pane. */
    volatile long before;

    void take(String newPeerId) {
      peerId = newPeerId;
      before = pane.shown();
      pane.setOnFirst(() -> onFirstRemote.accept(newPeerId));
      pane.restart();
    }

    long shown() {
      return pane.shown() - before;
    }
  }

  /**
   * The pane that counts where there is room for one peer.
   *
   * @param before what was shown of others, less what this pane had shown by then
   */
  private record Front(Optional<VideoPane> pane, long before) {
    long shown() {
      return before + pane.map(VideoPane::shown).orElse(0L);
    }
  }

  /** How much was shown of those who were in the last calls. */
  private static final class ShownCounts {
    private static final int MOST = 32;

    private final Map<String, Long> last = new LinkedHashMap<>();

    synchronized long of(String peerId) {
      return last.getOrDefault(peerId, 0L);
    }

    synchronized void add(String peerId, long shown) {
      long all = shown + of(peerId);
      last.remove(peerId);
      last.put(peerId, all);
      if (last.size() > MOST) {
        last.remove(last.keySet().iterator().next());
      }
    }
  }

  /** Takes one's own pictures; of a camera they are shown mirrored while there is a call. */
  public FrameSink local() {
    return local;
  }

  /**
   * Takes a peer's pictures; while there is no call with it, they are dropped. Any thread.
   *
   * @return costs nothing while it is not used
   */
  public FrameSink remote(String peerId) {
    return frame -> {
      Remote its = byPeer.get(peerId);
      if (its != null) {
        its.slot.frame(frame);
      }
    };
  }

  /** Takes one's own pictures of a preview, before a call. */
  public FrameSink preview() {
    return preview;
  }

  /**
   * What to run, on the JavaFX thread, when the first picture of each call reaches the screen; with
   * the peer's id.
   */
  public void onFirstRemote(Consumer<String> hook) {
    onFirstRemote = hook;
  }

  /** The front peer's pictures that really reached the screen, since the start. Any thread. */
  public long remoteShown() {
    return front.shown();
  }

  /** Those of that peer. Any thread. */
  public long remoteShown(String peerId) {
    Remote its = byPeer.get(peerId);
    return counts.of(peerId) + (its == null ? 0 : its.shown());
  }

  /** How long ago the last of the front peer's did. Any thread. */
  public Duration sinceRemoteShown() {
    return front.pane().map(VideoPane::sinceShown).orElse(Duration.ZERO);
  }

  /** How long ago the last of that peer did; since the call began where none has. Any thread. */
  public Duration sinceRemoteShown(String peerId) {
    Remote its = byPeer.get(peerId);
    return its == null ? Duration.ZERO : its.pane.sinceShown();
  }

  /** Shows one's own pictures in a call; the one pane that does. JavaFX thread. */
  public VideoPane localPane() {
    if (localPane == null) {
      localPane = new VideoPane(local);
    }
    return localPane;
  }

  /**
   * Has a pane for each of these peers and no others, the first in front; a peer keeps its own.
   * JavaFX thread.
   */
  public void use(List<String> peerIds) {
    List<String> wanted = peerIds.stream().limit(MOST_REMOTE).toList();
    Map<String, Remote> next = new HashMap<>(byPeer);
    for (Remote remote : List.copyOf(next.values())) {
      if (!wanted.contains(remote.peerId)) {
        remote.pane.setOpen(false);
        counts.add(remote.peerId, remote.shown());
        next.remove(remote.peerId);
      }
    }
    for (String peerId : wanted) {
      if (!next.containsKey(peerId)) {
        Remote free = free(next);
        free.take(peerId);
        next.put(peerId, free);
      }
    }
    byPeer = Map.copyOf(next);
    wanted.stream().findFirst().ifPresent(peerId -> bringToFront(next.get(peerId).pane));
  }

  private Remote free(Map<String, Remote> used) {
    return remotes.stream()
        .filter(one -> !used.containsValue(one))
        .findFirst()
        .orElseGet(
            () -> {
              Remote made = new Remote();
              remotes.add(made);
              return made;
            });
  }

  private void bringToFront(VideoPane pane) {
    if (!front.pane().equals(Optional.of(pane))) {
      front = new Front(Optional.of(pane), front.shown() - pane.shown());
    }
  }

  /** Shows that peer's pictures; empty where it is not in {@link #use}. JavaFX thread. */
  public Optional<VideoPane> remotePane(String peerId) {
    return Optional.ofNullable(byPeer.get(peerId)).map(its -> its.pane);
  }

  /** A pane more for pictures of a preview; one of them may be open at a time. JavaFX thread. */
  public VideoPane newPreviewPane() {
    return new VideoPane(preview);
  }

  /** Lets go of all pictures. JavaFX thread. */
  public void close() {
    byPeer = Map.of();
    localPane().setOpen(false);
    local.close();
    preview.close();
    for (Remote remote : remotes) {
      remote.pane.setOpen(false);
      remote.slot.close();
    }
  }
}
