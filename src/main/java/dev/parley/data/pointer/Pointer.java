package dev.parley.data.pointer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.connection.DataChannel;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends where this side's person points at the peer's screen, and shows where the peer points at
 * this side's, while one is shared and the person allows it. Of several, this side points at the
 * screen of the one who shares, and shows where each of the others points. A place counts for a
 * second: a pointer at rest is sent again, and one whose end was lost disappears by itself. Loop
 * only, but for the intents.
 */
public final class Pointer implements DataFeature, PointerIntents {
  private static final String ALLOWED = "pointer.allowed";

  /** Between two messages: 30 a second. */
  static final Duration PACE = Duration.ofMillis(33);

  /** A pointer at rest is said again. */
  static final Duration REPEAT = Duration.ofMillis(400);

  /** After that time without a word the peer does not point any more. */
  static final Duration LIFE = Duration.ofSeconds(1);

  private static final Duration AGAIN = Duration.ofSeconds(2);

  private record Place(double x, double y) {}

  private final Loop loop;
  private final PointerMark mark;
  private final Consumer<PointerState> shown;

  /** Where the person points, which the loop has not seen yet; null once it has. */
  private final AtomicReference<Place> moved = new AtomicReference<>();

  private PointerState state = PointerState.NONE;
  private boolean allowed = true;

  /** The id of what this side shares; empty for nothing. */
  private String screen = "";

  /** The calls whose peers have this too, by peer. */
  private final Map<String, PointerCall> calls = new LinkedHashMap<>();

  /** The id of the peer who shares a screen; empty for nobody. */
  private String sharer = "";

  /**
   * @param shown hears of each change
   */
  public Pointer(Loop loop, PointerMark mark, Consumer<PointerState> shown) {
    this.loop = loop;
    this.mark = mark;
    this.shown = shown;
  }

  /** This side shares that; empty for nothing. */
  public void sharing(String screenId) {
    if (!screen.equals(screenId)) {
      screen = screenId;
      hide();
    }
  }

  /** That peer shares a screen; empty for nobody. */
  public void sharedBy(String peerId) {
    if (!sharer.equals(peerId)) {
      PointerCall before = aim();
      sharer = peerId;
      if (before != null && before != aim()) {
        before.stop();
      }
      publish();
    }
  }

  /** Where this side can point; null for nowhere. Until it is known who shares, a peer alone. */
  private PointerCall aim() {
    boolean alone = sharer.isEmpty() && calls.size() == 1;
    return alone ? calls.values().iterator().next() : calls.get(sharer);
  }

  @Override
  public void point(double x, double y) {
    if (moved.getAndSet(new Place(x, y)) == null) {
      loop.post(
          () -> {
            Place place = moved.getAndSet(null);
            PointerCall there = aim();
            if (there != null) {
              there.point(place);
            }
          });
    }
  }

  @Override
  public void stopPointing() {
    loop.post(() -> calls.values().forEach(PointerCall::stop));
  }

  @Override
  public void allowPointing(boolean on) {
    loop.post(
        () -> {
          allowed = on;
          hide();
          calls.values().forEach(PointerCall::tellAllowed);
          publish();
        });
  }

  @Override
  public String name() {
    return "pointer";
  }

  @Override
  public DataChannel channel() {
    return DataChannel.POINTER;
  }

  @Override
  public Session begin(DataCall with) {
    return new PointerCall(with);
  }

  private boolean isAllowed() {
    return allowed && mark.isPossible();
  }

  private void hide() {
    calls.values().forEach(PointerCall::hide);
  }

  private void publish() {
    boolean canPoint = aim() != null && aim().peerAllows;
    PointerState now = new PointerState(canPoint, !calls.isEmpty() && mark.isPossible(), allowed);
    if (!now.equals(state)) {
      state = now;
      shown.accept(now);
    }
  }

  /** One call. */
  private final class PointerCall implements Session {
    private final DataCall with;
    private boolean peerAllows;
    private int sent;

    /** Where this side's person points; null while not. */
    private Place place;

    /** What the peer knows of it. */
    private Place told;

    private Duration toldAt = Duration.ZERO.minus(REPEAT);
    private boolean sending;
    private Loop.Timer pace = () -> {};

    /** Of the newest place that was heard. */
    private int newest;

    /** From when on the number of that one says nothing. */
    private Duration stale = loop.now();

    /** Null while the peer does not point. */
    private Loop.Timer end;

    private PointerCall(DataCall with) {
      this.with = with;
    }

    @Override
    public void ready() {
      PointerCall before = aim();
      calls.put(with.peerId(), this);
      if (before != null && before != aim()) {
        before.stop();
      }
      tellAllowed();
      loop.after(AGAIN, this::tellAgain); // the peer may have had no channel for it yet
      publish();
    }

    private boolean isLive() {
      return calls.get(with.peerId()) == this;
    }

    private void tellAgain() {
      if (isLive()) {
        tellAllowed();
      }
    }

    private void tellAllowed() {
      with.say(ALLOWED, Json.object().put("on", isAllowed()));
    }

    @Override
    public void heard(String type, JsonNode message) {
      if (type.equals(ALLOWED) && message.path("on").isBoolean()) {
        peerAllows = message.path("on").booleanValue();
        if (!peerAllows) {
          stop();
        }
        publish();
      }
    }

    private void point(Place to) {
      if (peerAllows) {
        place = to;
        tell();
      }
    }

    private void stop() {
      if (place != null) {
        place = null;
        told = null;
        with.send(DataChannel.POINTER, PointerFrame.gone(++sent).bytes());
      }
    }

    /** Says it now, or when the pace allows; again and again while it stays. */
    private void tell() {
      Duration since = loop.now().minus(toldAt);
      Duration left = (place.equals(told) ? REPEAT : PACE).minus(since);
      pace.cancel();
      if (sending || !left.isNegative() && !left.isZero()) {
        pace = loop.after(sending ? PACE : left, this::again);
        return;
      }
      told = place;
      toldAt = loop.now();
      sending = true;
      with.send(DataChannel.POINTER, PointerFrame.at(++sent, place.x, place.y).bytes())
          .whenComplete((done, failure) -> sending = false);
      pace = loop.after(REPEAT, this::again);
    }

    private void again() {
      if (place != null && isLive()) {
        tell();
      }
    }

    @Override
    public void heard(DataChannel channel, byte[] message) {
      if (isLive() && isAllowed() && !screen.isEmpty()) {
        PointerFrame.parse(message)
            .filter(frame -> frame.isAfter(newest) || loop.now().compareTo(stale) >= 0)
            .ifPresent(this::heard);
      }
    }

    private void heard(PointerFrame frame) {
      newest = frame.number();
      stale = loop.now().plus(LIFE);
      if (frame.isGone()) {
        hide();
        return;
      }
      if (end != null) {
        end.cancel();
      }
      end = loop.after(LIFE, this::hide);
      double most = PointerFrame.MOST;
      mark.show(with.peerId(), with.peerName(), screen, frame.x() / most, frame.y() / most);
    }

    private void hide() {
      if (end != null) {
        end.cancel();
        end = null;
        mark.hide(with.peerId());
      }
    }

    @Override
    public void ended() {
      hide();
      place = null;
      pace.cancel();
      if (calls.remove(with.peerId(), this)) {
        publish();
      }
    }
  }
}
