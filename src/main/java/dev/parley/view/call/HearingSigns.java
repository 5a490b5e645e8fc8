package dev.parley.view.call;

import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.Verdict;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.DeviceChoices.Way;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Says over a call that the peer does not hear or see this side, for how long and whose side it is,
 * and offers the next microphone. JavaFX thread.
 */
final class HearingSigns {
  private static final Words WORDS = Words.in(HearingSigns.class);

  /** In a sentence that must be read whole. */
  private static final int NAME_LENGTH = 32;

  private final DeviceChoices deviceChoices;
  private final Label unheard;
  private final Button next;
  private final Label unseen;
  private final Label deaf;
  private Optional<Devices> microphones = Optional.empty();
  private Map<String, Hearing> hearing = Map.of();
  private List<Call> calls = List.of();

  /**
   * @param sign makes a label over a picture with that id; hidden at first
   */
  HearingSigns(DeviceChoices deviceChoices, BiFunction<String, Feather, Label> sign) {
    this.deviceChoices = deviceChoices;
    unheard = sign.apply("own-unheard", Feather.ALERT_TRIANGLE);
    unseen = sign.apply("own-unseen", Feather.EYE_OFF);
    deaf = sign.apply("own-speaker", Feather.VOLUME_X);
    next = Buttons.text("next-microphone", Feather.MIC, "", this::useNext);
    next.getStyleClass().addAll("sign", "sign-action");
    Visibility.show(next, false);
  }

  List<Region> nodes() {
    return List.of(unheard, next, unseen, deaf);
  }

  void devices(Devices known) {
    microphones = Optional.of(known);
  }

  void hearing(Map<String, Hearing> now) {
    hearing = now;
  }

  void render(PeerState state) {
    calls = state.calls().stream().filter(one -> one.phase().isShowingPeer()).toList();
  }

  /** Whether something of it has to be said anew each second. */
  boolean counts() {
    return first(now -> now.sound().isMissing() || now.picture().isMissing()).isPresent();
  }

  /** That of the first peer of whom this is so: one line for each trouble is enough to read. */
  private Optional<Hearing> first(Predicate<Hearing> trouble) {
    return calls.stream()
        .flatMap(one -> Stream.ofNullable(hearing.get(one.peerId())))
        .filter(trouble)
        .findFirst();
  }

  private String name(Optional<Hearing> whose) {
    String name =
        calls.stream()
            .filter(one -> whose.filter(now -> now.peerId().equals(one.peerId())).isPresent())
            .map(one -> ShownText.name(one.name()))
            .findFirst()
            .orElse("");
    return Sanitizer.line(name, NAME_LENGTH);
  }

  void tick(Duration now) {
    Optional<Hearing> deafPeer = first(one -> one.sound().isMissing());
    Optional<Hearing> blindPeer = first(one -> one.picture().isMissing());
    Optional<Hearing> unheardPeer = first(one -> one.ownSpeaker() != Cause.NONE);
    Verdict sound = deafPeer.map(Hearing::sound).orElse(Verdict.UNKNOWN);
    Verdict picture = blindPeer.map(Hearing::picture).orElse(Verdict.UNKNOWN);
    Cause own = unheardPeer.map(Hearing::ownSpeaker).orElse(Cause.NONE);
    String name = name(deafPeer);
    String blindName = name(blindPeer);
    Visibility.say(
        unheard,
        sound
            .since()
            .map(at -> Clock.age(now.minus(at)))
            .map(
                age ->
                    WORDS.say(
                        "unheard", name, age, WORDS.say("unheard." + word(sound.cause()), name)))
            .orElse(""));
    Visibility.say(
        unseen,
        picture
            .since()
            .map(at -> Clock.age(now.minus(at)))
            .map(
                age ->
                    WORDS.say(
                        "unseen",
                        blindName,
                        age,
                        WORDS.say("unseen." + word(picture.cause()), blindName)))
            .orElse(""));
    Visibility.say(
        deaf, own == Cause.NONE ? "" : WORDS.say("deaf." + word(own), name(unheardPeer)));
    Optional<String> other = nextMicrophone();
    boolean helps = sound.cause() == Cause.OWN_MICROPHONE || sound.cause() == Cause.NOT_SENT;
    next.setText(other.map(one -> WORDS.say("unheard.next", ShownText.title(one))).orElse(""));
    Visibility.show(next, helps && sound.isMissing() && other.isPresent());
  }

  private static String word(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one after that which is used, in the system's order. */
  private Optional<String> nextMicrophone() {
    return microphones
        .filter(known -> known.names().size() > 1)
        .map(
            known -> {
              Choice choice = known.choice();
              int at = choice.way() == Way.NAMED ? known.names().indexOf(choice.name()) : 0;
              return known.names().get((at + 1) % known.names().size());
            });
  }

  private void useNext() {
    nextMicrophone().ifPresent(name -> deviceChoices.choose(Kind.MICROPHONE, Choice.named(name)));
  }
}
