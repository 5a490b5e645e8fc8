package dev.parley.view;

import dev.parley.peer.Intents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a person wanted. */
public final class RecordingIntents implements Intents {
  private final List<String> wanted = new CopyOnWriteArrayList<>();

  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  @Override
  public void connect(String peerId) {
    wanted.add("connect " + peerId);
  }

  @Override
  public void accept(String peerId) {
    wanted.add("accept " + peerId);
  }

  @Override
  public void acceptInstead(String peerId) {
    wanted.add("acceptInstead " + peerId);
  }

  @Override
  public void decline(String peerId) {
    wanted.add("decline " + peerId);
  }

  @Override
  public void block(String peerId) {
    wanted.add("block " + peerId);
  }

  @Override
  public void unblock(String peerId) {
    wanted.add("unblock " + peerId);
  }

  @Override
  public void ignore(String peerId) {
    wanted.add("ignore " + peerId);
  }

  @Override
  public void add(String peerId) {
    wanted.add("add " + peerId);
  }

  @Override
  public void withdraw(String peerId) {
    wanted.add("withdraw " + peerId);
  }

  @Override
  public void close() {
    wanted.add("close");
  }

  @Override
  public void microphone(boolean on) {
    wanted.add("microphone " + on);
  }

  @Override
  public void camera(boolean on) {
    wanted.add("camera " + on);
  }

  @Override
  public void share(String screenId) {
    wanted.add("share " + screenId);
  }

  @Override
  public void shareAsFilm(boolean on) {
    wanted.add("shareAsFilm " + on);
  }

  @Override
  public void dismissNote() {
    wanted.add("dismissNote");
  }

  @Override
  public void dismissNotice(long number) {
    wanted.add("dismissNotice " + number);
  }

  @Override
  public void rename(String name) {
    wanted.add("rename " + name);
  }

  @Override
  public void seenMissed() {
    wanted.add("seenMissed");
  }

  @Override
  public void rejoin() {
    wanted.add("rejoin");
  }

  @Override
  public void rejoin(String password) {
    wanted.add("rejoin with " + password);
  }
}
