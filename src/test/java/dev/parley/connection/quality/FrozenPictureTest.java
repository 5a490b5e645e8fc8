package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.PictureKind;
import dev.parley.connection.Scope;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FrozenPictureTest {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final FakeLoop loop = new FakeLoop();
  private final List<Boolean> said = new ArrayList<>();
  private long frames;
  private final Scope scope = new Scope(loop);
  private final FrozenPicture picture = new FrozenPicture(scope, () -> frames, said::add);

  @BeforeEach
  void aPictureThatMoves() {
    loop.act(picture::start);
    loop.act(() -> picture.connected(true));
    frames = 1;
    loop.advance(LOOK);
  }

  @Test
  void isNoticedASecondAfterTheLastFrame() {
    loop.advance(Duration.ofMillis(999));
    assertEquals(List.of(), said);
    loop.advance(LOOK);
    assertEquals(List.of(true), said);
  }

  @Test
  void isSaidOnceAndTakenBackOnce() {
    loop.advance(Duration.ofSeconds(10));
    frames++;
    loop.advance(LOOK);
    assertEquals(List.of(true, false), said);
  }

  @Test
  void aPictureEverySoOftenIsNotFrozen() {
    for (int i = 0; i < 20; i++) {
      frames++;
      loop.advance(Duration.ofMillis(900));
    }
    assertEquals(List.of(), said);
  }

  @Test
  void aPeerThatSendsNoneIsNotFrozen() {
    loop.act(() -> picture.peerSends(PictureKind.NONE));
    loop.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), said);
  }

  @Test
  void aPeerThatTurnsTheCameraOnAgainHasASecondForIt() {
    loop.act(() -> picture.peerSends(PictureKind.NONE));
    loop.advance(Duration.ofSeconds(5));
    loop.act(() -> picture.peerSends(PictureKind.CAMERA));
    loop.advance(Duration.ofMillis(750));
    assertEquals(List.of(), said);
    loop.advance(Duration.ofMillis(500));
    assertEquals(List.of(true), said);
  }

  @Test
  void turningTheCameraOffEndsIt() {
    loop.advance(Duration.ofSeconds(5));
    loop.act(() -> picture.peerSends(PictureKind.NONE));
    assertEquals(List.of(true, false), said);
  }

  @Test
  void aStillScreenMayComeOnceASecond() {
    loop.act(() -> picture.peerSends(PictureKind.SCREEN));
    loop.advance(Duration.ofSeconds(2));
    assertEquals(List.of(), said);
    loop.advance(Duration.ofSeconds(1));
    assertEquals(List.of(true), said);
  }

  @Test
  void nothingIsSaidWhileThereIsNoConnection() {
    loop.advance(Duration.ofSeconds(5));
    loop.act(() -> picture.connected(false));
    loop.advance(Duration.ofSeconds(20));
    loop.act(() -> picture.connected(true));
    loop.advance(Duration.ofMillis(750));
    assertEquals(List.of(true, false), said);
  }

  @Test
  void beforeTheFirstFrameThereIsNothingToFreeze() {
    FakeLoop other = new FakeLoop();
    FrozenPicture without = new FrozenPicture(new Scope(other), () -> 0, said::add);
    other.act(without::start);
    other.act(() -> without.connected(true));
    other.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), said);
  }

  @Test
  void isSilentAndGoneAfterTheEnd() {
    scope.end();
    loop.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), said);
    assertEquals(0, loop.pending());
  }
}
