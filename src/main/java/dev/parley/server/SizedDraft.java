package dev.parley.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;

/**
 * Implements RFC 6455 with a size limit. A message that is too large ends the connection with code
 * 1000 and no reason, as the measured server does, where the library would send 1009.
 */
final class SizedDraft extends Draft_6455 {
  SizedDraft(int messageBytes) {
    super(List.of(), messageBytes);
  }

  @Override
  public Draft copyInstance() {
    return new SizedDraft(getMaxFrameSize());
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    try {
      return super.translateFrame(buffer);
    } catch (LimitExceededException tooLarge) {
      throw new TooLarge(getMaxFrameSize());
    }
  }

  /** The parts of a fragmented message are added up here. */
  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    try {
      super.processFrame(socket, frame);
    } catch (LimitExceededException tooLarge) {
      throw new TooLarge(getMaxFrameSize());
    }
  }

  private static final class TooLarge extends LimitExceededException {
    private static final long serialVersionUID = 1;

    TooLarge(int limit) {
      super("", limit);
    }

    @Override
    public int getCloseCode() {
      return CloseFrame.NORMAL;
    }
  }
}
