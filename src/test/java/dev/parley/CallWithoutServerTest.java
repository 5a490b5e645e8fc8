package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.PictureKind;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import dev.parley.socket.WssSocket;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server of a call ends for good, and the call does all that it did before. */
@Tag("media")
class CallWithoutServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestServer server = new TestServer();
  private final List<String> described = new CopyOnWriteArrayList<>();

  /** Who has heard on its control channel what the other has. */
  private final Set<String> greeted = ConcurrentHashMap.newKeySet();

  private final Person ann = person("ann", 440);
  private final Person bob = person("bob", 660);

  /** Its session descriptions are written down. */
  private Person person(String id, int toneHz) {
    URI url = URI.create("ws://127.0.0.1:" + server.port);
    return new Person(
        id,
        WssSocket.opener(TestMedia.loop(), url),
        toneHz,
        TestMedia.loop(),
        told -> noted(id, told));
  }

  private Connection.Listener noted(String id, Connection.Listener told) {
    return (Connection.Listener)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.Listener.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("localDescription")) {
                described.add(id + " " + ((SessionDescription) arguments[0]).type());
              } else if (method.getName().equals("message")) {
                greeted.add(id);
              }
              return method.invoke(told, arguments);
            });
  }

  private static void await(String what, Callable<Boolean> condition) {
    TestMedia.await(what, LIMIT, condition);
  }

  @BeforeEach
  void theServerEndsUnderACall() {
    ann.peer.join();
    bob.peer.join();
    await("both are there", () -> ann.isOnline() && bob.isOnline() && ann.sees("bob"));
    ann.peer.connect("bob");
    await("the offer", () -> bob.state.offers().size() == 1);
    bob.peer.accept("ann");
    await("pictures", () -> ann.pictures.get() > 10 && bob.pictures.get() > 10);
    await("sound", () -> ann.hears(660) && bob.hears(440));
    await("the channels", () -> greeted.containsAll(Set.of("ann", "bob")));
    server.close();
    await("the loss is noticed", () -> !ann.isOnline() && !bob.isOnline());
  }

  @AfterEach
  void allLeave() {
    Closing.all(
        ann,
        bob,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void anotherPathIsFound() {
    described.clear();
    TestMedia.on(
        () -> {
          ann.peer.networkChanged();
          return null;
        });
    await("offer and answer", () -> described.containsAll(List.of("ann OFFER", "bob ANSWER")));
    picturesGoOn();
    bob.peer.networkChanged();
    await("the other way", () -> described.containsAll(List.of("bob OFFER", "ann ANSWER")));
    picturesGoOn();
    assertEquals(List.of(), ann.ends);
  }

  private void picturesGoOn() {
    long seen = ann.pictures.get();
    long seenThere = bob.pictures.get();
    await("pictures", () -> ann.pictures.get() > seen + 20 && bob.pictures.get() > seenThere + 20);
    await("sound", () -> ann.hears(660) && bob.hears(440));
  }

  @Test
  void whatIsSentIsTold() {
    ann.peer.camera(false);
    ann.peer.microphone(false);
    await(
        "neither",
        () ->
            bob.state.front().isPresent()
                && bob.state.front().get().media().peer().picture() == PictureKind.NONE
                && !bob.state.front().get().media().peer().microphone());
    ann.peer.camera(true);
    await("again", () -> bob.state.front().get().media().peer().picture() == PictureKind.CAMERA);
    picturesGoOnAt(bob);
  }

  private static void picturesGoOnAt(Person one) {
    long seen = one.pictures.get();
    await("pictures", () -> one.pictures.get() > seen + 20);
  }

  @Test
  void hangingUpEndsItForBoth() {
    ann.peer.close();
    await("the end", () -> ann.ends.size() == 1 && bob.ends.size() == 1);
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), bob.ends);
    assertEquals(Phase.IDLE, TestMedia.on(() -> bob.state.phase()));
  }
}
