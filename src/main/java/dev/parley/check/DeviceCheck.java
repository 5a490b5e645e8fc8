package dev.parley.check;

import dev.parley.loop.Loop;
import dev.parley.media.DeviceTrial;
import dev.parley.media.Media;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests whether there are a microphone, a camera and a speaker, and whether the first two open.
 * What a call uses at the moment is left alone. Loop only.
 */
public final class DeviceCheck implements Check {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceCheck.class);
  private static final Words WORDS = Words.in(DeviceCheck.class);

  private final MediaChoice choice;
  private final boolean sound;
  private final Supplier<CompletableFuture<Devices>> list;
  private final Supplier<DeviceTrial> tries;
  private final Finding microphone = Finding.waiting("microphone", WORDS.say("check.microphone"));
  private final Finding camera = Finding.waiting("camera", WORDS.say("check.camera"));
  private final Finding speaker = Finding.waiting("speaker", WORDS.say("check.speaker"));

  /** Of these nothing has been said yet. */
  private final List<Finding> open = new ArrayList<>(before());

  private DeviceTrial trial;
  private boolean over;

  public DeviceCheck(Loop loop, Media media) {
    this(
        media.choice(),
        media.hasSound(),
        () -> Devices.list(loop),
        () -> DeviceTrial.of(loop, media));
  }

  /**
   * @param sound whether a sound server is there
   * @param list lists the devices
   * @param tries begins to open them
   */
  DeviceCheck(
      MediaChoice choice,
      boolean sound,
      Supplier<CompletableFuture<Devices>> list,
      Supplier<DeviceTrial> tries) {
    this.choice = choice;
    this.sound = sound;
    this.list = list;
    this.tries = tries;
  }

  @Override
  public List<Finding> before() {
    return List.of(microphone, camera, speaker);
  }

  @Override
  public void begin(Consumer<Finding> found) {
    list.get()
        .thenCompose(there -> listed(there, found))
        .exceptionally(failure -> failed(failure, found));
  }

  @Override
  public void cancel() {
    over = true;
    if (trial != null) {
      trial.cancel();
    }
  }

  private CompletableFuture<Void> listed(Devices there, Consumer<Finding> found) {
    if (over) {
      return CompletableFuture.completedFuture(null);
    }
    tell(found, speaker(there));
    trial = tries.get();
    return trial
        .outcome()
        .thenAccept(
            outcome -> {
              tell(found, microphone(there, outcome));
              tell(found, camera(there, outcome));
            });
  }

  private void tell(Consumer<Finding> found, Finding finding) {
    open.removeIf(one -> one.id().equals(finding.id()));
    found.accept(finding);
  }

  /** Ends the wait for what cannot be determined. */
  private Void failed(Throwable failure, Consumer<Finding> found) {
    LOG.warn("could not check the devices", failure);
    if (!over) {
      List.copyOf(open)
          .forEach(one -> tell(found, one.notLookedAt(WORDS.say("check.device.failed"), "")));
    }
    return null;
  }

  Finding speaker(Devices there) {
    if (!choice.speaker().wantsDevice()) {
      return off(speaker, choice.speaker());
    }
    if (!sound) {
      return choice.microphone().wantsDevice()
          ? speaker.bad(WORDS.say("check.sound.none.either"), "")
          : speaker.bad(WORDS.say("check.sound.none"), WORDS.say("check.sound.none.do"));
    }
    return there.speakers().isEmpty()
        ? speaker.bad(WORDS.say("check.speaker.none"), WORDS.say("check.speaker.none.do"))
        : speaker.good(WORDS.say("check.speaker.good", name(choice.speaker(), there.speakers())));
  }

  Finding microphone(Devices there, DeviceTrial.Outcome outcome) {
    if (!choice.microphone().wantsDevice()) {
      return off(microphone, choice.microphone());
    }
    if (!sound) {
      return microphone.bad(WORDS.say("check.sound.none"), WORDS.say("check.sound.none.do"));
    }
    if (there.microphones().isEmpty()) {
      return microphone.bad(
          WORDS.say("check.microphone.none"), WORDS.say("check.microphone.none.do"));
    }
    String name = name(choice.microphone(), there.microphones());
    return outcome.microphone()
        ? microphone.good(well(name, outcome))
        : microphone.bad(why(name, outcome), WORDS.say("check.microphone.do"));
  }

  Finding camera(Devices there, DeviceTrial.Outcome outcome) {
    if (!choice.camera().wantsDevice()) {
      return off(camera, choice.camera());
    }
    if (there.cameras().isEmpty()) {
      return camera.bad(WORDS.say("check.camera.none"), WORDS.say("check.camera.none.do"));
    }
    String name = name(choice.camera(), there.cameras());
    return outcome.camera()
        ? camera.good(well(name, outcome))
        : camera.bad(why(name, outcome), WORDS.say("check.camera.do"));
  }

  private static Finding off(Finding finding, Pick pick) {
    return pick.kind() == MediaChoice.Kind.NONE
        ? finding.notLookedAt(WORDS.say("check.device.off"), WORDS.say("check.device.off.do"))
        : finding.notLookedAt(WORDS.say("check.device.test"), "");
  }

  private static String well(String name, DeviceTrial.Outcome outcome) {
    return outcome.inUse()
        ? WORDS.say("check.device.used", name)
        : WORDS.say("check.device.good", name, outcome.took().toMillis());
  }

  private static String why(String name, DeviceTrial.Outcome outcome) {
    return outcome.notes().isEmpty()
        ? WORDS.say("check.device.late", name)
        : String.join(" ", outcome.notes());
  }

  /** The one that is used: that which was asked for, or else the system's first. */
  private static String name(Pick pick, List<String> there) {
    return there.stream().filter(pick::matches).findFirst().orElse(there.get(0));
  }
}
