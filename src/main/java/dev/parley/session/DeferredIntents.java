package dev.parley.session;

import dev.parley.peer.Intents;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives the intents of a window that is there before the peer is, and ignores them until then.
 */
public record DeferredIntents(
    Supplier<? extends Intents> peer, Consumer<String> renamed, Consumer<String> retyped)
    implements Intents {

  @Override
  public void connect(String peerId) {
    pass(intents -> intents.connect(peerId));
  }

  @Override
  public void accept(String peerId) {
    pass(intents -> intents.accept(peerId));
  }

  @Override
  public void acceptInstead(String peerId) {
    pass(intents -> intents.acceptInstead(peerId));
  }

  @Override
  public void decline(String peerId) {
    pass(intents -> intents.decline(peerId));
  }

  @Override
  public void block(String peerId) {
    pass(intents -> intents.block(peerId));
  }

  @Override
  public void ignore(String peerId) {
    pass(intents -> intents.ignore(peerId));
  }

  @Override
  public void unblock(String peerId) {
    pass(intents -> intents.unblock(peerId));
  }

  @Override
  public void add(String peerId) {
    pass(intents -> intents.add(peerId));
  }

  @Override
  public void withdraw(String peerId) {
    pass(intents -> intents.withdraw(peerId));
  }

  @Override
  public void close() {
    pass(Intents::close);
  }

  @Override
  public void microphone(boolean on) {
    pass(intents -> intents.microphone(on));
  }

  @Override
  public void camera(boolean on) {
    pass(intents -> intents.camera(on));
  }

  @Override
  public void shareAsFilm(boolean on) {
    pass(intents -> intents.shareAsFilm(on));
  }

  @Override
  public void share(String screenId) {
    pass(intents -> intents.share(screenId));
  }

  @Override
  public void dismissNote() {
    pass(Intents::dismissNote);
  }

  @Override
  public void dismissNotice(long number) {
    pass(intents -> intents.dismissNotice(number));
  }

  /** A name is for this person, whether or not there is a channel to tell. */
  @Override
  public void rename(String name) {
    renamed.accept(name);
    pass(intents -> intents.rename(name));
  }

  @Override
  public void seenMissed() {
    pass(Intents::seenMissed);
  }

  @Override
  public void rejoin() {
    pass(Intents::rejoin);
  }

  @Override
  public void rejoin(String password) {
    retyped.accept(password);
    pass(intents -> intents.rejoin(password));
  }

  private void pass(Consumer<Intents> intent) {
    Intents there = peer.get();
    if (there != null) {
      intent.accept(there);
    }
  }
}
