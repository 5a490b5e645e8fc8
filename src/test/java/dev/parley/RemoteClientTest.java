package dev.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.hosting.NetworkedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A remote client does what it is told, and both ends of the call say so. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemoteClientTest {
  private final Namespaces net = Namespaces.create();
  private NetworkedCall call;

  @BeforeEach
  void aCall() {
    call =
        new NetworkedCall(net.machine("server", 10), net.machine("ann", 31), net.machine("bob", 32))
            .connected();
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @Test
  void whatOneSideSendsIsToldByBoth() {
    ann("microphone off", "sound=off picture=CAMERA");
    ann("camera off", "sound=off picture=NONE");
    bobTakesNoCameraThatIsOffForAFrozenPicture();
    ann("camera on", "sound=off picture=CAMERA");
    ann("microphone on", "sound=on picture=CAMERA");
  }

  private void bobTakesNoCameraThatIsOffForAFrozenPicture() {
    long off = ProcessLines.now();
    for (int second = 1; second <= 3; second++) {
      call.bob.await("^stats ", NetworkedCall.CALL_LIMIT);
    }
    assertFalse(call.bob.said("frozen", off).contains("frozen true"));
  }

  @Test
  void aScreenThatIsNotThereIsNoted() {
    call.ann.tell("share 0x7fffffff");
    call.ann.await("^note .+", NetworkedCall.CALL_LIMIT);
    call.ann.tell("dance");
    call.ann.await("^\\? dance$", NetworkedCall.CALL_LIMIT);
  }

  private void ann(String command, String sent) {
    call.ann.tell(command);
    call.ann.await("^own " + sent + "$", NetworkedCall.CALL_LIMIT);
    call.bob.await("^peer " + sent + "$", NetworkedCall.CALL_LIMIT);
  }
}
