package dev.parley.connection.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.budget.PictureShare.Share;
import dev.parley.connection.budget.UploadBudget.Link;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UploadBudgetTest {
  private static final int LARGE = 3000;

  private final UploadBudget<String> budget = new UploadBudget<>();
  private final Map<String, Double> available = new LinkedHashMap<>();
  private final Map<String, Integer> wanted = new LinkedHashMap<>();
  private Duration now = Duration.ofSeconds(100);
  private Map<String, Share> shares = Map.of();

  private void others(double availableKbps, String... names) {
    List.of(names)
        .forEach(
            name -> {
              available.put(name, availableKbps);
              wanted.put(name, LARGE);
            });
  }

  /** All have been connected for long. */
  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(1);
      Map<String, Link> links = new LinkedHashMap<>();
      available.forEach(
          (name, kbps) -> links.put(name, new Link(Duration.ZERO, kbps, wanted.get(name))));
      shares = budget.share(now, links);
    }
  }

  private int kbps(String name) {
    return shares.get(name).kbps();
  }

  @Test
  void withRoomForAllEachPictureGetsWhatSuchACallAllows() {
    others(5000, "a", "b");
    seconds(1);
    assertEquals(List.of(1000, 1000), List.of(kbps("a"), kbps("b")));
    others(5000, "c");
    seconds(1);
    assertEquals(680, kbps("c"));
    others(5000, "d");
    seconds(1);
    assertEquals(420, kbps("a"));
    assertTrue(4 * (kbps("a") + PictureShare.SOUND_KBPS) <= 2000, "five people");
    others(5000, "e");
    seconds(1);
    assertEquals(320, kbps("e"));
    assertTrue(5 * (kbps("e") + PictureShare.SOUND_KBPS) <= 2000, "six people");
  }

  @Test
  void anUploadThatAllHaveToShareIsSharedAlikeWhoeverHasWonMoreOfIt() {
    others(600, "a");
    others(200, "b", "c");
    seconds(4);
    assertEquals((600 + 200 + 200 - 3 * PictureShare.SOUND_KBPS) / 3, kbps("a"));
  }

  @Test
  void whatASmallPictureDoesNotNeedIsForTheOthers() {
    others(500, "a", "b", "c");
    wanted.put("a", 150);
    seconds(4);
    assertEquals(150, kbps("a"));
    assertEquals((3 * 420 - 150) / 2, kbps("b"));
  }

  @Test
  void oneSecondOfLittleChangesNothing() {
    others(5000, "a", "b", "c");
    seconds(4);
    others(300, "a", "b", "c");
    seconds(1);
    assertEquals(680, kbps("a"));
    seconds(3);
    assertEquals(220, kbps("a"));
  }

  @Test
  void aConnectionThatHasJustBegunIsTrusted() {
    shares =
        budget.share(
            now, Map.of("a", new Link(now, 100, LARGE), "b", new Link(Duration.ZERO, 0, LARGE)));
    assertEquals(1000, kbps("a"));
    assertEquals(1000, kbps("b"), "whose path nobody knows");
  }

  @Test
  void picturesStopBeforeSoundDoesAndItIsSaidWhoseUploadItIs() {
    others(400, "a", "b", "c");
    seconds(4);
    others(200, "a", "b", "c");
    seconds(8);
    assertEquals(120, kbps("a"), "estimates may be on their way up");
    seconds(4);
    assertEquals(List.of(0, 0, 0), List.of(kbps("a"), kbps("b"), kbps("c")));
    assertEquals(new Share(0, Side.OWN), shares.get("b"));
  }

  @Test
  void whereThereIsNotEvenEnoughForTheSoundThePicturesStopAtOnce() {
    others(400, "a", "b", "c");
    seconds(4);
    others(90, "a", "b", "c");
    seconds(3);
    assertEquals(new Share(0, Side.OWN), shares.get("a"));
  }

  @Test
  void anEstimateThatFellBecauseLittleWasSentHasTimeToRise() {
    double estimate = 110;
    for (int second = 0; second < 20; second++) {
      others(estimate, "a", "b", "c");
      seconds(1);
      assertTrue(kbps("a") > 0, "after " + second + " s");
      estimate += 15;
    }
    assertTrue(kbps("a") > 250);
  }

  @Test
  void whereOnlyOnePathIsNarrowTheOthersKeepTheirPictures() {
    others(5000, "a", "b");
    others(180, "c");
    seconds(4);
    assertEquals(new Share(0, Side.LINK), shares.get("c"));
    assertEquals(680, kbps("a"));
  }

  @Test
  void whoHasWonLittleOfASharedUploadGetsTimeToGetMore() {
    others(900, "a");
    others(180, "b", "c");
    seconds(8);
    assertEquals(340, kbps("b"), "a fair share");
    others(400, "a", "b", "c");
    seconds(10);
    assertEquals(320, kbps("c"));
  }

  @Test
  void pausedPicturesAreTriedAgainWithLittleAndThenGetMore() {
    others(200, "a", "b", "c");
    seconds(9);
    assertEquals(0, kbps("a"));
    seconds((int) PictureShare.PAUSE.toSeconds() - 1);
    assertEquals(0, kbps("a"), "not yet");
    seconds(2);
    assertEquals(PictureShare.TRIAL_KBPS, kbps("a"));
    others(2000, "a", "b", "c");
    seconds((int) PictureShare.TRIAL.toSeconds() + 1);
    assertEquals(680, kbps("a"));
  }

  @Test
  void whoseTrialFailsIsPausedTwiceAsLong() {
    others(200, "a", "b", "c");
    int pauses = 0;
    int sent = 0;
    boolean on = true;
    for (int second = 0; second < 190; second++) {
      seconds(1);
      boolean isOn = kbps("a") > 0;
      pauses += on && !isOn ? 1 : 0;
      sent += isOn ? 1 : 0;
      on = isOn;
    }
    assertEquals(3, pauses, "each after a longer time");
    assertTrue(sent < 60, sent + " s of pictures");
  }

  @Test
  void whomNobodySeesGetsNothingAndCostsNothing() {
    others(500, "a", "b", "c");
    wanted.put("a", 0);
    seconds(4);
    assertEquals(new Share(0, Side.NONE), shares.get("a"));
    assertEquals(420, kbps("b"));
  }

  @Test
  void aShareIsRaisedOnlyByWhatIsWorthIt() {
    others(400, "a", "b", "c");
    seconds(4);
    others(420, "a", "b", "c");
    seconds(4);
    assertEquals(320, kbps("a"));
    others(480, "a", "b", "c");
    seconds(4);
    assertEquals(400, kbps("a"));
  }
}
