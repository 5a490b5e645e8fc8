package dev.parley;

import dev.parley.hosting.NetworkedCall;
import dev.parley.hosting.NetworkedCall.Client;
import dev.parley.media.screen.TestDisplay;
import dev.parley.media.sound.PrivatePulse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call between two machines whose server is killed and never comes back, and what the two do
 * then: each step with the milliseconds until the other side had noticed it. Ann has a screen and a
 * microphone into which somebody speaks, beside the test card and the test tone.
 */
final class ServerGone implements AutoCloseable {
  private static final int VOICE_HZ = 880;

  private final Namespaces net = Namespaces.create();
  private final Map<String, Long> took = new LinkedHashMap<>();
  private final Machine ann;
  private final TestDisplay screen;
  private final PrivatePulse sound;
  private final NetworkedCall call;

  /**
   * Brings the two together.
   *
   * @param folder for the sound server
   */
  ServerGone(NetworkedCall.Server server, Path folder) throws Exception {
    try {
      ann = net.machine("ann", 31);
      screen = TestDisplay.start();
      sound = new PrivatePulse(folder);
      sound.speak(VOICE_HZ);
      Map<String, String> hers = new HashMap<>(sound.environment());
      hers.put("DISPLAY", screen.name());
      Machine bob = net.machine("bob", 32);
      call =
          new NetworkedCall(
                  server,
                  net.machine("server", 10),
                  new Client(ann, hers, List.of("moments", "microphone=Mike")),
                  new Client(bob, Map.of(), List.of("moments")))
              .connected();
    } catch (Exception | AssertionError failure) {
      Closing.after(failure, this);
      throw failure;
    }
  }

  /** Does everything, and ends the call. */
  Map<String, Long> run() {
    call.both().forEach(side -> side.first("^data ready", NetworkedCall.CALL_LIMIT));
    call.killServer();
    call.both().forEach(side -> side.await("^status (?!Online)", NetworkedCall.CALL_LIMIT));
    long since = ProcessLines.now();
    step("camera off", "camera off", "^peer sound=on picture=NONE");
    step("camera on", "camera on", "^peer sound=on picture=CAMERA");
    step("microphone off", "microphone off", "^peer sound=off");
    step("microphone on", "microphone on", "^peer sound=on");
    call.bob.first("^shows card", NetworkedCall.CALL_LIMIT);
    step("screen shared, seen", "share screen", "^shows another");
    step("screen shared no more, camera seen", "share", "^shows card");
    step("screen shared, told", "share screen", "^peer .*picture=SCREEN");
    step("screen shared no more, told", "share", "^peer .*picture=CAMERA");
    step("camera unplugged", "devices none Mike", "^peer .*picture=NONE");
    step("another camera", "devices test Mike", "^peer .*picture=CAMERA");
    step("another microphone, heard for 1 s", "devices test test", "tone=4[34]\\d");
    step("the first again, heard for 1 s", "devices test Mike", "tone=8[78]\\d");
    changeNetwork();
    call.assertTheSameCall(since);
    step("hang up", "close", "^ended closedByPeer");
    call.ann.await("^ended closed$", NetworkedCall.CALL_LIMIT);
    return took;
  }

  private void step(String name, String told, String noticed) {
    call.bob.skip();
    long began = ProcessLines.now();
    call.ann.tell(told);
    took.put(name, call.bob.await(noticed, NetworkedCall.CALL_LIMIT).at() - began);
  }

  /** Bob learns of the second address while the first works, and then only the second does. */
  private void changeNetwork() {
    call.both().forEach(RemoteClientProcess::skip);
    long began = ProcessLines.now();
    ann.addCable("203.0.113.131");
    call.ann.await("^network changed", NetworkedCall.CALL_LIMIT);
    long answered = call.ann.await("^moment answer-in", NetworkedCall.CALL_LIMIT).at();
    took.put("ICE restart after a new interface", answered - began);
    call.bob.skip();
    long pulled = ProcessLines.now();
    ann.unplug();
    long back = call.bob.await("^picture back", NetworkedCall.CALL_LIMIT).at();
    took.put("picture by it, the old cable pulled", back - pulled);
  }

  @Override
  public void close() {
    Closing.all(call, sound, screen, net);
  }
}
