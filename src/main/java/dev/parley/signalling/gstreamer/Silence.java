package dev.parley.signalling.gstreamer;

import java.util.List;

/** Hears a server's frames out, and does nothing of what it does not expect. */
abstract class Silence implements ServerFrame.Handler {
  @Override
  public void hello() {}

  @Override
  public void entered(List<String> peers) {}

  @Override
  public void listed(List<String> peers) {}

  @Override
  public void joined(String peer) {}

  @Override
  public void left(String peer) {}

  @Override
  public void message(String peer, String text) {}

  @Override
  public void sessionMade() {}

  @Override
  public void fault(String text) {}

  @Override
  public void other(String text) {}
}
