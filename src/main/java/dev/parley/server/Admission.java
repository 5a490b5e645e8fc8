package dev.parley.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Holds the decision on a WebSocket request: a client, or an HTTP answer that refuses it. */
final class Admission {
  private final Optional<ClientProtocol.Maker> maker;
  private final byte[] refusal;

  private Admission(Optional<ClientProtocol.Maker> maker, byte[] refusal) {
    this.maker = maker;
    this.refusal = refusal;
  }

  static Admission of(ClientProtocol.Maker maker) {
    return new Admission(Optional.of(maker), new byte[0]);
  }

  /** The whole answer, such as {@link HttpHead#refusal} makes it. */
  static Admission refused(byte[] answer) {
    return new Admission(Optional.empty(), answer);
  }

  /** Empty where it is refused. */
  Optional<ClientProtocol.Maker> maker() {
    return maker;
  }

  byte[] refusal() {
    return refusal;
  }

  CompletableFuture<Admission> now() {
    return CompletableFuture.completedFuture(this);
  }
}
