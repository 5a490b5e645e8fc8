package dev.parley.data.proof;

import dev.parley.connection.OwnCertificate;
import dev.parley.data.DataFeature;
import dev.parley.media.TestMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Who makes calls, with what one keeps from call to call. */
final class ProofPerson {
  final OwnCertificate certificate = OwnCertificate.make();
  final AtomicInteger pictures = new AtomicInteger();
  private final String peerId;
  private final Path settings;
  private ProofFeature feature;
  private ProofState state = ProofState.NOTHING;

  /** When what is known of the call became what it is. */
  private Duration since = Duration.ZERO;

  ProofPerson(String peerId, Path settings) {
    this.peerId = peerId;
    this.settings = settings;
  }

  /** Comes into the channel; on the loop. */
  void join(String secret) {
    feature =
        new ProofFeature(TestMedia.loop(), settings, "wss://h room", true, secret, this::become);
  }

  private void become(ProofState now) {
    if (now.of(peerId).verification() != state.of(peerId).verification()) {
      since = TestMedia.loop().now();
    }
    state = now;
  }

  ProofState.Call call() {
    return state.of(peerId);
  }

  Duration since() {
    return since;
  }

  void confirm() {
    feature.compared(peerId, call().code(), true);
  }

  ProofEnd end(boolean polite) {
    List<DataFeature> features = List.of(feature);
    return new ProofEnd(peerId, polite, certificate, features, frame -> pictures.incrementAndGet());
  }
}
