package dev.parley.view.call;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.data.hearing.Hearing;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Local;
import dev.parley.peer.PeerState.Tone;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Ticker;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.tiles.QualitySign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says at the top left of a call with whom it is, for how long and how well, and beside that what
 * either side has to know: who is muted, who shares a screen, what the server does. The former
 * hides with the bar, the latter stays. JavaFX thread.
 */
final class CallOverlay extends FlowPane {
  private static final Words WORDS = Words.in(CallOverlay.class);

  private static final double GAP = 8;

  /** A long name gets no more. */
  private static final double ABOUT_WIDTH = 420;

  /** In a sentence that must be read whole. */
  private static final int NAME_LENGTH = 32;

  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private final Label partner = label("call-partner");
  private final Label time = label("call-time");
  private final QualitySign quality;
  private final HBox about;
  private final Label exposed = sign("call-exposed", Feather.UNLOCK);
  private final Label link = sign("call-link", Feather.WIFI_OFF);
  private final Label peerSharing = sign("peer-sharing", Feather.MONITOR);
  private final Label peerMuted = sign("peer-muted", Feather.MIC_OFF);
  private final Label sharing = sign("own-sharing", Feather.MONITOR);
  private final Label muted = sign("own-muted", Feather.MIC_OFF);
  private final HearingSigns hearing;
  private final GroupSigns group;
  private final List<Node> always;
  private Optional<Duration> since = Optional.empty();
  private Optional<Duration> retryAt = Optional.empty();
  private String linkWords = "";
  private boolean quiet;

  /**
   * @param statistics shows the figures of the call, or takes them away
   * @param point lets a person point at the peer's screen
   */
  CallOverlay(
      Intents intents, Supplier<Duration> now, CallDoors doors, Runnable statistics, Region point) {
    super(GAP, GAP);
    this.now = now;
    hearing = new HearingSigns(doors.devices(), CallOverlay::sign);
    group = new GroupSigns(intents, CallOverlay::sign);
    quality = new QualitySign("call-quality", statistics);
    setId("call-overlay");
    setPickOnBounds(false);
    setRowValignment(VPos.CENTER);
    time.setMinWidth(USE_PREF_SIZE);
    about = new HBox(10, partner, doors.proof().shield(), time, quality);
    about.setId("call-about");
    about.getStyleClass().add("call-about");
    about.setAlignment(Pos.CENTER_LEFT);
    about.setCache(true);
    exposed.setText(WORDS.say("nav.exposed"));
    exposed.setTooltip(new Tooltip(WORDS.say("nav.exposed.words")));
    exposed.setAccessibleText(WORDS.say("nav.exposed.words"));
    sharing.getStyleClass().add("sign-sharing");
    peerSharing.getStyleClass().add("sign-sharing");
    getChildren().addAll(about, exposed, link, peerSharing, point, peerMuted, sharing, muted);
    getChildren().addAll(hearing.nodes());
    getChildren().forEach(this::limit);
    always = List.copyOf(getChildren());
  }

  private void limit(Node part) {
    double most = part == about ? ABOUT_WIDTH : Double.MAX_VALUE;
    ((Region) part).maxWidthProperty().bind(Bindings.min(widthProperty(), most));
  }

  /** After what is always there, hidden or not. */
  private void show(List<Region> more) {
    List<Node> wanted = new ArrayList<>(always);
    wanted.addAll(more);
    if (!getChildren().equals(wanted)) {
      getChildren().setAll(wanted);
      more.forEach(this::limit);
    }
  }

  private static Label label(String id) {
    Label label = new Label();
    label.setId(id);
    label.setMinWidth(0);
    return label;
  }

  /** Creates a small label over a picture, in the same colours in either theme; hidden at first. */
  private static Label sign(String id, Feather icon) {
    Label sign = new Wrapped();
    sign.setGraphic(new FontIcon(icon));
    sign.setId(id);
    sign.getStyleClass().add("sign");
    sign.setCache(true);
    Visibility.show(sign, false);
    return sign;
  }

  /** A sentence that is as high as it is where it has no more than its greatest width. */
  private static final class Wrapped extends Label {
    Wrapped() {
      setWrapText(true);
    }

    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(width < 0 ? Math.min(getMaxWidth(), prefWidth(-1)) : width);
    }
  }

  void render(PeerState state) {
    boolean inCall = state.phase().isShowingPeer();
    boolean several = state.isGroup();
    Optional<Call> call = state.front().filter(front -> inCall && !several);
    Optional<Call> sharer =
        state.calls().stream()
            .filter(one -> inCall && one.media().peer().picture() == PictureKind.SCREEN)
            .findFirst();
    partner.setText(ShownText.names(state.calls()));
    since = state.front().flatMap(Call::since);
    quality.render(call.flatMap(front -> front.media().quality()));
    about.setManaged(inCall);
    about.setVisible(inCall && !quiet);
    renderLink(state, inCall);
    renderPeer(several ? sharer : call); // each of the others has a tile that says it
    show(group.render(inCall ? state.group() : Group.NONE));
    renderOwn(state.local());
    hearing.render(state);
    run();
    tick();
  }

  private void renderLink(PeerState state, boolean inCall) {
    boolean calm = state.status().tone() == Tone.GOOD;
    retryAt = state.status().retryAt();
    boolean again = state.status().tone() == Tone.WORKING || retryAt.isPresent();
    String words =
        inCall
            ? WORDS.say(again ? "link.call.again" : "link.call.lost")
            : WORDS.say(again ? "link.calling.again" : "link.calling.lost");
    linkWords = calm ? "" : words;
  }

  private void renderPeer(Optional<Call> call) {
    MediaState peer = call.map(front -> front.media().peer()).orElse(MediaState.ALL);
    String name = call.map(front -> ShownText.name(front.name())).orElse("");
    name = Sanitizer.line(name, NAME_LENGTH);
    Visibility.say(
        peerSharing,
        peer.picture() == PictureKind.SCREEN ? WORDS.say("corner.peer.sharing", name) : "");
    say(
        peerMuted,
        peer.microphone(),
        peer.lacksMicrophone(),
        WORDS.say(peer.lacksMicrophone() ? "corner.peer.silent" : "corner.peer.muted", name));
  }

  private void renderOwn(Local media) {
    boolean none = media.own().lacksMicrophone();
    boolean quietOnly = media.own().microphone() || !none && media.wanted().microphone();
    say(muted, quietOnly, none, WORDS.say(none ? "corner.silent" : "corner.muted"));
    Visibility.say(
        sharing, media.own().picture() == PictureKind.SCREEN ? WORDS.say("corner.sharing") : "");
  }

  /** Whether each of the peers hears and sees this side. */
  void hearing(Map<String, Hearing> now) {
    hearing.hearing(now);
    run();
    tick();
  }

  /** The microphones to choose from. */
  void microphones(Devices known) {
    hearing.devices(known);
    tick();
  }

  /** What is missing has another picture than what is muted. */
  private static void say(Label sign, boolean heard, boolean missing, String words) {
    ((FontIcon) sign.getGraphic()).setIconCode(missing ? Feather.ALERT_TRIANGLE : Feather.MIC_OFF);
    Visibility.say(sign, heard ? "" : words);
  }

  /** Whether others on the way to the server can read and change what is sent. */
  void expose(boolean is) {
    Visibility.show(exposed, is);
  }

  /** Hides what need not be in sight all the time; nothing moves to its place. */
  void setQuiet(boolean now) {
    quiet = now;
    about.setVisible(about.isManaged() && !quiet);
    run();
    tick();
  }

  /** No tick after this. */
  void stop() {
    ticker.run(false);
  }

  private void run() {
    boolean counts = since.isPresent() && !quiet || retryAt.isPresent() && !linkWords.isEmpty();
    ticker.run(counts || hearing.counts());
  }

  private void tick() {
    Duration moment = now.get();
    hearing.tick(moment);
    if (!quiet) {
      Visibility.say(time, since.map(start -> Clock.length(moment.minus(start))).orElse(""));
    }
    Visibility.say(
        link,
        linkWords.isEmpty()
            ? ""
            : retryAt
                .map(at -> WORDS.say("link.when", linkWords, Clock.untilRetry(at.minus(moment))))
                .orElse(linkWords));
  }
}
