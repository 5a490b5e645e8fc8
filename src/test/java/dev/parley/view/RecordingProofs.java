package dev.parley.view;

import dev.parley.data.proof.ProofIntents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a person said of a proof. */
public final class RecordingProofs implements ProofIntents {
  private final List<String> said = new CopyOnWriteArrayList<>();

  public List<String> said() {
    return List.copyOf(said);
  }

  @Override
  public void compared(String peerId, String code, boolean same) {
    said.add((same ? "same " : "differ ") + code + " " + peerId);
  }

  @Override
  public void goOn(String peerId) {
    said.add("goOn " + peerId);
  }
}
