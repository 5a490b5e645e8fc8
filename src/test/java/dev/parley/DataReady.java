package dev.parley;

import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;

/** Tells when the data channels of a call are open and the peer has said what it has. */
record DataReady(Told told) implements DataFeature {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public Session begin(DataCall call) {
    return new Session() {
      @Override
      public void ready() {
        told.say("data ready");
      }
    };
  }
}
