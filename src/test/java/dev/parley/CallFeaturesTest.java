package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.parley.cli.CallOptions;
import dev.parley.data.Clearance;
import dev.parley.data.DataPair;
import dev.parley.data.files.FileFeature;
import dev.parley.data.files.FilePlan;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.pointer.PointerMark;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class CallFeaturesTest {
  @TempDir Path folder;
  private final FakeLoop loop = new FakeLoop();
  private CallFeatures features;

  /** Ann and Bob are lost one after the other, but never both at once; then comes Cid. */
  @Test
  void aCallIsOverOnceNobodyOfItIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.txt"), "the plan");
    CallOptions options = mock(CallOptions.class, RETURNS_DEEP_STUBS);
    when(options.headless()).thenReturn(true);
    when(options.end().received()).thenReturn(null);
    when(options.session().first().send()).thenReturn(List.of(file));
    features =
        new CallFeatures(
            loop,
            folder.resolve("settings"),
            options,
            mock(PointerMark.class),
            mock(BothSides.class),
            mock(CallFeatures.Shown.class));
    loop.act(() -> features.files.orElseThrow().sendInCalls(List.of(file)));

    talk(TestCalls.with(Phase.CONNECTED, "Ann"));
    DataPair ann = join("ann");
    loop.act(ann::end);
    talk(TestCalls.with(Phase.CONNECTING, "Ann").and(Phase.CONNECTED, "Bob"));
    DataPair bob = join("bob");
    loop.act(bob::end);
    talk(TestCalls.with(Phase.CONNECTED, "Cid"));
    join("cid");

    assertEquals(
        List.of("ann", "bob"), List.of("ann", "bob", "cid").stream().filter(this::has).toList());
  }

  private void talk(TestCalls calls) {
    loop.act(() -> features.state(calls.state()));
  }

  private DataPair join(String peer) throws IOException {
    Path received = Files.createDirectory(folder.resolve(peer));
    FilePlan plan = new FilePlan(received, FilePlan.Offers.ACCEPT);
    FileFeature theirs =
        new FileFeature(loop, folder.resolve("settings-" + peer), plan, (FileTransfers now) -> {});
    DataPair pair =
        new DataPair(
            loop,
            "me",
            features.files.orElseThrow().in("here", Clearance.ALWAYS),
            peer,
            theirs.in("here", Clearance.ALWAYS));
    loop.act(() -> pair.connected().ready());
    loop.advance(Duration.ofMinutes(1));
    return pair;
  }

  private boolean has(String peer) {
    return Files.exists(folder.resolve(peer).resolve("plan.txt"));
  }
}
