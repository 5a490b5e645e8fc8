package dev.parley.view;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.call.SendSettings;
import dev.parley.peer.Figures;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Callees;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.PeerState.Partner;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Quality;
import dev.parley.peer.PeerState.Status;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States by name, each a step from one at rest. */
record TestStates(PeerState state) {
  static final Status ONLINE = new Status("Online", "", Tone.GOOD, Optional.empty(), false, false);

  static TestStates alone() {
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
            Phase.IDLE,
            Optional.empty(),
            "",
            Media.ALL));
  }

  static TestStates with(PeerRow... peers) {
    return alone().peers(List.of(peers));
  }

  static PeerRow free(String id, String name) {
    return new PeerRow(id, name, true);
  }

  static PeerRow inCall(String id, String name) {
    return new PeerRow(id, name, false);
  }

  TestStates peers(List<PeerRow> peers) {
    return next(state.status(), peers, state.offers(), state.notice());
  }

  TestStates offered(String id, String name) {
    return offered(id, name, Duration.ZERO);
  }

  TestStates offered(String id, String name, Duration since) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(new Offer(id, name, since));
    return next(state.status(), state.peers(), offers, state.notice());
  }

  /** One that is accepted without a click. */
  TestStates offeredUntil(String id, String name, Duration since, Duration answersAt) {
    List<Offer> offers = new ArrayList<>(state.offers());
    offers.add(new Offer(id, name, since, Optional.of(answersAt)));
    return next(state.status(), state.peers(), offers, state.notice());
  }

  /** Seen by others under this name, or under the beginning of an id. */
  TestStates own(String name, boolean named) {
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
            state.phase(),
            state.partner(),
            state.notice(),
            state.media()));
  }

  /** In a place of another kind. */
  TestStates calling(String channel, String ownId, Callees callees) {
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
            state.phase(),
            state.partner(),
            state.notice(),
            state.media()));
  }

  TestStates missed(Missed... missed) {
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
            state.phase(),
            state.partner(),
            state.notice(),
            state.media()));
  }

  TestStates status(String text, String detail, Tone tone, Duration retryAt, boolean canRejoin) {
    Status status = new Status(text, detail, tone, Optional.ofNullable(retryAt), canRejoin, false);
    return next(status, state.peers(), state.offers(), state.notice());
  }

  TestStates wrongPassword() {
    Status status =
        new Status("Refused", "Wrong password.", Tone.BAD, Optional.empty(), true, true);
    return next(status, state.peers(), state.offers(), state.notice());
  }

  TestStates notice(String notice) {
    return next(state.status(), state.peers(), state.offers(), notice);
  }

  /** A call in this phase, with media since the given time or not yet. */
  TestStates call(Phase phase, String id, String name, Duration since) {
    Optional<Partner> partner = Optional.of(new Partner(id, name, Optional.ofNullable(since)));
    return in(phase, partner, state.media());
  }

  /** The person has muted this side, switched its camera off, or shows that screen. */
  TestStates sending(boolean microphone, boolean camera, String screen) {
    PictureKind picture =
        !screen.isEmpty() ? PictureKind.SCREEN : camera ? PictureKind.CAMERA : PictureKind.NONE;
    return wanting(microphone, camera, screen, new MediaState(microphone, picture));
  }

  /** What the person wants, and what has come of it. */
  TestStates wanting(boolean microphone, boolean camera, String screen, MediaState own) {
    Media was = state.media();
    return media(
        new Media(
            new SendSettings(microphone, camera, screen, false),
            own,
            was.peer(),
            was.note(),
            was.frozen(),
            was.lostSince(),
            was.quality(),
            was.figures()));
  }

  TestStates peerSends(boolean microphone, PictureKind picture) {
    Media was = state.media();
    MediaState peer = new MediaState(microphone, picture);
    return media(
        new Media(
            was.wanted(),
            was.own(),
            peer,
            was.note(),
            was.frozen(),
            was.lostSince(),
            was.quality(),
            was.figures()));
  }

  TestStates note(String note) {
    Media was = state.media();
    return media(
        new Media(
            was.wanted(),
            was.own(),
            was.peer(),
            note,
            was.frozen(),
            was.lostSince(),
            was.quality(),
            was.figures()));
  }

  TestStates frozen() {
    Media was = state.media();
    return media(
        new Media(
            was.wanted(),
            was.own(),
            was.peer(),
            was.note(),
            true,
            was.lostSince(),
            was.quality(),
            was.figures()));
  }

  TestStates lost(Duration since) {
    Media was = state.media();
    return media(
        new Media(
            was.wanted(),
            was.own(),
            was.peer(),
            was.note(),
            was.frozen(),
            Optional.of(since),
            was.quality(),
            was.figures()));
  }

  TestStates quality(QualityLevel level, String sentence) {
    Media was = state.media();
    return media(
        new Media(
            was.wanted(),
            was.own(),
            was.peer(),
            was.note(),
            was.frozen(),
            was.lostSince(),
            Optional.of(new Quality(level, sentence)),
            was.figures()));
  }

  TestStates figures(Figures figures) {
    Media was = state.media();
    return media(
        new Media(
            was.wanted(),
            was.own(),
            was.peer(),
            was.note(),
            was.frozen(),
            was.lostSince(),
            was.quality(),
            Optional.of(figures)));
  }

  private TestStates media(Media media) {
    return in(state.phase(), state.partner(), media);
  }

  private TestStates in(Phase phase, Optional<Partner> partner, Media media) {
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
            phase,
            partner,
            state.notice(),
            media));
  }

  private TestStates next(Status status, List<PeerRow> peers, List<Offer> offers, String notice) {
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
            state.phase(),
            state.partner(),
            notice,
            state.media()));
  }
}
