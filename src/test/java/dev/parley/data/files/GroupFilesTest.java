package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.Clearance;
import dev.parley.data.DataPair;
import dev.parley.data.files.FilePlan.Offers;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ann sends files in a call with Bob and Eve. */
@Tag("unit")
class GroupFilesTest {
  @TempDir Path folder;
  private final FakeLoop loop = new FakeLoop();
  private Copy ann;
  private Copy bob;
  private Copy eve;
  private Path file;

  /** One person's program. */
  private final class Copy {
    private final String id;
    private final Path received;
    private final FileFeature feature;
    private FileTransfers shown = FileTransfers.NONE;

    private Copy(String id, Offers offers) throws IOException {
      this.id = id;
      received = Files.createDirectory(folder.resolve(id));
      FilePlan plan = new FilePlan(received, offers);
      feature = new FileFeature(loop, folder.resolve("settings-" + id), plan, now -> shown = now);
    }

    private List<String> arrived() throws IOException {
      try (Stream<Path> files = Files.list(received)) {
        return files.map(one -> one.getFileName().toString()).toList();
      }
    }
  }

  @BeforeEach
  void people() throws IOException {
    ann = new Copy("Ann", Offers.ACCEPT);
    bob = new Copy("Bob", Offers.ACCEPT);
    eve = new Copy("Eve", Offers.DECLINE);
    file = Files.writeString(folder.resolve("plan.txt"), "the plan");
  }

  private DataPair join(Copy one, Copy two) {
    DataPair pair =
        new DataPair(
            loop,
            one.id,
            one.feature.in("here", Clearance.ALWAYS),
            two.id,
            two.feature.in("here", Clearance.ALWAYS));
    loop.act(() -> pair.connected().ready());
    loop.advance(Duration.ofSeconds(1));
    return pair;
  }

  private void finish() {
    loop.advance(Duration.ofMinutes(1));
  }

  @Test
  void aFileIsOfferedToEachAndHasARowForEach() throws IOException {
    join(ann, bob);
    join(ann, eve);
    assertEquals("Bob, Eve", ann.shown.peerName());

    ann.feature.send(List.of(file));
    finish();

    assertEquals(
        List.of("Bob", "Eve"), ann.shown.list().stream().map(FileTransfer::peerName).toList());
    assertEquals(
        List.of(Stage.COMPLETE, Stage.FAILED),
        ann.shown.list().stream().map(FileTransfer::stage).toList());
    assertEquals(List.of("plan.txt"), bob.arrived());
    assertFalse(ann.shown.hasDelivered(file), "Eve does not have it");
  }

  @Test
  void whatTheCommandLineSendsGoesToWhoJoinsLaterAsWell() throws IOException {
    Copy cid = new Copy("Cid", Offers.ACCEPT);
    loop.act(() -> ann.feature.sendInCalls(List.of(file)));
    join(ann, bob);
    finish();
    join(ann, cid);
    finish();

    assertEquals(List.of("plan.txt"), bob.arrived());
    assertEquals(List.of("plan.txt"), cid.arrived());
    assertTrue(ann.shown.hasDelivered(file));
  }

  @Test
  void inTheNextCallOfTwoItIsNotSentToSomebodyElse() throws IOException {
    Copy cid = new Copy("Cid", Offers.ACCEPT);
    loop.act(() -> ann.feature.sendInCalls(List.of(file)));
    DataPair first = join(ann, bob);
    finish();
    loop.act(first::end);
    loop.act(ann.feature::callOver);
    join(ann, cid);
    finish();

    assertEquals(List.of(), cid.arrived());
  }

  @Test
  void norInOneOfSeveral() throws IOException {
    Copy cid = new Copy("Cid", Offers.ACCEPT);
    Copy dan = new Copy("Dan", Offers.ACCEPT);
    loop.act(() -> ann.feature.sendInCalls(List.of(file)));
    DataPair first = join(ann, bob);
    finish();
    loop.act(first::end);
    loop.act(ann.feature::callOver);
    join(ann, cid);
    join(ann, dan);
    finish();

    assertEquals(List.of(), cid.arrived());
    assertEquals(List.of(), dan.arrived());
  }

  @Test
  void whoIsThereWhileAnotherIsLostForAMomentGetsIt() throws IOException {
    Copy cid = new Copy("Cid", Offers.ACCEPT);
    loop.act(() -> ann.feature.sendInCalls(List.of(file)));
    DataPair first = join(ann, bob);
    finish();
    loop.act(first::end);
    join(ann, cid);
    finish();

    assertEquals(List.of("plan.txt"), cid.arrived());
  }

  @Test
  void ofTwoWithOneNameEachHasToHaveIt() {
    FileTransfers both =
        new FileTransfers("Bob", List.of(row("1", Stage.COMPLETE), row("2", Stage.FAILED)));
    assertFalse(both.hasDelivered(file));
  }

  private FileTransfer row(String peerId, Stage stage) {
    return new FileTransfer(
        1, true, peerId, "Bob", "a", "", 1, 0, 0, 0, Duration.ZERO, stage, Trouble.NONE, file, "");
  }

  @Test
  void whatIsTooMuchAtOnceIsShownAndCanBeSentAgain() throws IOException {
    Copy cid = new Copy("Cid", Offers.ASK);
    join(ann, cid);
    List<Path> many = new ArrayList<>();
    for (int i = 0; i < FilePlan.MOST; i++) {
      many.add(Files.writeString(folder.resolve("file " + i), "x"));
    }
    ann.feature.send(many);
    finish();
    ann.feature.send(many);
    finish();

    List<FileTransfer> refused =
        ann.shown.list().stream().filter(one -> one.trouble() == Trouble.TOO_MANY).toList();
    assertEquals(2 * FilePlan.MOST, ann.shown.list().size());
    assertEquals(FilePlan.MOST - FileCall.MOST_AT_ONCE, refused.size());
    assertTrue(refused.get(0).canRetry());
  }

  @Test
  void ofWhatIsOverAllThatIsTooMuchMakesRoomButNothingPlanned() {
    TransferList list = new TransferList(loop, FilePlan.ASKING, folder, now -> {});
    list.plan(List.of(file));
    Transfer planned = failed(list, file);
    for (int i = 0; i < TransferList.MOST_SENT + 10; i++) {
      failed(list, folder.resolve("other"));
    }

    assertTrue(list.hasRoom(true));
    assertEquals(TransferList.MOST_SENT - 1, list.all().count());
    assertTrue(list.find(planned.key).isPresent());
  }

  private static Transfer failed(TransferList list, Path file) {
    FileSender one =
        new FileSender(
            list,
            new Transfer.Facts("Eve", "Eve", "mark", "name", "", 1),
            file,
            new SourceFile.Facts(1, 1));
    list.add(one);
    one.fail(Trouble.DECLINED);
    return one;
  }

  @Test
  void whatOneCouldNotTakeIsSentAgainToThatOne() throws IOException {
    join(ann, bob);
    DataPair withEve = join(ann, eve);
    loop.act(() -> withEve.works = false);
    ann.feature.send(List.of(file));
    loop.advance(Duration.ofSeconds(1));
    loop.act(withEve::end);
    assertEquals(Stage.FAILED, ann.shown.list().get(1).stage());

    Copy later = new Copy("Eve again", Offers.ACCEPT);
    DataPair again =
        new DataPair(
            loop,
            "Ann",
            ann.feature.in("here", Clearance.ALWAYS),
            "Eve",
            later.feature.in("here", Clearance.ALWAYS));
    loop.act(() -> again.connected().ready());
    ann.feature.retry(ann.shown.list().get(1).key());
    finish();

    assertEquals(List.of("plan.txt"), later.arrived());
    assertEquals(1, bob.arrived().size());
  }
}
