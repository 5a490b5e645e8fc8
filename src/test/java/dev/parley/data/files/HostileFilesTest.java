package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.DataPair;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer who sends whatever does harm, to one who accepts every file. */
@Tag("unit")
class HostileFilesTest {
  private static final String MARK = "0123456789abcdef0123456789abcdef";

  @TempDir Path home;
  private final FakeLoop loop = new FakeLoop();
  private Path folder;
  private FileFeature victim;
  private FileTransfers shown = FileTransfers.NONE;
  private DataPair call;

  @BeforeEach
  void victim() throws IOException {
    folder = Files.createDirectory(home.resolve("received"));
    Files.writeString(home.resolve("secret"), "mine");
    Files.writeString(folder.resolve("kept.txt"), "mine");
    Files.createSymbolicLink(folder.resolve("link"), home.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("link.part"), home.resolve("secret"));
    FilePlan all = new FilePlan(folder, FilePlan.Offers.ACCEPT);
    victim = new FileFeature(loop, home.resolve("settings"), all, now -> shown = now);
    call();
  }

  private void call() {
    loop.act(
        () ->
            call =
                new DataPair(loop, new Silent(), victim.in("here", Clearance.ALWAYS))
                    .connected()
                    .ready());
  }

  /** The other side, which the test plays. */
  private static final class Silent implements DataFeature {
    @Override
    public String name() {
      return "files";
    }

    @Override
    public Session begin(dev.parley.data.DataCall call) {
      return new Session() {};
    }
  }

  private void says(String type, ObjectNode message) {
    loop.act(() -> call.two.session.heard(type, message));
  }

  private void sends(byte[] frame) {
    loop.act(() -> call.two.session.heard(DataChannel.FILES, frame));
  }

  private void offers(int id, String name, long size) {
    says(
        "files.offer",
        Json.object().put("id", id).put("name", name).put("size", size).put("mark", MARK));
  }

  private boolean isClosed() {
    return call.two.closed.contains(DataChannel.FILES);
  }

  @Test
  void moreThanWasAnnouncedEndsIt() throws IOException {
    offers(1, "a.txt", 10);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.bytes(1, 0, ByteBuffer.allocate(11)));

    assertTrue(isClosed());
    assertEquals(0, Files.size(folder.resolve("a.txt.part")));
  }

  @Test
  void moreThanWasGrantedEndsIt() {
    offers(1, "a.txt", 100_000_000);
    sends(FileFrame.start(1, 0));
    loop.post(() -> {}); // nothing is written meanwhile
    loop.act(
        () -> {
          for (long at = 0; at <= Reception.WINDOW; at += SendRate.LARGEST) {
            ByteBuffer content = ByteBuffer.allocate(SendRate.LARGEST);
            call.two.session.heard(DataChannel.FILES, FileFrame.bytes(1, at, content));
          }
        });

    assertTrue(isClosed());
  }

  @Test
  void bytesAtAnotherPlaceEndIt() {
    offers(1, "a.txt", 100_000_000);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.bytes(1, SendRate.LARGEST, ByteBuffer.allocate(SendRate.LARGEST)));

    assertTrue(isClosed());
  }

  @Test
  void crumbsEndIt() {
    offers(1, "a.txt", 100_000_000);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.bytes(1, 0, ByteBuffer.allocate(1)));

    assertTrue(isClosed());
  }

  @Test
  void bytesThatNobodyAcceptedEndIt() {
    sends(FileFrame.bytes(7, 0, ByteBuffer.allocate(10)));

    assertTrue(isClosed());
  }

  @Test
  void aWrongHashIsSaidAndNothingIsDeleted() throws IOException {
    offers(1, "a.txt", 10);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.bytes(1, 0, ByteBuffer.allocate(10)));
    sends(FileFrame.end(1, 10, new byte[32]));

    assertEquals(FileTransfer.Trouble.MISMATCH, shown.list().get(0).trouble());
    assertTrue(shown.list().get(0).canRetry());
    assertEquals(10, Files.size(folder.resolve("a.txt.part")));
    assertTrue(call.two.said.toString().contains("\"same\":false"));
    victim.retry(shown.list().get(0).key());
    loop.run();
    assertTrue(call.two.said.toString().contains("files.resume"));
    offers(2, "other.txt", 10);
    sends(FileFrame.start(2, 0));
    sends(FileFrame.bytes(2, 0, ByteBuffer.allocate(10)));
    byte[] right = Hash.sha256().digest(new byte[10]);
    sends(FileFrame.end(2, 10, right));
    assertEquals(FileTransfer.Stage.COMPLETE, shown.list().get(0).stage());
    assertTrue(Files.exists(folder.resolve("a.txt")), "under the name that was accepted");
  }

  @Test
  void aNameLeadsNowhereElse() throws IOException {
    String[] names = {"../secret", "/tmp/x", "..", "link", "kept.txt", "", "con", ".bashrc"};
    for (int id = 1; id <= names.length; id++) {
      offers(id, names[id - 1], 0);
      sends(FileFrame.start(id, 0));
      sends(FileFrame.end(id, 0, Hash.sha256().digest()));
    }

    assertEquals("mine", Files.readString(home.resolve("secret")));
    assertEquals("mine", Files.readString(folder.resolve("kept.txt")));
    try (Stream<Path> all = Files.list(home)) {
      assertEquals(3, all.count(), "received, secret, settings");
    }
    assertTrue(Files.exists(folder.resolve("link (2)")));
  }

  @Test
  void offersWithoutEndFillNothing() throws IOException {
    for (int id = 1; id <= 3_000; id++) {
      offers(id, "f" + id, 1_000_000);
    }

    assertEquals(FileCall.MOST_AT_ONCE, shown.list().size());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(3 + FileCall.MOST_AT_ONCE, all.count());
    }
  }

  @Test
  void offersThatAreTakenBackLeaveNothing() throws IOException {
    for (int id = 1; id <= 500; id++) {
      offers(id, "f" + id, 1_000_000_000);
      says("files.cancel", Json.object().put("id", id).put("why", "cancelled"));
    }

    assertTrue(shown.list().size() <= 200);
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(3, all.count());
    }
    int most = Reception.WINDOW / SendRate.SMALLEST + 8;
    assertTrue(call.two.allowed.get(DataChannel.FILES) <= most, "no more may come for that");
  }

  @Test
  void aHugeFileIsRefusedBeforeAnythingIsWritten() throws IOException {
    offers(1, "huge", 1L << 49);
    assertEquals(FileTransfer.Trouble.NO_SPACE, shown.list().get(0).trouble());
    offers(2, "larger", Long.MAX_VALUE);
    offers(3, "less", -1);

    assertEquals(1, shown.list().size());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(3, all.count());
    }
  }

  @Test
  void theReceiverOfAFileCannotDoHarm() throws IOException {
    Path file = Files.write(home.resolve("own"), new byte[3_000_000]);
    FilePlan plan = new FilePlan(folder, FilePlan.Offers.DECLINE);
    victim = new FileFeature(loop, home.resolve("settings"), plan, now -> shown = now);
    victim.sendInCalls(List.of(file));
    call();
    says("files.accept", accept(-1, 10));
    assertEquals(FileTransfer.Stage.FAILED, shown.list().get(0).stage());

    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      call();
      says("files.accept", accept(random.nextInt(4_000_000), random.nextLong()));
      sends(FileFrame.receipt(1, random.nextInt(4_000_000), random.nextLong(), random.nextLong()));
      says("files.done", Json.object().put("id", 1).put("same", true));
      loop.act(call::end);
    }
    assertTrue(shown.list().stream().noneMatch(one -> one.stage() == FileTransfer.Stage.COMPLETE));
  }

  @Test
  void offersThatAreTakenBackAgainAndAgainAreDeclined() {
    FilePlan asking = new FilePlan(folder, FilePlan.Offers.ASK);
    victim = new FileFeature(loop, home.resolve("settings"), asking, now -> shown = now);
    call();
    for (int id = 1; id <= 100; id++) {
      offers(id, "f" + id, 10);
      says("files.cancel", Json.object().put("id", id).put("why", "cancelled"));
    }

    assertEquals(FileCall.MOST_AT_ONCE + 1, shown.list().size());
    assertTrue(call.two.said.get(0).startsWith("files.stop"), () -> "" + call.two.said);
  }

  @Test
  void aPeerDrivesNothingOutOfTheList() throws IOException {
    Path file = Files.write(home.resolve("own"), new byte[10]);
    victim.send(List.of(file));
    loop.run();
    long own = shown.list().get(0).key();
    victim.cancel(own);
    offers(1, "whole.txt", 0);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.end(1, 0, Hash.sha256().digest()));
    long whole = shown.list().get(1).key();
    for (int id = 2; id <= 500; id++) {
      offers(id, "f" + id, 10);
      says("files.cancel", Json.object().put("id", id).put("why", "failed"));
    }

    List<Long> keys = shown.list().stream().map(FileTransfer::key).toList();
    assertTrue(keys.size() > 100);
    assertTrue(keys.containsAll(List.of(own, whole)));
  }

  /** The sender has not heard yet that it failed here. */
  @Test
  void whatWasOnTheWayIsNoMisuseAfterAnotherTry() throws IOException {
    sendsAllOf(1);
    sends(FileFrame.end(1, 10, new byte[32]));
    victim.retry(shown.list().get(0).key());
    loop.run();
    sends(FileFrame.bytes(1, 0, ByteBuffer.allocate(10)));
    offers(2, "a.txt", 10);
    sends(FileFrame.bytes(1, 0, ByteBuffer.allocate(10)));
    assertEquals(List.of(), List.copyOf(call.two.closed));
    sends(FileFrame.start(2, 0));
    sends(FileFrame.bytes(2, 0, ByteBuffer.allocate(10)));
    sends(FileFrame.end(2, 10, Hash.sha256().digest(new byte[10])));

    assertEquals(FileTransfer.Stage.COMPLETE, shown.list().get(0).stage());
  }

  private void sendsAllOf(int id) {
    offers(id, "a.txt", 10);
    sends(FileFrame.start(id, 0));
    sends(FileFrame.bytes(id, 0, ByteBuffer.allocate(10)));
  }

  private void endsAnd(Runnable then) {
    byte[] end = FileFrame.end(1, 10, Hash.sha256().digest(new byte[10]));
    loop.act(
        () -> {
          call.two.session.heard(DataChannel.FILES, end);
          then.run(); // while the file gets its name
        });
  }

  private long inTheFolder() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  @Test
  void aCallThatEndsWhileAFileGetsItsNameLeavesItWhole() throws IOException {
    sendsAllOf(1);
    endsAnd(call::end);
    assertEquals(FileTransfer.Stage.COMPLETE, shown.list().get(0).stage());
    assertEquals(folder.resolve("a.txt"), shown.list().get(0).file());
    assertEquals(4, inTheFolder());
    call();

    assertEquals(List.of(), call.two.said, "nothing is left to be resumed");
  }

  @Test
  void aFileThatIsOfferedAgainWhileItGetsItsNameIsThere() throws IOException {
    sendsAllOf(1);
    loop.workTakes(Duration.ofSeconds(1));
    endsAnd(call::end);
    loop.workTakes(Duration.ZERO);
    call();
    offers(2, "a.txt", 10);
    loop.advance(Duration.ofSeconds(2));
    sends(FileFrame.start(2, 10));
    sends(FileFrame.end(2, 10, Hash.sha256().digest(new byte[10])));

    assertEquals(FileTransfer.Stage.COMPLETE, shown.list().get(0).stage());
    assertTrue(call.two.said.toString().contains("\"same\":true"), () -> "" + call.two.said);
    assertEquals(4, inTheFolder());
  }

  /** Under the mark of one that has arrived. */
  @Test
  void anotherFileThatClaimsToHaveArrivedIsNotTaken() throws IOException {
    sendsAllOf(1);
    endsAnd(() -> {});
    offers(2, "a.txt", 10);
    sends(FileFrame.start(2, 0));
    assertTrue(call.two.said.get(call.two.said.size() - 1).contains("failed"));
    offers(3, "a.txt", 10);
    sends(FileFrame.start(3, 10));
    sends(FileFrame.end(3, 10, new byte[32]));
    assertTrue(call.two.said.get(call.two.said.size() - 1).contains("\"same\":false"));
    assertEquals(4, inTheFolder());
    assertEquals(1, shown.list().size());
    offers(4, "a.txt", 10);
    sends(FileFrame.bytes(4, 0, ByteBuffer.allocate(10)));
    assertTrue(isClosed());
  }

  @Test
  void offersOfWhatHasArrivedPileUpNowhere() {
    sendsAllOf(1);
    endsAnd(() -> {});
    int before = call.two.said.size();
    for (int id = 2; id <= 100; id++) {
      offers(id, "a.txt", 10);
    }

    List<String> said = call.two.said.subList(before, call.two.said.size());
    assertEquals(
        FileCall.MOST_AT_ONCE, said.stream().filter(one -> one.contains("accept")).count());
  }

  @Test
  void aFileThatIsTakenBackWhileItGetsItsNameIsDeleted() throws IOException {
    sendsAllOf(1);
    ObjectNode cancel = Json.object().put("id", 1).put("why", "cancelled");
    endsAnd(() -> call.two.session.heard("files.cancel", cancel));

    assertEquals(FileTransfer.Trouble.CANCELLED_THERE, shown.list().get(0).trouble());
    assertEquals(3, inTheFolder());
  }

  @Test
  void noEmptyPartStaysOfAnOfferThatEndsAtOnce() throws IOException {
    ObjectNode offer =
        Json.object().put("id", 1).put("name", "a.txt").put("size", 10).put("mark", MARK);
    ObjectNode cancel = Json.object().put("id", 1).put("why", "cancelled");
    loop.act(
        () -> {
          call.two.session.heard("files.offer", offer);
          call.two.session.heard("files.cancel", cancel);
        });

    assertEquals(3, inTheFolder());
  }

  @Test
  void aPartThatIsBegunAnewAsTheCallEndsIsTheOneToGoOnWith() {
    ByteBuffer content = ByteBuffer.allocate(SendRate.SMALLEST);
    offers(1, "a.txt", 100_000);
    sends(FileFrame.start(1, 0));
    sends(FileFrame.bytes(1, 0, content.duplicate()));
    loop.act(call::end);
    call();
    offers(1, "a.txt", 100_000);
    sends(FileFrame.start(1, 0));
    loop.act(
        () -> {
          call.two.session.heard(DataChannel.FILES, FileFrame.bytes(1, 0, content.duplicate()));
          call.end();
        });

    assertEquals(folder.resolve("a (2).txt.part"), shown.list().get(0).file());
  }

  private static ObjectNode accept(long offset, long credit) {
    return Json.object()
        .put("id", 1)
        .put("offset", offset)
        .put("sha256", "0".repeat(64))
        .put("credit", credit);
  }

  /** Whatever comes: one seed for each thousand messages. */
  @Test
  void randomMessagesDoNoHarm() throws IOException {
    Map<String, String> before = content(home);
    int first = Integer.getInteger("parley.seed", 0);
    int last = first + Integer.getInteger("parley.rounds", 15);
    for (int seed = first; seed < last; seed++) {
      call();
      Random random = new Random(seed);
      for (int number = 0; number < 1_000; number++) {
        if (random.nextBoolean()) {
          sends(frame(random));
        } else {
          says(TYPES[random.nextInt(TYPES.length)], message(random));
        }
        if (isClosed()) {
          loop.act(call::end);
          call();
        }
      }
      loop.act(call::end);
      assertTrue(shown.list().size() <= 200);
      assertTrue(loop.pending() < 50, "timers are left behind: " + loop.pending());
    }
    Map<String, String> after = content(home);
    before.forEach((name, text) -> assertEquals(text, after.get(name), name));
    after.keySet().removeAll(before.keySet());
    after.keySet().removeIf(name -> name.startsWith("received/") || name.startsWith("settings/"));
    assertEquals(Map.of(), after);
  }

  private static final String[] TYPES = {
    "files.offer",
    "files.accept",
    "files.stop",
    "files.cancel",
    "files.done",
    "files.resume",
    "files.new",
    "files"
  };

  private static byte[] frame(Random random) {
    int id = random.nextInt(12);
    long offset = random.nextInt(4) == 0 ? random.nextLong() : 16_384L * random.nextInt(3);
    return switch (random.nextInt(6)) {
      case 0 -> FileFrame.start(id, random.nextInt(4) == 0 ? offset : 0);
      case 1 -> FileFrame.bytes(id, offset, ByteBuffer.allocate(16_384 * random.nextInt(5)));
      case 2 -> FileFrame.end(id, offset, new byte[32]);
      case 3 -> FileFrame.receipt(id, offset, random.nextLong(), random.nextLong());
      default -> {
        byte[] any = new byte[random.nextInt(60)];
        random.nextBytes(any);
        yield any;
      }
    };
  }

  private static ObjectNode message(Random random) {
    ObjectNode message = Json.object();
    String[] fields = {"id", "name", "size", "type", "mark", "offset", "sha256", "credit", "why"};
    for (String field : fields) {
      switch (random.nextInt(7)) {
        case 0 -> message.put(field, random.nextLong());
        case 1 -> message.put(field, "../../secret");
        case 2 -> message.putNull(field);
        case 3 -> message.putArray(field).add(1);
        case 4 -> message.put(field, field.equals("mark") ? MARK : "kept.txt");
        default -> message.put(field, random.nextInt(40_000));
      }
    }
    if (random.nextInt(3) > 0) {
      message.put("id", random.nextInt(12)).put("mark", MARK);
    }
    return message;
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        content.put(folder.relativize(one).toString(), "" + Files.readString(one).hashCode());
      }
    }
    return content;
  }
}
