package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a socket tells its owner, waited for with a limit. */
final class Heard implements TextSocket.Listener {
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @Override
  public void opened() {
    events.add("opened");
  }

  @Override
  public void text(String text) {
    events.add("text " + text);
  }

  @Override
  public void pinged() {
    events.add("pinged");
  }

  @Override
  public void goodbye(TextSocket.CloseReason closeReason) {
    String how = closeReason.httpStatus() + " " + closeReason.code();
    events.add("goodbye " + how + " '" + closeReason.reason() + "'");
  }

  @Override
  public void closed(String why) {
    events.add("closed " + why);
  }

  void isOpened() {
    assertEquals("opened", next());
  }

  /** The sentence with which it ended, before or after it was open. */
  String whyClosed() {
    String first = next();
    String event = first.startsWith("goodbye ") ? next() : first;
    return event.startsWith("closed ") ? event.substring(7) : fail("not closed but " + event);
  }

  String next() {
    try {
      String event = events.poll(60, TimeUnit.SECONDS);
      return event == null ? fail("nothing happened") : event;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isEmpty() {
    return events.isEmpty();
  }
}
