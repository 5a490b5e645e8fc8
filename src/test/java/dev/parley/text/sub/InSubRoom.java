package dev.parley.text.sub;

/** A class of a sub-room that has no bundle of its own. */
public final class InSubRoom {
  private InSubRoom() {}
}
