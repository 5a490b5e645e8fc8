package dev.parley.view;

import dev.parley.call.Callees;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.call.SendSettings;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Local;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.Notices;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Quality;
import dev.parley.peer.PeerState.Status;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.peer.figures.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States by name, each a step from one at rest. */
public record TestStates(PeerState state) {
  static final Status ONLINE = new Status("Online", "", Tone.GOOD, Optional.empty(), false, false);

  public static TestStates alone() {
    return new TestStates(
        new PeerState(
            ONLINE,
            "garden",
            "Robin",
            true,
            "",
            Callees.LISTED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Notices.NONE,
            Local.ALL));
  }

  public static TestStates with(PeerRow... peers) {
    return alone().peers(List.of(peers));
  }

  public static PeerRow free(String id, String name) {
    return new PeerRow(id, name, PeerState.Standing.FREE);
  }

  /** Whose program can join calls of several. */
  static PeerRow joining(String id, String name) {
    return new PeerRow(id, name, PeerState.Standing.FREE, true);
  }

  static PeerRow inCall(String id, String name) {
    return new PeerRow(id, name, PeerState.Standing.BUSY);
  }

  public TestStates peers(List<PeerRow> peers) {
    return next(state.status(), peers, state.offers(), state.notices());
  }

  TestStates offered(String id, String name) {
    return offered(id, name, Duration.ZERO);
  }

  TestStates offered(String id, String name, Duration since) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(new Offer(id, name, since));
    return next(state.status(), state.peers(), offers, state.notices());
  }

  /** One that is accepted without a click. */
  TestStates offeredUntil(String id, String name, Duration since, Duration answersAt) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(new Offer(id, name, since, Optional.of(answersAt)));
    return next(state.status(), state.peers(), offers, state.notices());
  }

  /** Seen by others under this name, or under the beginning of an id. */
  public TestStates own(String name, boolean named) {
    return new TestStates(
        new PeerState(
            state.status(),
            state.channel(),
            name,
            named,
            state.ownId(),
            state.callees(),
            state.peers(),
            state.offers(),
            state.missed(),
            state.calls(),
            state.group(),
            state.blocked(),
            state.notices(),
            state.local()));
  }

  /** In a place of another kind. */
  public TestStates calling(String channel, String ownId, Callees callees) {
    return new TestStates(
        new PeerState(
            state.status(),
            channel,
            state.ownName(),
            state.named(),
            ownId,
            callees,
            state.peers(),
            state.offers(),
            state.missed(),
            state.calls(),
            state.group(),
            state.blocked(),
            state.notices(),
            state.local()));
  }

  public TestStates missed(Missed... missed) {
    return new TestStates(
        new PeerState(
            state.status(),
            state.channel(),
            state.ownName(),
            state.named(),
            state.ownId(),
            state.callees(),
            state.peers(),
            state.offers(),
            List.of(missed),
            state.calls(),
            state.group(),
            state.blocked(),
            state.notices(),
            state.local()));
  }

  public TestStates status(
      String text, String detail, Tone tone, Duration retryAt, boolean canRejoin) {
    Status status = new Status(text, detail, tone, Optional.ofNullable(retryAt), canRejoin, false);
    return next(status, state.peers(), state.offers(), state.notices());
  }

  public TestStates wrongPassword() {
    Status status =
        new Status("Refused", "Wrong password.", Tone.BAD, Optional.empty(), true, true);
    return next(status, state.peers(), state.offers(), state.notices());
  }

  TestStates notice(String notice) {
    return next(
        state.status(),
        state.peers(),
        state.offers(),
        state.notices().with(notice, Optional.empty()));
  }

  /** Told that this peer is blocked, with the way back. */
  TestStates blocked(String id, String name) {
    return new TestStates(
        new PeerState(
            state.status(),
            state.channel(),
            state.ownName(),
            state.named(),
            state.ownId(),
            state.callees(),
            state.peers(),
            state.offers(),
            state.missed(),
            state.calls(),
            state.group(),
            List.of(new PeerState.Blocked(id, name)),
            state
                .notices()
                .with(name + " is blocked until you leave the channel.", Optional.of(id)),
            state.local()));
  }

  /** A call in this phase, with media since the given time or not yet. */
  public TestStates call(Phase phase, String id, String name, Duration since) {
    return in(
        List.of(new Call(id, name, phase, Optional.ofNullable(since), media())), state.local());
  }

  /** A call of several, with media since then. */
  TestStates group(Duration since, String... idsAndNames) {
    List<Call> calls = new ArrayList<>();
    for (int at = 0; at < idsAndNames.length; at += 2) {
      calls.add(
          new Call(
              idsAndNames[at],
              idsAndNames[at + 1],
              Phase.CONNECTED,
              Optional.ofNullable(since),
              Media.ALL));
    }
    return in(calls, state.local()).grouped(new Group("", List.of(), List.of(), List.of()));
  }

  /** Who else is in the call or could be. */
  TestStates grouped(Group group) {
    return new TestStates(
        new PeerState(
            state.status(),
            state.channel(),
            state.ownName(),
            state.named(),
            state.ownId(),
            state.callees(),
            state.peers(),
            state.offers(),
            state.missed(),
            state.calls(),
            group,
            state.blocked(),
            state.notices(),
            state.local()));
  }

  /** One of several has come so far, and sends that. */
  TestStates peer(String id, Phase phase, MediaState sends) {
    List<Call> calls = new ArrayList<>(state.calls());
    calls.replaceAll(
        call ->
            call.peerId().equals(id)
                ? new Call(
                    id,
                    call.name(),
                    phase,
                    call.since(),
                    new Media(
                        sends, false, Optional.empty(), call.media().quality(), Optional.empty()))
                : call);
    return in(calls, state.local());
  }

  /** How well it goes with one of several. */
  TestStates peer(String id, QualityLevel level) {
    List<Call> calls = new ArrayList<>(state.calls());
    calls.replaceAll(
        call -> {
          Media was = call.media();
          Optional<Quality> quality = Optional.of(new Quality(level, "Some packets are lost."));
          Media now = new Media(was.peer(), was.frozen(), was.lostSince(), quality, was.figures());
          return call.peerId().equals(id)
              ? new Call(id, call.name(), call.phase(), call.since(), now)
              : call;
        });
    return in(calls, state.local());
  }

  /** Somebody asks to join a call with others. */
  TestStates invited(String id, String name, Duration since, String... others) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(new Offer(id, name, since, Optional.empty(), List.of(others)));
    return next(state.status(), state.peers(), offers, state.notices());
  }

  /** The person has muted this side, switched its camera off, or shows that screen. */
  public TestStates sending(boolean microphone, boolean camera, String screen) {
    PictureKind picture =
        !screen.isEmpty() ? PictureKind.SCREEN : camera ? PictureKind.CAMERA : PictureKind.NONE;
    return wanting(microphone, camera, screen, new MediaState(microphone, picture));
  }

  /** What the person wants, and what has come of it. */
  public TestStates wanting(boolean microphone, boolean camera, String screen, MediaState own) {
    SendSettings wanted = new SendSettings(microphone, camera, screen, false);
    return in(state.calls(), new Local(wanted, own, state.local().note()));
  }

  TestStates note(String note) {
    return in(state.calls(), new Local(state.local().wanted(), state.local().own(), note));
  }

  public TestStates peerSends(boolean microphone, PictureKind picture) {
    return peerSends(new MediaState(microphone, picture));
  }

  public TestStates peerSends(MediaState peer) {
    Media was = media();
    return media(new Media(peer, was.frozen(), was.lostSince(), was.quality(), was.figures()));
  }

  TestStates frozen() {
    Media was = media();
    return media(new Media(was.peer(), true, was.lostSince(), was.quality(), was.figures()));
  }

  TestStates lost(Duration since) {
    Media was = media();
    return media(
        new Media(was.peer(), was.frozen(), Optional.of(since), was.quality(), was.figures()));
  }

  public TestStates quality(QualityLevel level, String sentence) {
    Media was = media();
    Optional<Quality> quality = Optional.of(new Quality(level, sentence));
    return media(new Media(was.peer(), was.frozen(), was.lostSince(), quality, was.figures()));
  }

  public TestStates figures(Figures figures) {
    Media was = media();
    return media(
        new Media(was.peer(), was.frozen(), was.lostSince(), was.quality(), Optional.of(figures)));
  }

  private Media media() {
    return state.front().map(Call::media).orElse(Media.ALL);
  }

  /** Of the call that there must be. */
  private TestStates media(Media media) {
    Call call = state.front().orElseThrow();
    Call next = new Call(call.peerId(), call.name(), call.phase(), call.since(), media);
    List<Call> calls = new ArrayList<>(state.calls());
    calls.set(0, next);
    return in(calls, state.local());
  }

  private TestStates in(List<Call> calls, Local local) {
    return new TestStates(
        new PeerState(
            state.status(),
            state.channel(),
            state.ownName(),
            state.named(),
            state.ownId(),
            state.callees(),
            state.peers(),
            state.offers(),
            state.missed(),
            calls,
            state.group(),
            state.blocked(),
            state.notices(),
            local));
  }

  private TestStates next(Status status, List<PeerRow> peers, List<Offer> offers, Notices notices) {
    return new TestStates(
        new PeerState(
            status,
            state.channel(),
            state.ownName(),
            state.named(),
            state.ownId(),
            state.callees(),
            peers,
            offers,
            state.missed(),
            state.calls(),
            state.group(),
            state.blocked(),
            notices,
            state.local()));
  }
}
