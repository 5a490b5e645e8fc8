package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataPair;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories of files between two copies. */
@Tag("unit")
class FileFeatureTest {
  private static final int LARGE = 5 * 1024 * 1024 + 5;

  @TempDir Path folder;
  private FilePair pair;

  @BeforeEach
  void pair() throws IOException {
    pair = new FilePair(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16 * 1024, 1024 * 1024, 1024 * 1024 + 7, 5 * 1024 * 1024 + 5})
  void anAcceptedFileArrivesWhole(int size) throws IOException {
    Path file = pair.file("plan.pdf", size);
    pair.call().send(file);
    pair.accept();
    pair.finish();

    assertEquals(List.of("plan.pdf"), pair.arrived());
    assertEquals(-1, Files.mismatch(file, pair.there.resolve("plan.pdf")));
    assertEquals(Stage.COMPLETE, pair.sender.last().stage());
    assertEquals(Stage.COMPLETE, pair.receiver.last().stage());
    assertEquals(pair.sender.last().sha256(), pair.receiver.last().sha256());
    assertEquals(size, pair.sender.last().done());
    assertFalse(Files.isExecutable(pair.there.resolve("plan.pdf")));
  }

  @Test
  void nothingIsWrittenBeforeThePersonAccepts() throws IOException {
    pair.call().send(pair.file("plan.pdf", LARGE));

    FileTransfer offered = pair.receiver.last();
    assertEquals(Stage.OFFERED, offered.stage());
    assertEquals("plan.pdf", offered.name());
    assertEquals("application/pdf", offered.type());
    assertEquals(LARGE, offered.size());
    assertEquals(List.of(), pair.arrived());
  }

  @Test
  void theSenderIsToldThatTheReceiverDeclines() throws IOException {
    pair.call().send(pair.file("plan.pdf", 10));
    pair.receiver.feature.decline(pair.receiver.last().key());
    pair.settle();

    assertEquals(Trouble.DECLINED, pair.sender.last().trouble());
    assertEquals(Trouble.DECLINED, pair.receiver.last().trouble());
    assertEquals(List.of(), pair.arrived());
  }

  @Test
  void theSenderTakesItBackWhileItIsSent() throws IOException {
    pair.call().send(pair.file("plan.pdf", LARGE));
    pair.accept();
    pair.until(1_000_000);
    pair.sender.feature.cancel(pair.sender.last().key());
    pair.finish();

    assertEquals(Trouble.CANCELLED, pair.sender.last().trouble());
    assertEquals(Trouble.CANCELLED_THERE, pair.receiver.last().trouble());
    assertEquals(List.of(), pair.arrived());
    assertEquals(0, pair.call.two.closed.size());
  }

  @Test
  void theReceiverCancelsWhileItIsSent() throws IOException {
    pair.call().send(pair.file("plan.pdf", LARGE));
    pair.accept();
    pair.until(1_000_000);
    pair.receiver.feature.cancel(pair.receiver.last().key());
    pair.finish();

    assertEquals(Trouble.CANCELLED_THERE, pair.sender.last().trouble());
    assertEquals(Trouble.CANCELLED, pair.receiver.last().trouble());
    assertEquals(List.of(), pair.arrived());
    assertEquals(0, pair.call.two.closed.size());
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(pair.there.resolve("plan.pdf"), "mine");
    Files.writeString(pair.there.resolve("plan (2).pdf.part"), "mine too");
    Path elsewhere = folder.resolve("elsewhere");
    Files.createSymbolicLink(pair.there.resolve("plan.pdf.part"), elsewhere);
    Files.createSymbolicLink(pair.there.resolve("plan (2).pdf"), elsewhere);
    pair.call().send(pair.file("plan.pdf", 100));
    pair.accept();
    pair.finish();

    assertEquals(100, Files.size(pair.there.resolve("plan (3).pdf")));
    assertEquals("mine", Files.readString(pair.there.resolve("plan.pdf")));
    assertEquals("mine too", Files.readString(pair.there.resolve("plan (2).pdf.part")));
    assertFalse(Files.exists(elsewhere, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void severalGoOneAfterTheOther() throws IOException {
    pair.call().send(pair.file("a", LARGE), pair.file("b", LARGE + 1), pair.file("c", 10));
    pair.receiver.shown.list().forEach(one -> pair.receiver.feature.accept(one.key()));
    for (int round = 0; round < 200; round++) {
      pair.settle();
      long running =
          pair.receiver.shown.list().stream().filter(one -> one.stage() == Stage.RUNNING).count();
      assertTrue(running <= 1);
    }

    assertEquals(List.of("a", "b", "c"), pair.arrived());
    assertEquals(-1, Files.mismatch(pair.here.resolve("b"), pair.there.resolve("b")));
  }

  @Test
  void moreThanMayWaitAreOfferedLater() throws IOException {
    Path[] files = new Path[50];
    for (int number = 0; number < files.length; number++) {
      files[number] = pair.file("f" + number, 3);
    }
    pair.call().send(files);
    assertEquals(FileCall.MOST_AT_ONCE, pair.receiver.shown.toAnswer());
    for (int round = 0; round < 10; round++) {
      pair.receiver.shown.list().forEach(one -> pair.receiver.feature.accept(one.key()));
      pair.settle();
    }

    assertEquals(50, pair.arrived().size());
  }

  @Test
  void oneThatWaitsIsOfferedAsSoonAsAnotherHasArrived() throws IOException {
    Path[] files = new Path[FileCall.MOST_AT_ONCE + 1];
    for (int number = 0; number < files.length; number++) {
      files[number] = pair.file("f" + number, 3);
    }
    pair.call().send(files);
    pair.accept(); // the others are not answered
    pair.finish();

    assertEquals(FileCall.MOST_AT_ONCE, pair.receiver.shown.toAnswer());
    assertEquals(1, pair.arrived().size());
  }

  @Test
  void theEndOfAnEarlierCallEndsNothingOfALaterOne() throws IOException {
    DataPair earlier = pair.call().call;
    pair.call();
    pair.loop.act(earlier::end);
    pair.settle();
    assertTrue(pair.sender.shown.canSend());
    pair.send(pair.file("plan.pdf", 10));
    assertEquals(1, pair.receiver.shown.toAnswer());
    pair.hangUp();

    assertFalse(pair.sender.shown.canSend());
  }

  @Test
  void manySmallFilesNeedNoMoreMessagesThanTheChannelsTake() throws IOException {
    pair.receiver.start(List.of(), FilePlan.Offers.ACCEPT);
    pair.call();
    for (boolean empty : List.of(false, true)) {
      Path[] files = new Path[FilePlan.MOST];
      for (int number = 0; number < files.length; number++) {
        files[number] = pair.file((empty ? "e" : "f") + number, empty ? 0 : 1);
      }
      pair.send(files);
      pair.finish();
    }

    assertEquals(2 * FilePlan.MOST, pair.arrived().size());
    assertEquals(Set.of(), pair.call.one.flooded);
    assertEquals(Set.of(), pair.call.two.flooded);
  }

  /** The same id there may be somebody else's. */
  @Test
  void nothingGoesOnInAnotherPlace() throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 3_000_000);
    pair.receiver.start();
    pair.call("elsewhere").finish();
    assertEquals(List.of(), pair.call.two.said);
    pair.hangUp();
    pair.call().finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("film.mkv")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsOverIsNotSentAgainToOneWhoAsks(boolean cancelled) throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 1_000_000);
    pair.sender.start(); // what it sends now is what it has kept
    pair.call();
    pair.until(2_000_000);
    String asks = pair.call.two.said.get(0);
    String mark = asks.replaceAll(".*\"mark\":\"([0-9a-f]+)\".*", "$1");
    if (cancelled) {
      pair.sender.feature.cancel(pair.sender.last().key());
    }
    pair.finish();
    Files.write(file, new byte[10]);
    pair.sender.feature.forget(pair.sender.last().key());
    pair.settle();
    int before = pair.call.one.said.size();
    for (int time = 0; time < 3; time++) {
      pair.loop.act(
          () -> pair.call.one.session.heard("files.resume", Json.object().put("mark", mark)));
      pair.settle();
    }

    assertEquals(before, pair.call.one.said.size(), () -> "" + pair.call.one.said);
  }

  @Test
  void itGoesOnInTheNextCall() throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 3_000_000);
    assertEquals(Stage.INTERRUPTED, pair.sender.last().stage());
    assertEquals(Stage.INTERRUPTED, pair.receiver.last().stage());
    assertEquals(List.of("film.mkv.part"), pair.arrived());
    pair.call().finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("film.mkv")));
    assertEquals(1, pair.sender.shown.list().size());
    assertEquals(1, pair.receiver.shown.list().size());
    assertTrue(pair.receiver.last().resumed() >= 3_000_000);
    assertEquals(pair.receiver.last().resumed(), pair.sender.last().resumed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sender", "receiver", "both"})
  void itGoesOnAfterARestart(String who) throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 3_000_000);
    if (!who.equals("receiver")) {
      pair.sender.start();
    }
    if (!who.equals("sender")) {
      pair.receiver.start();
    }
    pair.call().finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("film.mkv")));
    assertTrue(pair.receiver.last().resumed() >= 3_000_000);
    pair.hangUp();
    pair.sender.start();
    pair.receiver.start();
    pair.call().finish();
    assertEquals(List.of(), pair.receiver.shown.list(), "nothing is left to be resumed");
  }

  /** What a killed process has written last may be anything. */
  @Test
  void whatIsNotOfTheFileIsNotGoneOnWith() throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 3_000_000);
    byte[] spoilt = Files.readAllBytes(pair.there.resolve("film.mkv.part"));
    spoilt[1000]++;
    Files.write(pair.there.resolve("film.mkv.part"), spoilt);
    pair.call().finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("film.mkv")));
    assertEquals(0, pair.receiver.last().resumed());
    assertArrayEquals(spoilt, Files.readAllBytes(pair.there.resolve("film.mkv.part")));
  }

  @Test
  void aChangedFileIsNotMixedWithWhatArrivedOfTheOldOne() throws IOException {
    Path file = pair.interrupted("film.mkv", LARGE, 3_000_000);
    Files.write(file, new byte[LARGE]);
    pair.sender.start();
    pair.call().finish();

    assertEquals(List.of("film.mkv.part"), pair.arrived());
    assertEquals(Stage.OFFERED, pair.receiver.last().stage(), "it is another file");
  }

  @Test
  void aFileThatChangesWhileItIsSentEndsOnBothSides() throws IOException {
    Path file = pair.file("film.mkv", LARGE);
    pair.call().send(file);
    pair.accept();
    pair.until(1_000_000);
    Files.write(file, new byte[10]);
    pair.finish();

    assertEquals(Trouble.CHANGED, pair.sender.last().trouble());
    assertEquals(Trouble.FAILED_THERE, pair.receiver.last().trouble());
  }

  @Test
  void nothingOfAFileIsLostWhereItsFolderGoes() throws IOException {
    Path file = pair.file("film.mkv", LARGE);
    pair.call().send(file);
    Path moved = Files.move(pair.there, folder.resolve("moved"));
    pair.accept();
    pair.settle();
    assertEquals(Trouble.UNWRITABLE, pair.receiver.last().trouble());
    assertEquals(Trouble.FAILED_THERE, pair.sender.last().trouble());
    Files.move(moved, pair.there);
    pair.receiver.feature.retry(pair.receiver.last().key());
    pair.finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("film.mkv")));
  }

  @Test
  void whatIsNoFileIsNotSent() throws IOException {
    pair.call().send(Files.createDirectory(pair.here.resolve("photos")));

    assertEquals(Trouble.NO_FILE, pair.sender.last().trouble());
    assertEquals(List.of(), pair.receiver.shown.list());
  }

  @Test
  void onlyAFewMegabytesAreUnderWay() throws IOException {
    pair.call().send(pair.file("film.mkv", LARGE));
    pair.call.one.flows = false;
    pair.accept();
    pair.finish();
    assertTrue(pair.receiver.last().done() <= SendRate.LARGEST, "the channel is full");
    pair.call.one.flow();
    pair.finish();

    assertEquals(Stage.COMPLETE, pair.receiver.last().stage());
    int extra = pair.call.two.allowed.get(DataChannel.FILES);
    assertTrue(extra <= LARGE / SendRate.SMALLEST + Reception.WINDOW / SendRate.SMALLEST + 8);
  }

  @Test
  void aPlannedFileIsSentToWhoAcceptsAll() throws IOException {
    Path file = pair.file("log.txt", LARGE);
    pair.unattended(file);
    pair.call();
    pair.until(2_000_000);
    pair.hangUp();
    pair.sender.start(List.of(file), FilePlan.Offers.DECLINE);
    pair.call().finish();

    assertEquals(-1, Files.mismatch(file, pair.there.resolve("log.txt")));
    assertTrue(pair.sender.last().resumed() >= 2_000_000);
    assertEquals(List.of("log.txt"), pair.arrived());
  }

  /** The receiver asks for it before this side has looked at what it was told to send. */
  @Test
  void aPlannedFileThatIsAskedForAtOnceIsSentOnce() throws IOException {
    Path file = pair.file("log.txt", LARGE);
    pair.unattended(file);
    pair.call();
    String mark = pair.call.one.said.get(0).replaceAll(".*\"mark\":\"([0-9a-f]+)\".*", "$1");
    pair.until(2_000_000);
    pair.hangUp();
    pair.sender.start(List.of(file), FilePlan.Offers.DECLINE);
    ObjectNode asked = Json.object().put("mark", mark);
    pair.call("here", call -> call.one.session.heard("files.resume", asked)).finish();

    assertEquals(List.of("log.txt"), pair.arrived());
    assertEquals(1, pair.sender.shown.list().size());
  }

  /** The call ends while the file gets its name at the receiver. */
  @ParameterizedTest
  @ValueSource(strings = {"nobody", "sender", "receiver", "both"})
  void aFileOfWhoseArrivalTheSenderHasNotHeardIsNotSentAgain(String restarted) throws IOException {
    Path file = pair.file("log.txt", LARGE);
    pair.unattended(file);
    pair.call("here", call -> call.lost = "files.done").finish();
    assertEquals(Stage.COMPLETE, pair.receiver.last().stage());
    assertEquals(Stage.RUNNING, pair.sender.last().stage());
    pair.hangUp();
    if (!restarted.equals("nobody") && !restarted.equals("receiver")) {
      pair.sender.start(List.of(file), FilePlan.Offers.DECLINE);
    }
    if (!restarted.equals("nobody") && !restarted.equals("sender")) {
      pair.receiver.start(List.of(), FilePlan.Offers.ACCEPT);
    }
    pair.call().finish();

    assertEquals(List.of("log.txt"), pair.arrived());
    assertEquals(Stage.COMPLETE, pair.sender.last().stage());
    assertEquals(LARGE, pair.sender.last().resumed());
    assertTrue(pair.sender.shown.hasDelivered(file));
    pair.hangUp();
    pair.call().finish();
    assertEquals(List.of(), pair.call.one.said, "nothing is left to be sent");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatNobodyHereSendsIsNotSentWithoutClearance(boolean begun) throws IOException {
    Path file = pair.file("log.txt", LARGE);
    pair.unattended(file);
    if (begun) { // so that the receiver asks for the rest
      pair.call();
      pair.until(2_000_000);
      pair.hangUp();
    }
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    pair.clearance = call -> answer;
    pair.call().finish();
    assertEquals(List.of(), pair.call.one.said);
    pair.loop.act(() -> answer.complete(false));
    pair.finish();
    assertEquals(List.of(), pair.call.one.said);
    pair.hangUp();
    pair.clearance = Clearance.ALWAYS;
    pair.call().finish();

    assertEquals(List.of("log.txt"), pair.arrived());
  }

  @Test
  void whoTakesNoFilesDeclinesThem() throws IOException {
    pair.receiver.start(List.of(), FilePlan.Offers.DECLINE);
    pair.call().send(pair.file("log.txt", 10));

    assertEquals(Trouble.DECLINED, pair.sender.last().trouble());
    assertEquals(List.of(), pair.receiver.shown.list());
  }

  @Test
  void speedAndRemainingTimeAreKnownOnBothSides() throws IOException {
    pair.call().send(pair.file("film.mkv", 40_000_000));
    pair.accept();
    pair.until(10_000_000);

    for (FileTransfer one : List.of(pair.sender.last(), pair.receiver.last())) {
      assertTrue(one.bytesPerSecond() > 100_000, () -> "" + one);
      assertTrue(one.remaining().toMillis() > 0);
    }
  }
}
