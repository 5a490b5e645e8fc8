package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.Link;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another name while the program runs. */
@Tag("unit")
class RenameTest {
  private final PeerFixture here = new PeerFixture().withAnn();

  @Test
  void theChannelHearsItAtOnce() {
    rename("Mia");
    assertEquals(List.of("all: AVAILABLE"), here.signalling.takeSaid());
    assertEquals("Mia", here.signalling.lastName());
    assertEquals("Mia", here.state().ownName());
    assertTrue(here.state().named());
  }

  @Test
  void theSameNameIsNoNews() {
    rename("Me");
    assertEquals(List.of(), here.signalling.takeSaid());
  }

  @Test
  void withoutANameOnesIdIsShown() {
    rename("");
    assertEquals("m", here.state().ownName());
    assertFalse(here.state().named());
    assertEquals("", here.signalling.lastName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        " ",
        "a  b",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void whatIsNoNameChangesNothing(String name) {
    rename(name);
    assertEquals("Me", here.state().ownName());
    assertEquals(List.of(), here.signalling.takeSaid());
  }

  @Test
  void inACallOneStaysUnavailable() {
    PeerFixture call = new PeerFixture().connected();
    call.peer.rename("Mia");
    call.loop.run();
    assertEquals(List.of("all: UNAVAILABLE"), call.signalling.takeSaid());
    assertEquals(Phase.CONNECTED, call.phase());
  }

  @Test
  void offlineItIsToldOnReturn() {
    here.loop.act(() -> here.signalling.becomes(Link.waiting("lost", Duration.ofSeconds(5))));
    rename("Mia");
    assertEquals(List.of(), here.signalling.takeSaid());
    here.loop.act(() -> here.signalling.join());
    assertEquals(List.of("all: READY"), here.signalling.takeSaid());
    assertEquals("Mia", here.signalling.lastName());
  }

  @Test
  void offersAndAcceptsCarryIt() {
    rename("Mia");
    here.peer.connect("ann");
    here.loop.run();
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertEquals("Offer[name=Mia]", here.signalling.lastMessage().toString());
    PeerFixture asked = new PeerFixture().offered();
    asked.peer.rename("Mia");
    asked.peer.accept("ann");
    asked.loop.run();
    asked.loop.act(() -> asked.connections.latest().mediaIsReady());
    assertEquals("Accept[name=Mia]", asked.signalling.lastMessage().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'Ann', ''",
    "'', ''",
    "'a@b', 'Use only letters and digits, with hyphens, apostrophes and full stops between them.'",
    "'12345678901234567890123456789012345678901234567890123456789012345', 'This name is too long. Use up to 64 characters.'"
  })
  void thePersonIsToldWhy(String name, String reason) {
    assertEquals(reason, NameRule.reason(name));
  }

  @ParameterizedTest
  @CsvSource({"' Ann  B ', 'Ann B'", "'Ann\u00a0\u2003B', 'Ann B'", "'', ''"})
  void spacesThatNobodyMeantAreTakenOut(String typed, String name) {
    assertEquals(name, NameRule.tidy(typed));
  }

  private void rename(String name) {
    here.peer.rename(name);
    here.loop.run();
  }
}
