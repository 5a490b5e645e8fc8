package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.channels.Destination;
import dev.parley.connection.IceServers;
import dev.parley.media.device.MediaChoice;
import dev.parley.peer.AllowList;
import dev.parley.session.SessionOptions;
import dev.parley.session.SessionOptions.InFirstCall;
import dev.parley.settings.Preferences;
import dev.parley.socket.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A link whose certificate is in doubt, on a command line that says what to do there. */
@Tag("unit")
class CallOptionsTest {
  private static final String CERTIFICATE = "a".repeat(64);

  private final Destination link = room("room", CERTIFICATE);
  private final Destination home = room("home", "");
  private final SessionOptions meant =
      new SessionOptions(
          link, "me", "Me", new AllowList(List.of("ann"), Duration.ZERO), List.of("ann"));

  @Test
  void whileThePersonIsAskedNothingIsDoneInTheChannelThatIsShown() {
    assertNull(options(true).first());
    assertDoesNothing(options(true).beginning(home));
  }

  @Test
  void onceThePersonSaysYesAllIsDoneThatWasWanted() {
    SessionOptions there = options(true).elsewhere(link);
    assertEquals(List.of("ann"), there.call());
    assertSame(meant.accept(), there.accept());
    assertEquals("me", there.clientId());
  }

  @Test
  void inAnotherChannelOrWithAnotherCertificateNothingIs() {
    assertDoesNothing(options(true).elsewhere(home));
    assertDoesNothing(options(true).elsewhere(room("room", "b".repeat(64))));
    assertDoesNothing(options(false).elsewhere(link));
  }

  @Test
  void withoutADoubtTheRunGoesThereAtOnce() {
    assertSame(link, options(false).first());
    assertEquals(List.of("ann"), options(false).beginning(link).call());
  }

  private void assertDoesNothing(SessionOptions options) {
    assertEquals(List.of(), options.call());
    assertNull(options.clientId());
    assertSame(AllowList.NOBODY, options.accept());
  }

  @Test
  void whatToDoInTheFirstCallWasMeantForTheFirstChannel() {
    InFirstCall first = new InFirstCall(List.of("hello"), List.of(Path.of("a.txt")));
    SessionOptions doing = meant.doing(first);
    assertEquals(first, doing.at(link).first());
    assertEquals(first, doing.named("Other").leftAlone().first());
    assertEquals(InFirstCall.NOTHING, doing.elsewhere(link).first());
  }

  private CallOptions options(boolean asksFirst) {
    return new CallOptions(
        meant,
        MediaChoice.TEST,
        IceServers.NONE,
        new CallOptions.Shown(CallOptions.Face.WINDOW, Preferences.FIRST, asksFirst),
        CallOptions.End.OPEN);
  }

  private static Destination room(String channel, String certificate) {
    return new Destination(
        URI.create("wss://192.0.2.1"), Trust.platform(), certificate, channel, "secret");
  }
}
