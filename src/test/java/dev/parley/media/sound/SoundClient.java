package dev.parley.media.sound;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.session.RtcConnections;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Media;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * One side of a call in a process of its own, because a process has one audio device module. Its
 * test is the wire: what this side has to say goes out by standard output, line by line, and what
 * the other said and what it shall do come in by standard input.
 */
final class SoundClient implements Connection.Listener {
  private static final String NONE = "-";

  private final ThreadLoop loop = new ThreadLoop("client-loop");
  private final Media media;
  private final Connection connection;

  private SoundClient(MediaChoice choice) throws Exception {
    long start = System.nanoTime();
    media = Media.open(loop, choice).get(60, TimeUnit.SECONDS);
    say("open " + (System.nanoTime() - start) / 1_000_000);
    connection =
        new RtcConnections(
                loop, media, frame -> {}, frame -> {}, (samples, rate, channels, frames) -> {})
            .create("peer", this);
  }

  /** Takes the camera, the microphone and the speaker; "-" for an automatic one. */
  public static void main(String[] devices) throws Exception {
    MediaChoice choice =
        MediaChoice.parse(orNull(devices[0]), orNull(devices[1]), orNull(devices[2]))
            .withSound(SoundOptions.NONE);
    SoundClient client = new SoundClient(choice);
    client.loop.post(() -> client.media.onDevices(now -> say("devices " + now.microphones())));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = commands.readLine();
    while (line != null && !line.equals("quit")) {
      String[] words = line.split(" ");
      client.loop.post(() -> client.obey(words));
      line = commands.readLine();
    }
    System.exit(0);
  }

  private void obey(String[] words) {
    switch (words[0]) {
      case "media" -> connection.openMedia();
      case "connect" ->
          connection.connect(
              Boolean.parseBoolean(words[1]) ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER);
      case "description" ->
          connection.remoteDescription(
              new SessionDescription(SessionDescription.Type.valueOf(words[1]), decoded(words[2])));
      case "candidate" ->
          connection.remoteCandidate(
              new IceCandidate(
                  decoded(words[1]), words[2], Integer.valueOf(words[3]), orNull(words[4])));
      case "wish" ->
          connection.send(
              new SendSettings(
                  Boolean.parseBoolean(words[1]), Boolean.parseBoolean(words[2]), "", false));
      case "microphone" ->
          media.choose(MediaChoice.parse("none", words[1], "none").withSound(SoundOptions.NONE));
      case "level" ->
          connection
              .microphoneLevel()
              .whenComplete((level, failure) -> say("level " + (failure == null ? level : "none")));
      case "notice" ->
          media.choose(media.choice().withNoticesMuted(Boolean.parseBoolean(words[1])));
      case "close" -> {
        connection.close();
        awaitClosed();
      }
      default -> say("? " + words[0]);
    }
  }

  private void awaitClosed() {
    if (media.openCaptures() == 0) {
      say("closed");
    } else {
      loop.after(java.time.Duration.ofMillis(20), this::awaitClosed);
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static String orNull(String word) {
    return word.equals(NONE) ? null : word;
  }

  private static void say(String line) {
    System.out.println(line);
  }

  @Override
  public void mediaReady() {
    say("ready");
  }

  @Override
  public void localDescription(SessionDescription description) {
    say("description " + description.type() + " " + encoded(description.sdp()));
  }

  @Override
  public void localCandidate(IceCandidate candidate) {
    String fragment = candidate.usernameFragment();
    say(
        "candidate "
            + encoded(candidate.candidate())
            + " "
            + candidate.mid()
            + " "
            + candidate.lineIndex()
            + " "
            + (fragment == null || fragment.isEmpty() ? NONE : fragment));
  }

  @Override
  public void state(Connection.State state) {
    say("state " + state);
  }

  @Override
  public void sends(MediaState sent) {
    say("sends " + sent.microphone() + " " + sent.picture());
  }

  @Override
  public void peerSends(MediaState sent) {
    say("peer sends " + sent.microphone() + " " + sent.picture());
  }

  @Override
  public void frozen(boolean now) {}

  @Override
  public void note(String sentence) {
    say("note " + sentence);
  }

  @Override
  public void failed(Connection.Failure failure) {
    say("failed " + failure.sentence());
  }
}
