package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.FakeLoop;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SpeakerTest {
  private static final Pick AUTOMATIC = Pick.of(Kind.AUTOMATIC);

  private final FakeLoop loop = new FakeLoop();
  private final List<String> moves = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final Speaker speaker = new Speaker(loop, moves::add);

  @Test
  void whatIsPlayedOnAtFirstIsNotMoved() {
    loop.act(() -> speaker.begin(AUTOMATIC, List.of("Desk", "Headset")));

    assertEquals(List.of(), moves);
  }

  @Test
  void oneThatVanishesIsReplacedAndSaid() {
    loop.act(() -> speaker.begin(AUTOMATIC, List.of("Desk", "Headset")));

    look("Headset");

    assertEquals(List.of("Headset"), moves);
    assertEquals(List.of("The speaker Desk was disconnected. Using Headset."), said);
  }

  @Test
  void theLastOneThatVanishesIsSaidAndNothingMoved() {
    loop.act(() -> speaker.begin(AUTOMATIC, List.of("Desk")));

    look();

    assertEquals(List.of(), moves);
    assertEquals(List.of("The speaker Desk was disconnected. You no longer hear others."), said);
  }

  @Test
  void anotherChoiceMovesWithoutAWord() {
    loop.act(() -> speaker.begin(AUTOMATIC, List.of("Desk", "Headset")));

    loop.act(() -> speaker.choose(new Pick(Kind.DEVICE, "head"), List.of("Desk", "Headset")));

    assertEquals(List.of("Headset"), moves);
  }

  @Test
  void oneThatWasAskedForIsTakenAgainWhenItComesBack() {
    loop.act(() -> speaker.begin(new Pick(Kind.DEVICE, "Headset"), List.of("Desk", "Headset")));
    look("Desk");

    look("Desk", "Headset");

    assertEquals(List.of("Desk", "Headset"), moves);
  }

  private void look(String... there) {
    loop.act(() -> said.add(speaker.look(List.of(there))));
  }
}
