package dev.parley.peer;

import dev.parley.connection.Connection;

/** Those reports of a connection that move no call: they go to its {@link CallMedia}. */
abstract class MediaReports implements Connection.Listener {
  private final CallMedia media;

  MediaReports(CallMedia media) {
    this.media = media;
  }

  @Override
  public final void sends(Connection.Sent sent) {
    media.sends(sent);
  }

  @Override
  public final void peerSends(Connection.Sent sent) {
    media.peerSends(sent);
  }

  @Override
  public final void note(String sentence) {
    media.note(sentence);
  }
}
