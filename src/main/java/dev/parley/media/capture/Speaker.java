package dev.parley.media.capture;

import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.frame.MediaException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Manages the speaker of the process, as devices come and go. On the loop. */
public final class Speaker {
  private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Plays on another speaker; blocks. */
  public interface Move {
    void to(String name) throws MediaException;
  }

  private final Loop loop;
  private final Move move;
  private final DeviceInUse device = new DeviceInUse("speaker");

  public Speaker(Loop loop, Move move) {
    this.loop = loop;
    this.move = move;
  }

  /** Takes what is played on already: the devices were opened with this choice. */
  public void begin(Pick pick, List<String> there) {
    device.choose(pick, there);
  }

  public void choose(Pick pick, List<String> there) {
    String before = device.name();
    device.choose(pick, there);
    follow(before);
  }

  /** Returns a sentence for the person, empty where nothing has changed. */
  public String look(List<String> there) {
    String before = device.name();
    String sentence = device.look(there);
    follow(before);
    return sentence;
  }

  private void follow(String before) {
    String now = device.name();
    if (now.isEmpty() || now.equals(before)) {
      return;
    }
    loop.offload("change the speaker", () -> move.to(now), LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("could not change the speaker", failure);
              return null;
            });
  }
}
