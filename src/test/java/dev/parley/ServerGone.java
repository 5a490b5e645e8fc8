package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call between two machines whose server is killed and never comes back, and what the two do
 * then: each step with the milliseconds until the other side had noticed it.
 */
final class ServerGone {
  private final NetworkedCall call;
  private final Machine ann;
  private final Map<String, Long> took = new LinkedHashMap<>();

  /**
   * @param call connected, of clients that tell their moments
   * @param ann hers, which has one cable
   */
  ServerGone(NetworkedCall call, Machine ann) {
    this.call = call;
    this.ann = ann;
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
}
