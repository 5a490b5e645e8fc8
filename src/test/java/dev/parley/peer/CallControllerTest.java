package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.CallRef;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.connection.Statistics;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A controller is one call: two of them run side by side over one local media. */
@Tag("unit")
class CallControllerTest {
  private static final SessionDescription OFFER =
      new SessionDescription(SessionDescription.Type.OFFER, "v=0");

  private final PeerFixture here = new PeerFixture().online();
  private final FakeHost host = new FakeHost();
  private final CallController ann = call("ann");
  private final CallController zoe = call("zoe");

  @Test
  void twoCallsRunSideBySide() {
    connectBoth();
    assertEquals(Phase.CONNECTED, ann.phase());
    assertEquals(Phase.CONNECTED, zoe.phase());
    assertEquals(List.of("ann", "zoe"), here.connections.peers);
    here.loop.act(() -> zoe.describes(OFFER));
    assertEquals(List.of(), toAnn().received);
    assertEquals(List.of(OFFER), toZoe().received);
  }

  @Test
  void whatIsSentIsTheSameInBoth() {
    connectBoth();
    here.loop.act(() -> host.media.microphone(false));
    SendSettings muted = new SendSettings(false, true, "", false);
    assertEquals(List.of(muted), toAnn().wishes);
    assertEquals(List.of(muted), toZoe().wishes);
  }

  @Test
  void aSecondCallBeginsAsTheFirstOneIs() {
    here.loop.act(() -> ann.happen(CallEvent.USER_CALLS));
    here.loop.act(() -> host.media.microphone(false));
    here.loop.act(() -> zoe.happen(CallEvent.USER_CALLS));
    assertEquals(List.of(new SendSettings(false, true, "", false)), toZoe().wishes);
  }

  @Test
  void whatThePeersSendIsEachItsOwn() {
    connectBoth();
    MediaState dark = new MediaState(true, PictureKind.NONE);
    here.loop.act(() -> toZoe().says().peerSends(dark));
    assertEquals(MediaState.ALL, ann.shown().media().peer());
    assertEquals(dark, zoe.shown().media().peer());
  }

  @Test
  void theEndOfOneIsNotTheEndOfTheOther() {
    connectBoth();
    here.loop.act(() -> host.media.microphone(false));
    here.signalling.takeSaid();
    here.loop.act(() -> ann.happen(CallEvent.USER_CLOSES));
    assertEquals(Phase.IDLE, ann.phase());
    assertEquals(Phase.CONNECTED, zoe.phase());
    assertEquals(1, here.connections.living());
    assertEquals(List.of(ann), host.ended);
    assertEquals(List.of("ann: Close"), here.signalling.takeSaid());
    assertEquals(new SendSettings(false, true, "", false), host.media.settings());
  }

  @Test
  void aCallEndsThoughThePeerCannotBeTold() {
    connectBoth();
    here.signalling.fails = true;
    here.loop.act(() -> ann.happen(CallEvent.USER_CLOSES));
    assertEquals(List.of(ann), host.ended);
    assertEquals(1, here.connections.living());
  }

  @Test
  void whatStandsBesideACallEndsThoughItsMediaFailTo() {
    connectBoth();
    host.mediaFail = true;
    here.loop.post(
        () -> assertThrows(RuntimeException.class, () -> ann.happen(CallEvent.USER_CLOSES)));
    here.loop.run();
    host.mediaFail = false;
    assertEquals(List.of("ann"), besideEnded);
    assertEquals(List.of(ann), host.ended);
  }

  @Test
  void aChangeIsToldOnceAndAfterItsEffects() {
    here.loop.act(() -> ann.happen(CallEvent.USER_CALLS));
    here.signalling.takeSaid();
    host.told.clear();
    here.loop.act(() -> toAnn().mediaIsReady());
    assertEquals(List.of("OFFERING after [ann: Offer]"), host.told);
  }

  @Test
  void nothingIsToldWhereNothingChanges() {
    here.loop.act(() -> ann.happen(CallEvent.USER_CALLS));
    host.told.clear();
    here.loop.act(() -> ann.happen(CallEvent.PARTNER_ACCEPTS));
    assertEquals(List.of(), host.told);
    assertEquals(List.of("PARTNER_ACCEPTS"), host.dropped);
  }

  private void connectBoth() {
    for (CallController call : List.of(ann, zoe)) {
      here.loop.act(() -> call.happen(CallEvent.USER_CALLS));
      FakeConnection connection = here.connections.latest();
      here.loop.act(connection::mediaIsReady);
      here.loop.act(() -> call.happen(CallEvent.PARTNER_ACCEPTS));
      here.loop.act(() -> connection.says().state(Connection.State.CONNECTED));
    }
    assertTrue(toAnn().polite() && toZoe().polite());
  }

  private FakeConnection toAnn() {
    return here.connections.get(0);
  }

  private FakeConnection toZoe() {
    return here.connections.get(1);
  }

  private CallController call(String peerId) {
    return new CallController(here.loop, peerId, here.signalling, here.connections, host);
  }

  private final List<String> besideEnded = new ArrayList<>();

  private final DataFeature beside =
      new DataFeature() {
        @Override
        public String name() {
          return "beside";
        }

        @Override
        public Session begin(DataCall call) {
          return new Session() {
            @Override
            public void ended() {
              besideEnded.add(call.peerId());
            }
          };
        }
      };

  private final List<String> directly = new ArrayList<>();

  private final class FakeHost implements CallController.Host {
    @Override
    public boolean isOnline() {
      return true;
    }

    @Override
    public boolean isOffered(String peerId) {
      return offers.stands(peerId);
    }

    @Override
    public List<DataFeature> features() {
      return List.of(beside);
    }

    @Override
    public void heardDirectly(String peerId, PeerMessage message) {
      directly.add(peerId + " " + message);
    }

    final LocalMedia media = new LocalMedia(here.loop, () -> {});
    final List<CallController> ended = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    private final Offers offers =
        new Offers(here.loop, new Roster(), new PeerFilter(), here.signalling, notice -> {});

    @Override
    public Offers offers() {
      return offers;
    }

    boolean mediaFail;

    @Override
    public LocalMedia media() {
      if (mediaFail) {
        throw new IllegalStateException("it fails");
      }
      return media;
    }

    @Override
    public String name(String peerId) {
      return peerId;
    }

    @Override
    public String ownName() {
      return "Me";
    }

    @Override
    public CallRef offered() {
      return CallRef.NONE;
    }

    @Override
    public CallRef accepted(String peerId) {
      return CallRef.NONE;
    }

    @Override
    public void ending(CallController call, EndReason reason, String why) {}

    @Override
    public void announce(Presence.Status status) {}

    @Override
    public void notice(String sentence) {}

    @Override
    public void dropped(String what, String peerId, String why) {
      dropped.add(what);
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {}

    @Override
    public void ended(CallController call, EndReason reason) {
      ended.add(call);
    }

    @Override
    public void changed() {
      told.add(ann.phase() + " after " + here.signalling.said);
    }
  }
}
