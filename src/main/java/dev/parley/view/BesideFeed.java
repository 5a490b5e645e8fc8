package dev.parley.view;

import dev.parley.data.card.CallCard;
import dev.parley.data.card.RecentCalls;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.proof.ProofState;
import dev.parley.view.kit.Latest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries to the window what there is in calls beside sound and pictures; of each, the newest wins.
 * Any thread, but for the beginning and the end.
 */
public final class BesideFeed {
  /** More than are ever in one call. */
  private static final int MOST_HEARD = 16;

  private final Latest<ProofState> proof = new Latest<>();
  private final Latest<List<Conversation>> conversations = new Latest<>();
  private final Latest<PointerState> pointing = new Latest<>();
  private final Latest<Map<String, Hearing>> hearing = new Latest<>();

  /** What the last peers said, the newest last. */
  private final Map<String, Hearing> heard = new LinkedHashMap<>();

  private final Latest<CallCard> card = new Latest<>();
  private final Latest<RecentCalls.Known> recentCalls = new Latest<>();
  private final Latest<FileTransfers> files = new Latest<>();

  /** Who the peers are. */
  public void proof(ProofState known) {
    proof.offer(known);
  }

  /** What was written. */
  public void conversations(List<Conversation> known) {
    conversations.offer(List.copyOf(known));
  }

  /** What can be pointed at. */
  public void pointing(PointerState state) {
    pointing.offer(state);
  }

  /** Whether a peer hears and sees this side. */
  public void hearing(Hearing now) {
    synchronized (heard) {
      heard.remove(now.peerId());
      heard.put(now.peerId(), now);
      if (heard.size() > MOST_HEARD) {
        heard.remove(heard.keySet().iterator().next());
      }
      hearing.offer(Map.copyOf(heard));
    }
  }

  /** The running call, summed up so far. */
  public void card(CallCard now) {
    card.offer(now);
  }

  /** The last calls. */
  public void recentCalls(RecentCalls.Known known) {
    recentCalls.offer(known);
  }

  /** The files that are sent and received. */
  public void files(FileTransfers transfers) {
    files.offer(transfers);
  }

  /** The window is there, and shows what has come. JavaFX thread. */
  void open(WindowPane pane) {
    proof.open(pane::proof);
    conversations.open(pane::conversations);
    pointing.open(pane.call()::render);
    hearing.open(pane.call()::hearing);
    card.open(pane.call()::card);
    recentCalls.open(pane::recentCalls);
    files.open(pane::files);
  }

  /** Nothing is shown any more. */
  void close() {
    List.of(proof, conversations, pointing, hearing, card, recentCalls, files)
        .forEach(Latest::close);
  }
}
