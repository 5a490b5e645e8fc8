package dev.parley.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What becomes of a request for a websocket: a client, or an answer in HTTP that refuses it.
 *
 * @param maker empty where it is refused
 * @param refusal the whole answer, such as {@link HttpHead#refusal} makes it
 */
public record Admission(Optional<ClientProtocol.Maker> maker, byte[] refusal) {
  public static Admission of(ClientProtocol.Maker maker) {
    return new Admission(Optional.of(maker), new byte[0]);
  }

  public static Admission refused(byte[] answer) {
    return new Admission(Optional.empty(), answer);
  }

  public CompletableFuture<Admission> now() {
    return CompletableFuture.completedFuture(this);
  }
}
