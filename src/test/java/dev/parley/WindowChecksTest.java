package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding;
import dev.parley.check.Finding.Standing;
import dev.parley.connection.IceServers;
import dev.parley.hosting.LocalPlace;
import dev.parley.hosting.LocalServer;
import dev.parley.loop.FakeLoop;
import dev.parley.view.settings.Checks.Running;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of a run, as the window asks for it. */
@Tag("unit")
class WindowChecksTest {
  @TempDir private Path folder;

  private final FakeLoop loop = new FakeLoop();
  private final List<List<Finding>> told = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  @Test
  void beforeThereIsAnythingOnlyThatIsSaid() {
    checks().begin(told::add);
    loop.run();
    assertEquals(List.of("ice"), ids());
    assertEquals(Standing.NOT_LOOKED_AT, last().get(0).standing());
    String latest = kept.get(kept.size() - 1);
    assertTrue(latest.contains("\"standing\" : \"NOT_LOOKED_AT\""), latest);
  }

  @Test
  void theServerOneGoesToIsLookedAt() {
    WindowChecks checks = toServer();
    Running running = checks.begin(told::add);
    loop.run();
    assertEquals(List.of("server", "secure", "login", "ice"), ids());
    assertEquals(Standing.WAITING, last().get(0).standing());
    assertEquals(List.of(), kept, "before all is known");
    running.cancel();
    running.cancel();
    loop.run();
    assertEquals(Standing.NOT_LOOKED_AT, last().get(0).standing());
  }

  @Test
  void aNewLookEndsTheOneBefore() {
    WindowChecks checks = toServer();
    List<List<Finding>> first = new ArrayList<>();
    checks.begin(first::add);
    checks.begin(told::add);
    loop.run();
    assertEquals(Standing.NOT_LOOKED_AT, first.get(first.size() - 1).get(0).standing());
    assertEquals(Standing.WAITING, last().get(0).standing());
  }

  private WindowChecks toServer() {
    WindowChecks checks = checks();
    LocalPlace home = new LocalPlace(1, "garden", "secret");
    loop.act(() -> checks.heading(home.home())); // which is never found here
    return checks;
  }

  private WindowChecks checks() {
    LocalServer local =
        new LocalServer(loop, folder, (wanted, network) -> new CompletableFuture<>());
    return new WindowChecks(loop, local, IceServers.NONE, () -> null, kept::add);
  }

  private List<Finding> last() {
    return told.get(told.size() - 1);
  }

  private List<String> ids() {
    return last().stream().map(Finding::id).toList();
  }
}
