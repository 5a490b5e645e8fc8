package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LocalServerTest {
  @TempDir Path settings;

  private final FakeLoop loop = new FakeLoop();
  private final List<LocalPlace> hosted = new ArrayList<>();
  private int nextPort = 40_001;

  @Test
  void theFirstCopyHostsAndTheSecondFindsIt() {
    LocalPlace first = found(new LocalServer(loop, settings, this::host));
    LocalPlace second = found(new LocalServer(loop, settings, this::host));
    assertEquals(1, hosted.size());
    assertEquals(first, second);
    assertEquals(40_001, second.port());
  }

  @Test
  void theHostFindsItself() {
    LocalServer host = new LocalServer(loop, settings, this::host);
    assertEquals(found(host), found(host));
    assertEquals(1, hosted.size());
  }

  @Test
  void whenTheHostEndsAnotherTakesOverWithTheSameChannelOnTheSamePort() {
    LocalServer host = new LocalServer(loop, settings, this::host);
    LocalPlace before = found(host);
    LocalServer other = new LocalServer(loop, settings, this::host);
    found(other);
    loop.act(host::close);
    LocalPlace after = found(other);
    assertEquals(2, hosted.size());
    assertEquals(before, hosted.get(1), "wanted on the port of before");
    assertEquals(before.password(), after.password());
  }

  @Test
  void aCopyWaitsForAHostThatIsStillStarting() {
    CompletableFuture<LocalServer.Running> starting = new CompletableFuture<>();
    LocalServer host = new LocalServer(loop, settings, (wanted, network) -> starting);
    LocalServer other = new LocalServer(loop, settings, this::host);
    List<LocalPlace> seen = new ArrayList<>();
    loop.act(host::find);
    loop.act(() -> other.find().thenAccept(seen::add));
    loop.advance(Duration.ofSeconds(1));
    assertTrue(seen.isEmpty());
    loop.act(() -> starting.complete(new LocalServer.Running(() -> {}, 40_009)));
    loop.advance(Duration.ofSeconds(1));
    assertEquals(List.of(40_009), seen.stream().map(LocalPlace::port).toList());
  }

  @Test
  void aHostThatNeverStartsIsASentence() {
    CompletableFuture<LocalServer.Running> never = new CompletableFuture<>();
    LocalServer host = new LocalServer(loop, settings, (wanted, network) -> never);
    LocalServer other = new LocalServer(loop, settings, this::host);
    List<String> why = new ArrayList<>();
    loop.act(host::find);
    loop.act(() -> other.find().exceptionally(failure -> note(why, failure)));
    loop.advance(Duration.ofMinutes(1));
    assertEquals(1, why.size());
    assertTrue(why.get(0).contains("did not start"), why.get(0));
    Reference.reachabilityFence(never); // else it is collected with its lock, which is free then
  }

  @Test
  void nobodyElseMayReadThePassword() throws IOException {
    found(new LocalServer(loop, settings, this::host));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(settings.resolve("local-server.properties"))));
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    Files.writeString(settings.resolve("local-server.properties"), "port=many\nchannel=x");
    LocalPlace place = found(new LocalServer(loop, settings, this::host));
    assertEquals("home", place.channel());
    assertNotEquals("", place.password());
  }

  private CompletableFuture<LocalServer.Running> host(LocalPlace wanted, LocalPlace network) {
    hosted.add(wanted);
    int port = wanted.port() == 0 ? nextPort++ : wanted.port();
    return CompletableFuture.completedFuture(new LocalServer.Running(() -> {}, port));
  }

  private LocalPlace found(LocalServer server) {
    List<LocalPlace> seen = new ArrayList<>();
    loop.act(() -> server.find().thenAccept(seen::add));
    return seen.get(0);
  }

  private static LocalPlace note(List<String> why, Throwable failure) {
    why.add(failure.getMessage());
    return null;
  }
}
