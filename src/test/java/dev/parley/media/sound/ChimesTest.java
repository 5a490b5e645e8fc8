package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.frame.MediaException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sounds of the house, with players that write down what they do. */
@Tag("unit")
class ChimesTest {
  private static final List<SoundDevice> TWO =
      List.of(new SoundDevice("Speaker", "spk"), new SoundDevice("Headset", "hs"));
  private static final Pick AUTOMATIC = Pick.of(MediaChoice.Kind.AUTOMATIC);

  private final FakeLoop loop = new FakeLoop();
  private final List<String> did = new ArrayList<>();
  private boolean silent;
  private boolean failing;
  private final Chimes chimes = new Chimes(loop, () -> MediaChoice.AUTOMATIC, this::on);

  private ChimePlayers.Player on(String wish, Pick call) {
    if (silent) {
      return null;
    }
    return new ChimePlayers.Player() {
      @Override
      public void play(byte[] samples) throws MediaException {
        if (failing) {
          throw new MediaException("The speaker is not playing any sound.");
        }
        did.add("play " + samples.length + " on '" + wish + "'");
      }

      @Override
      public void stop() {
        did.add("stop");
      }
    };
  }

  private Chimes.Playing play() {
    List<Chimes.Playing> begun = new ArrayList<>();
    loop.act(() -> begun.add(chimes.play(Chime.KNOCK, "Headset")));
    return begun.get(0);
  }

  @Test
  void aSoundIsPlayedOnceOnTheSpeakerOfItsChoice() {
    assertTrue(play().over().join());
    assertEquals(List.of("play " + Chime.KNOCK.samples().length + " on 'Headset'"), did);
  }

  @Test
  void withoutASpeakerNothingIsPlayedAndItIsOver() {
    silent = true;
    assertFalse(play().over().join());
  }

  @Test
  void aPlayerThatFailsIsEndedAndItIsOver() {
    failing = true;
    assertFalse(play().over().join());
    assertEquals(List.of("stop"), did);
  }

  @Test
  void oneThatIsStoppedBeforeItBeginsIsNotHeard() {
    List<Chimes.Playing> begun = new ArrayList<>();
    loop.act(
        () -> {
          begun.add(chimes.play(Chime.KNOCK, ""));
          begun.get(0).stop();
        });
    assertFalse(begun.get(0).over().join());
    assertEquals(List.of(), did);
  }

  @Test
  void theWishedSpeakerGoesBeforeThatOfTheCallAndThatBeforeTheDefault() {
    Pick headset = new Pick(MediaChoice.Kind.PREFERRED, "head");
    assertEquals("spk", MachinePlayers.among(TWO, "Speaker", headset).id());
    assertEquals("hs", MachinePlayers.among(TWO, "", headset).id());
    assertEquals("hs", MachinePlayers.among(TWO, "Gone", headset).id());
    assertEquals("spk", MachinePlayers.among(TWO, "Gone", AUTOMATIC).id());
  }

  @Test
  void silenceThatWasChosenIsKept() throws Exception {
    MachinePlayers players = new MachinePlayers();
    assertEquals(null, players.on("", Pick.of(MediaChoice.Kind.NONE)));
    assertEquals(null, players.on("Speaker", Pick.of(MediaChoice.Kind.TEST)));
  }
}
