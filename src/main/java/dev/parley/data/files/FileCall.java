package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The call in which files go and come. On the loop. */
interface FileCall extends TransferLine {
  /** Files each way that are offered, accepted or under way; the others wait at the sender. */
  int MOST_AT_ONCE = 20;

  /** The peer, with the place: the same in the next call, in the same place only. */
  String peer();

  /** To be shown. */
  String peerName();

  boolean isReady();

  boolean isOver();

  /** Those of a file that goes to this peer, or comes from it. */
  default Transfer.Facts facts(String mark, String name, String type, long size) {
    return new Transfer.Facts(peer(), peerName(), mark, name, type, size);
  }

  /** What is over needs no number any more. */
  default int unfinished(Map<Integer, ? extends Transfer> some) {
    some.values().removeIf(one -> one.stage().isOver() || !one.isAt(this));
    return some.size();
  }

  static String text(JsonNode message, String field, int longest) {
    String text = message.path(field).isTextual() ? message.path(field).textValue() : "";
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  static long number(JsonNode message, String field) {
    JsonNode value = message.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
  }
}
