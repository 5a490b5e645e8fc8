package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.json.Json;
import dev.parley.text.Sanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that come from the peer of one call. Loop only. */
final class IncomingFiles {
  /** What is asked for again at the beginning of a call. */
  private static final int MOST_RESUMED = 20;

  /** In bytes: a pebibyte. */
  private static final long LARGEST = 1L << 50;

  private static final int LONGEST_TYPE = 60;
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{32}");

  private final FileCall session;
  private final TransferList list;

  /** By the peer's number, as the others. */
  private final Map<Integer, FileReceiver> offered = new HashMap<>();

  /** Offered once more, though they have arrived. */
  private final Map<Integer, TransferRecords.Delivered> again = new HashMap<>();

  private List<TransferRecords.Delivered> kept = new ArrayList<>();
  private int last;

  /** Offers that the peer has taken back before an answer. */
  private int takenBack;

  IncomingFiles(FileCall session, TransferList list) {
    this.session = session;
    this.list = list;
  }

  /** Asks for what this peer has not finished. */
  void begin(TransferRecords.All records) {
    kept = records.delivered();
    for (TransferRecords.Received one : records.received()) {
      boolean known = list.find(false, one.peer(), one.mark()).isPresent();
      if (one.peer().equals(session.peer()) && !known && list.hasRoom(false)) {
        list.add(FileReceiver.resumed(list, session.peerName(), one));
      }
    }
    list.all()
        .filter(one -> !one.sent && one.peerId.equals(session.peer()))
        .filter(one -> one.stage() == Stage.INTERRUPTED)
        .limit(MOST_RESUMED)
        .forEach(one -> ((FileReceiver) one).fetch(session));
  }

  int count() {
    return offered.size();
  }

  void offered(int id, JsonNode message) {
    long size = FileCall.number(message, "size");
    String mark = FileCall.text(message, "mark", 32);
    String name = FileName.harmless(FileCall.text(message, "name", 1000));
    boolean right = id > last && size >= 0 && size <= LARGEST && MARK.matcher(mark).matches();
    if (!right) {
      return;
    }
    last = id;
    Optional<FileReceiver> begun =
        list.find(false, session.peer(), mark)
            .map(one -> (FileReceiver) one)
            .filter(one -> one.size() == size && one.stage() == Stage.INTERRUPTED);
    Optional<TransferRecords.Delivered> delivered = delivered(mark, name, size);
    boolean full =
        session.unfinished(offered) + again.size() >= FileCall.MOST_AT_ONCE
            || takenBack > FileCall.MOST_AT_ONCE // it only wants to be seen
            || delivered.isEmpty() && !list.hasRoom(false);
    if (begun.isPresent()) {
      offered.values().remove(begun.get());
      offered.put(id, begun.get());
      begun.get().offered(session, id);
      begun.get().accept();
    } else if (!full && delivered.isPresent()) {
      delivered(id, delivered.get());
    } else if (full || list.plan.offers() == FilePlan.Offers.DECLINE) {
      stop(id, Transfer.BY_PERSON);
    } else {
      String type = Sanitizer.line(FileCall.text(message, "type", 1000), LONGEST_TYPE);
      FileReceiver one = new FileReceiver(list, session.facts(mark, name, type, size));
      offered.put(id, one);
      one.offered(session, id);
      list.add(one);
      if (list.plan.offers() == FilePlan.Offers.ACCEPT) {
        one.accept();
      }
    }
  }

  /** In this run, or in an earlier one. */
  private Optional<TransferRecords.Delivered> delivered(String mark, String name, long size) {
    Stream<TransferRecords.Delivered> now =
        list.all()
            .filter(one -> !one.sent && one.stage() == Stage.COMPLETE)
            .map(one -> ((FileReceiver) one).delivered());
    return Stream.concat(now, kept.stream())
        .filter(one -> one.mark().equals(mark) && one.peer().equals(session.peer()))
        .filter(one -> one.name().equals(name) && one.size() == size)
        .findFirst();
  }

  /** The sender has not heard that all of it arrived: it compares, and sends nothing more. */
  void delivered(int id, TransferRecords.Delivered file) {
    offered.remove(id);
    again.put(id, file);
    session.say(
        "files.accept",
        id,
        Json.object().put("offset", file.size()).put("sha256", file.sha256()).put("credit", 0));
  }

  private void stop(int id, String why) {
    again.remove(id);
    session.say("files.stop", id, Json.object().put("why", why));
  }

  void cancelled(int id, String why) {
    again.remove(id);
    FileReceiver one = offered.remove(id);
    if (one != null) {
      takenBack += one.stage() == Stage.OFFERED ? 1 : 0;
      one.endedThere(why);
    }
  }

  /** Whether the peer may send that. */
  boolean take(FileFrame frame) {
    if (again.containsKey(frame.id())) {
      return takeAgain(frame, again.get(frame.id()));
    }
    FileReceiver one = offered.get(frame.id());
    boolean late =
        one == null
            || one.stage().isOver()
            || one.stage() == Stage.INTERRUPTED
            || one.id() != frame.id();
    if (late) {
      return frame.id() <= last; // it was on the way when the transfer ended here
    }
    return switch (frame.kind()) {
      case START -> !isReceiving() && one.start(frame.offset());
      case BYTES -> one.bytes(frame.offset(), frame.content());
      default -> one.end(frame.offset(), frame.content());
    };
  }

  /** Of a file that is here: nothing of it may come but its end, or it is another by now. */
  private boolean takeAgain(FileFrame frame, TransferRecords.Delivered file) {
    if (frame.kind() == FileFrame.Kind.START && frame.offset() != file.size()) {
      stop(frame.id(), Transfer.BY_FAULT);
    } else if (frame.kind() == FileFrame.Kind.END) {
      again.remove(frame.id());
      boolean same = Hash.text(frame.content()).equals(file.sha256());
      session.say("files.done", frame.id(), Json.object().put("same", same));
    }
    return frame.kind() != FileFrame.Kind.BYTES;
  }

  /** One after the other. */
  private boolean isReceiving() {
    return offered.values().stream().anyMatch(FileReceiver::isArriving);
  }
}
