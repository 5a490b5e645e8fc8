package dev.parley.data.pointer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message on the pointer channel (docs/data-channels.md).
 *
 * @param number counts up, from 65535 to 0 again: what a newer one has overtaken is dropped
 * @param x of the place, 0 to 65535 from edge to edge; -1 where nobody points any more
 * @param y likewise
 */
record PointerFrame(int number, int x, int y) {
  static final int MOST = 65_535;
  static final int NOWHERE = -1;

  static PointerFrame at(int number, double x, double y) {
    return new PointerFrame(number & MOST, scaled(x), scaled(y));
  }

  static PointerFrame gone(int number) {
    return new PointerFrame(number & MOST, NOWHERE, NOWHERE);
  }

  private static int scaled(double fraction) {
    return (int) Math.round(Math.max(0, Math.min(1, fraction)) * MOST);
  }

  boolean isGone() {
    return x == NOWHERE;
  }

  /** Whether it was sent after that one. */
  boolean isAfter(int other) {
    int ahead = number - other & MOST;
    return ahead > 0 && ahead <= MOST / 2;
  }

  byte[] bytes() {
    ObjectNode json = Json.object().put("n", number);
    if (!isGone()) {
      json.put("x", x).put("y", y);
    }
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads what a peer has sent; empty for whatever is none. */
  static Optional<PointerFrame> parse(byte[] message) {
    JsonNode json = Json.readOrMissing(new String(message, StandardCharsets.UTF_8));
    if (!isInRange(json.path("n"))) {
      return Optional.empty();
    }
    int number = json.path("n").intValue();
    if (!json.has("x") && !json.has("y")) {
      return Optional.of(gone(number));
    }
    return isInRange(json.path("x")) && isInRange(json.path("y"))
        ? Optional.of(
            new PointerFrame(number, json.path("x").intValue(), json.path("y").intValue()))
        : Optional.empty();
  }

  private static boolean isInRange(JsonNode value) {
    return value.isInt() && value.intValue() >= 0 && value.intValue() <= MOST;
  }
}
