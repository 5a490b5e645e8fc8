package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.connection.Certificates;
import dev.parley.connection.DataChannel;
import dev.parley.media.TestMedia;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The data channels of a real call. */
@Tag("media")
class DataChannelsTest {
  private static final Set<DataChannel> TOLD = EnumSet.complementOf(EnumSet.of(DataChannel.STATE));

  private final TestCall call = TestCall.ofTestMedia();

  @BeforeEach
  void connect() {
    call.connected();
    await(
        "the channels",
        () -> call.polite.channels.equals(TOLD) && call.impolite.channels.equals(TOLD));
  }

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone);
  }

  private static void await(String what, Callable<Boolean> condition) {
    TestMedia.await(what, TestCall.LIMIT, condition);
  }

  private static boolean sent(TestCall.Side from, DataChannel channel, byte[] message) {
    return TestMedia.end(
        "sent", TestMedia.on(() -> from.connection.send(channel, message.clone())));
  }

  private static void allow(TestCall.Side side, int messages) {
    TestMedia.on(
        () -> {
          side.connection.allow(DataChannel.FILES, messages);
          return null;
        });
  }

  @Test
  void eachCarriesItsMessagesBothWays() {
    for (DataChannel channel : TOLD) {
      byte[] message = new byte[channel.binary ? 1000 : 0];
      new Random(7).nextBytes(message);
      byte[] said = channel.binary ? message : channel.label.getBytes(StandardCharsets.UTF_8);
      assertTrue(sent(call.polite, channel, said), channel.label);
      assertTrue(sent(call.impolite, channel, said), channel.label);
      await(channel.label, () -> !call.impolite.heard(channel).isEmpty());
      await(channel.label, () -> !call.polite.heard(channel).isEmpty());
      assertArrayEquals(said, call.polite.heard(channel).get(0));
      assertArrayEquals(said, call.impolite.heard(channel).get(0));
    }
  }

  @Test
  void whatIsTooLongIsNotSent() {
    for (DataChannel channel : TOLD) {
      assertFalse(sent(call.polite, channel, new byte[channel.longest + 1]), channel.label);
    }
  }

  @Test
  void aLotArrivesWholeAndInOrderWhileTheSenderWaits() {
    int messages = 400;
    allow(call.impolite, messages);
    Random random = new Random(11);
    for (int i = 0; i < messages; i++) {
      byte[] message = new byte[64 * 1024];
      random.nextBytes(message);
      message[0] = (byte) i;
      message[1] = (byte) (i >> 8);
      assertTrue(sent(call.polite, DataChannel.FILES, message));
    }
    await("all", () -> call.impolite.heard(DataChannel.FILES).size() == messages);
    Random again = new Random(11);
    List<byte[]> heard = call.impolite.heard(DataChannel.FILES);
    for (int i = 0; i < messages; i++) {
      byte[] message = new byte[64 * 1024];
      again.nextBytes(message);
      message[0] = (byte) i;
      message[1] = (byte) (i >> 8);
      assertArrayEquals(message, heard.get(i));
    }
  }

  @Test
  void aFloodEndsItsChannelAlone() {
    int floods = DataChannel.CHAT.atOnce * 2;
    for (int i = 0; i < floods; i++) {
      sent(call.polite, DataChannel.CHAT, new byte[0]);
    }
    await("the end", () -> !call.impolite.channels.contains(DataChannel.CHAT));
    await("the end there", () -> !call.polite.channels.contains(DataChannel.CHAT));
    assertTrue(call.impolite.heard(DataChannel.CHAT).size() <= DataChannel.CHAT.atOnce + 10);
    assertTrue(sent(call.polite, DataChannel.CONTROL, "{}".getBytes(StandardCharsets.UTF_8)));
    await("control", () -> !call.impolite.heard(DataChannel.CONTROL).isEmpty());
    assertFalse(sent(call.polite, DataChannel.CHAT, new byte[0]));
  }

  @Test
  void oneThatIsMisusedIsClosedForBoth() {
    TestMedia.on(
        () -> {
          call.impolite.connection.closeChannel(DataChannel.FILES);
          return null;
        });
    await("the end", () -> !call.polite.channels.contains(DataChannel.FILES));
    await("the end here", () -> !call.impolite.channels.contains(DataChannel.FILES));
    assertFalse(sent(call.impolite, DataChannel.FILES, new byte[1]));
  }

  @Test
  void bothSeeTheSameTwoCertificates() {
    Certificates one = certificates(call.polite);
    Certificates other = certificates(call.impolite);
    assertEquals(one.own(), other.peers());
    assertEquals(one.peers(), other.own());
    assertNotEquals(one.own(), one.peers());
    Set<Integer> lengths =
        List.of(one.own(), one.peers()).stream().map(String::length).collect(Collectors.toSet());
    assertEquals(Set.of(64), lengths);
    String described = call.polite.sent.get(0).sdp().replace(":", "").toLowerCase();
    assertTrue(described.contains(one.own()), "as it was announced: nobody is in between here");
  }

  private static Certificates certificates(TestCall.Side side) {
    CompletableFuture<Certificates> found = TestMedia.on(() -> side.connection.certificates());
    return TestMedia.end("certificates", found);
  }
}
