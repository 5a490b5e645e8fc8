package dev.parley.data.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Statistics;
import java.util.concurrent.CompletableFuture;

/** What a transfer needs of the call that it is in. On the loop. */
interface TransferLine {
  /** Says something of that transfer on the control channel. */
  void say(String type, int id, ObjectNode more);

  /** Sends a frame; completes once another can follow, with false where the channel is closed. */
  CompletableFuture<Boolean> send(byte[] frame);

  /** The peer may send so many bytes more, in messages of full size. */
  void expect(long bytes);

  /** See {@link dev.parley.data.DataCall#statistics}. */
  CompletableFuture<Statistics> statistics();

  /** Another transfer may begin to be sent. */
  void next();

  /** A file that is offered turns out to have arrived already. */
  void delivered(int id, TransferRecords.Delivered file);
}
