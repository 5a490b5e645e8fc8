package dev.parley;

import dev.parley.hosting.NetworkedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The network under a call goes for some seconds, or becomes another one: the same call goes on,
 * and its picture is back. How soon is printed; {@code src/scripts/measure/outages} compares it.
 */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CableTest {
  private Namespaces net;
  private Machine ann;
  private NetworkedCall call;

  @BeforeEach
  void aCallBetweenTwoMachines() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    call = new NetworkedCall(net.machine("server", 10), ann, net.machine("bob", 32)).connected();
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CABLE_PULLED_FOR_LONG")
  void theSameCallGoesOn(Outage outage) {
    outage.under(call, ann);
  }

  @Test
  @EnabledIfSystemProperty(named = "parley.long", matches = "true")
  void theSameCallGoesOnAfterLonger() {
    Outage.CABLE_PULLED_FOR_LONG.under(call, ann);
  }
}
