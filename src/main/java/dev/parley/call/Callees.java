package dev.parley.call;

/** Who can be called in a channel. */
public enum Callees {
  /** Those in the list, which fills as they come. */
  LISTED,
  /** Any id that a person types, and those in the list. */
  TYPED,
  /** Nobody: the list stays empty, and others call. */
  NONE
}
