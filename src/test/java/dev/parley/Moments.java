package dev.parley;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.TestCardReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.LoggerFactory;

/**
 * Tells when each step of a call happens, from the accept to the first picture: "moment WORD
 * MICROSECONDS", by the machine's monotonic clock. Descriptions may come several times; all else is
 * told once a call.
 */
final class Moments {
  private final Told told;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /** By the newest picture; of the one native thread that brings them. */
  private String shown = "";

  Moments(Told told) {
    this.told = told;
  }

  /** The person accepts. */
  void accepts() {
    say("accepts");
  }

  /** Those connections, watched on both of their sides. */
  Connection.Factory of(Connection.Factory real) {
    followLog();
    return (peerId, listener) -> {
      said.clear();
      return watched(
          Connection.class,
          real.create(peerId, watched(Connection.Listener.class, listener, this::reports)),
          this::isTold);
    };
  }

  /** That sink, the first picture of each call, and whether test cards or others are shown. */
  FrameSink sink(FrameSink real) {
    return frame -> {
      once("picture");
      real.frame(frame);
      String now = TestCardReader.number(frame).orElse(0) > 0 ? "card" : "another";
      if (!now.equals(shown)) {
        shown = now;
        told.say("shows " + now);
      }
    };
  }

  private void isTold(String method, Object argument) {
    switch (method) {
      case "connect" -> once("connects");
      case "remoteDescription" -> say(word(argument) + "-in");
      default -> {}
    }
  }

  private void reports(String method, Object argument) {
    switch (method) {
      case "mediaReady" -> once("media");
      case "localDescription" -> say(word(argument) + "-out");
      case "state" -> once(argument.toString().toLowerCase(Locale.ROOT));
      default -> {}
    }
  }

  private static String word(Object description) {
    return ((SessionDescription) description).type().name().toLowerCase(Locale.ROOT);
  }

  /** The one step that only the log knows of. */
  private void followLog() {
    Logger log = (Logger) LoggerFactory.getLogger("dev.parley.connection.webrtc.NativePeer");
    AppenderBase<ILoggingEvent> ear =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().equals("ICE: CONNECTED")) {
              once("ice");
            }
          }
        };
    ear.start();
    log.setLevel(Level.DEBUG);
    log.setAdditive(false);
    log.addAppender(ear);
  }

  private void once(String word) {
    if (said.add(word)) {
      say(word);
    }
  }

  private void say(String word) {
    told.say("moment " + word + " " + TimeUnit.NANOSECONDS.toMicros(System.nanoTime()));
  }

  /** A proxy, so that it need not change with the contract. */
  private static <T> T watched(Class<T> contract, T real, BiConsumer<String, Object> ear) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) -> {
              ear.accept(method.getName(), arguments == null ? null : arguments[0]);
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
