package dev.parley.view;

import dev.parley.data.chat.ChatIntents;
import dev.parley.data.files.FileIntents;
import dev.parley.data.pointer.PointerIntents;
import dev.parley.data.proof.ProofIntents;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a person does in a call beside talking. */
public final class RecordingBeside implements ChatIntents, PointerIntents {
  private final List<String> wanted = new CopyOnWriteArrayList<>();

  /** What was wanted, in order. */
  public List<String> wanted() {
    return List.copyOf(wanted);
  }

  public void forget() {
    wanted.clear();
  }

  /** With those who write down the rest; no files where these are null. */
  WindowContext.Beside with(ProofIntents proofs, FileIntents files) {
    return new WindowContext.Beside(proofs, this, this, files, url -> wanted.add("open " + url));
  }

  @Override
  public void send(String conversation, String text) {
    wanted.add("send " + conversation + ": " + text);
  }

  @Override
  public void again(String conversation, long message) {
    wanted.add("again " + conversation + ": " + message);
  }

  @Override
  public void seen(String conversation) {
    wanted.add("seen " + conversation);
  }

  @Override
  public void close(String conversation) {
    wanted.add("close " + conversation);
  }

  @Override
  public void point(double x, double y) {
    wanted.add(String.format(Locale.ROOT, "point %.2f %.2f", x, y));
  }

  @Override
  public void stopPointing() {
    wanted.add("stop");
  }

  @Override
  public void allowPointing(boolean on) {
    wanted.add("allow " + on);
  }
}
