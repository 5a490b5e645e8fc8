package dev.parley.data.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.data.DataPair;
import dev.parley.loop.FakeLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two copies of the program in one channel, and a call between them without connections. */
final class ProofPair {
  static final String CHANNEL = "wss://h room";
  static final String SECRET = "AAAAAAAAAAAAAAAAAAAAAA";
  static final String A = "a".repeat(64);
  static final String B = "b".repeat(64);
  static final String C = "c".repeat(64);
  private static final ObjectMapper JSON = new ObjectMapper();

  final FakeLoop loop = new FakeLoop();
  boolean idsLast = true;
  ProofFeature one;
  ProofFeature two;
  DataPair call;
  private final Path onesFolder;
  private final Path twosFolder;
  private final List<ProofState> onesStates = new ArrayList<>();
  private final List<ProofState> twosStates = new ArrayList<>();

  ProofPair(Path onesFolder, Path twosFolder) {
    this.onesFolder = onesFolder;
    this.twosFolder = twosFolder;
  }

  /** Both come into the channel anew. */
  void join(String onesSecret, String twosSecret) {
    one = new ProofFeature(loop, onesFolder, CHANNEL, idsLast, onesSecret, onesStates::add);
    two = new ProofFeature(loop, twosFolder, CHANNEL, idsLast, twosSecret, twosStates::add);
    loop.run();
  }

  /** A call that has begun, and has these certificates. */
  DataPair call(String onesCertificate, String twosCertificate) {
    return begin(
        new Certificates(onesCertificate, twosCertificate),
        new Certificates(twosCertificate, onesCertificate));
  }

  /** Somebody has a connection with each. */
  DataPair callThroughSomebody() {
    return begin(new Certificates(A, C), new Certificates(B, C));
  }

  /** A call whose certificates nobody knows yet. */
  void begin() {
    call = new DataPair(loop, one, two);
  }

  private DataPair begin(Certificates ones, Certificates twos) {
    begin();
    call.one.certificates = CompletableFuture.completedFuture(ones);
    call.two.certificates = CompletableFuture.completedFuture(twos);
    return call.connected();
  }

  /** A call in which no message has been said. */
  void connect(String onesCertificate, String twosCertificate) {
    call(onesCertificate, twosCertificate);
    loop.run();
  }

  /** A call in which all has been said. */
  void meet(String onesCertificate, String twosCertificate) {
    call(onesCertificate, twosCertificate).ready();
    loop.run();
  }

  void meetThroughSomebody() {
    callThroughSomebody().ready();
    loop.run();
  }

  /** One says that the codes are the same. */
  void confirm() {
    one.compared("two", ones().code(), true);
    loop.run();
  }

  /** One has proved two by a code, with the certificate B. */
  void proved() {
    meet(A, B);
    confirm();
    call.end();
  }

  /** The call has another certificate at the other end, for one. */
  void becomes(String twosCertificate) {
    call.one.certificates = CompletableFuture.completedFuture(new Certificates(A, twosCertificate));
    loop.advance(Duration.ofMillis(600));
  }

  void goesBlind() {
    call.one.certificates = CompletableFuture.failedFuture(new IllegalStateException("pending"));
    loop.advance(Duration.ofMillis(600));
  }

  /** Everything that a side says comes back to it, until it says nothing new. */
  void echo(DataPair.Side side) throws JsonProcessingException {
    for (int i = 0; i < side.said.size(); i++) {
      hear(side, side.said.get(i));
    }
  }

  void hear(DataPair.Side side, String said) throws JsonProcessingException {
    int space = said.indexOf(' ');
    ObjectNode message = (ObjectNode) JSON.readTree(said.substring(space));
    side.session.heard(said.substring(0, space), message);
    loop.run();
  }

  ProofState onesState() {
    return onesStates.get(onesStates.size() - 1);
  }

  ProofState.Call ones() {
    return onesState().of("two");
  }

  ProofState.Call twos() {
    return twosStates.get(twosStates.size() - 1).of("one");
  }
}
