package dev.parley;

import dev.parley.call.PictureKind;
import dev.parley.channels.Destination;
import dev.parley.cli.CallOptions;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.chat.Chat;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileFeature;
import dev.parley.data.files.FilePlan;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.pointer.Pointer;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.proof.ProofClearance;
import dev.parley.data.proof.ProofFeature;
import dev.parley.data.proof.ProofIntents;
import dev.parley.data.proof.ProofState;
import dev.parley.data.tiles.TileSizes;
import dev.parley.data.tiles.TilesFeature;
import dev.parley.loop.Loop;
import dev.parley.peer.PeerState;
import dev.parley.report.Report;
import dev.parley.session.SessionOptions.InFirstCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates the features that use the data channels of a run's calls. On the loop, but for the
 * intents.
 */
final class CallFeatures {
  final Chat chat;
  final Pointer pointer;

  /** Empty where there is none: in a kiosk, and in a run that neither sends nor takes files. */
  final Optional<FileFeature> files;

  private final Loop loop;
  private final Path settings;
  private final BothSides bothSides;
  private final Shown shown;
  private final List<Path> toSend;
  private FileTransfers transfers = FileTransfers.NONE;

  /** With whom there are calls. */
  private Set<String> peers = Set.of();

  private volatile ProofIntents proof = ProofIntents.NONE;
  private volatile TileSizes tiles = sizes -> {};

  /** Passes on what the window shows, if there is one. On the loop. */
  interface Shown {
    /** Who the peers are. */
    void proved(ProofState now);

    void conversations(List<Conversation> now);

    void pointing(PointerState now);

    void files(FileTransfers now);
  }

  /**
   * @param settings the folder of what is kept
   * @param mark shows on this desktop where a peer points
   */
  CallFeatures(
      Loop loop,
      Path settings,
      CallOptions options,
      PointerMark mark,
      BothSides bothSides,
      Shown shown) {
    this.loop = loop;
    this.settings = settings;
    this.bothSides = bothSides;
    this.shown = shown;
    boolean remembers = !options.kiosk(); // where the next person is another one
    chat = new Chat(loop, remembers, shown::conversations);
    pointer = new Pointer(loop, mark, shown::pointing);
    Path folder = options.end().received();
    toSend = options.session().first().send();
    boolean none = options.kiosk() || options.headless() && folder == null && toSend.isEmpty();
    FilePlan.Offers unattended = folder == null ? FilePlan.Offers.DECLINE : FilePlan.Offers.ACCEPT;
    FilePlan plan = options.headless() ? new FilePlan(folder, unattended) : FilePlan.ASKING;
    files =
        none ? Optional.empty() : Optional.of(new FileFeature(loop, settings, plan, this::changed));
  }

  /** As {@link dev.parley.peer.Peer.Listener#state}. */
  void state(PeerState state) {
    boolean sharing = state.local().own().picture() == PictureKind.SCREEN;
    pointer.sharing(sharing ? state.local().wanted().screen() : "");
    pointer.sharedBy(state.sharer().map(PeerState.Call::peerId).orElse(""));
    chat.several(state.isGroup());
    Set<String> before = peers;
    peers = state.calls().stream().map(PeerState.Call::peerId).collect(Collectors.toSet());
    if (!before.isEmpty() && Collections.disjoint(before, peers)) {
      chat.callOver();
      files.ifPresent(FileFeature::callOver);
    }
  }

  private void changed(FileTransfers now) {
    transfers = now;
    shown.files(now);
  }

  /** Adds what was done with it in this run, if any peer could. */
  void writeTo(Report report) {
    if (chat.wasUsed()) {
      Chat.Counts counts = chat.counts();
      report.chat(counts.sent(), counts.received(), counts.delivered());
    }
    report.files(transfers);
  }

  /**
   * What there is in calls of that channel, for one stay.
   *
   * @param planner of the connections of that stay
   */
  List<DataFeature> in(Destination there, InFirstCall first, SendPlanner planner) {
    ProofFeature proving =
        new ProofFeature(
            loop, settings, there.id(), there.idsLast(), there.secret(), shown::proved);
    proof = proving;
    Clearance cautious =
        new ProofClearance(proving::verdict, warning -> System.err.println("parley: " + warning));
    DataFeature chatting = chat.in(there.id(), first.say(), cautious);
    TilesFeature sizing = new TilesFeature(loop, planner);
    tiles = sizing;
    List<DataFeature> all =
        new ArrayList<>(List.of(proving, bothSides.feature(), chatting, pointer, sizing));
    files.ifPresent(one -> one.sendInCalls(first.send()));
    files.ifPresent(one -> all.add(one.in(there.id(), cautious)));
    return all;
  }

  /** Whether something that the command line wants sent has not arrived. */
  boolean isUndelivered() {
    return !toSend.stream().allMatch(transfers::hasDelivered);
  }

  /** Takes how large the window shows the others, in the channel where the run is. Any thread. */
  TileSizes tiles() {
    return sizes -> tiles.shown(sizes);
  }

  /** What a person says of a proof, in the channel where the run is. */
  ProofIntents proof() {
    return new ProofIntents() {
      @Override
      public void compared(String peerId, String code, boolean same) {
        proof.compared(peerId, code, same);
      }

      @Override
      public void goOn(String peerId) {
        proof.goOn(peerId);
      }
    };
  }
}
