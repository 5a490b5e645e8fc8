package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.data.DataFeature;
import dev.parley.data.chat.Chat;
import dev.parley.data.chat.Conversation;
import dev.parley.data.pointer.Pointer;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.pointer.PointerState;
import dev.parley.loop.Loop;
import dev.parley.report.Report;
import java.util.List;

/** Makes what uses the data channels of the calls of a run. On the loop. */
final class CallFeatures {
  final Chat chat;
  final Pointer pointer;

  /** What the window hears of, if there is one. On the loop. */
  interface Shown {
    void conversations(List<Conversation> now);

    void pointing(PointerState now);
  }

  /**
   * @param kiosk whether the next person at the window is another one
   */
  CallFeatures(Loop loop, boolean kiosk, PointerMark mark, Shown shown) {
    chat = new Chat(loop, !kiosk, shown::conversations);
    pointer = new Pointer(loop, mark, shown::pointing);
  }

  /** Adds what was done with it in this run, if any peer could. */
  void writeTo(Report report) {
    if (chat.wasUsed()) {
      Chat.Counts counts = chat.counts();
      report.chat(counts.sent(), counts.received(), counts.delivered());
    }
  }

  /**
   * What there is in calls of that channel, for one stay.
   *
   * @param say is written in the first call there
   */
  List<DataFeature> in(Destination there, List<String> say) {
    return List.of(chat.in(there.id(), say), pointer);
  }
}
