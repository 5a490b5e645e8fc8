package dev.parley.data.proof;

/** How sure this side is that it talks to whom it thinks, with nobody in between. */
public enum Verification {
  /** Nothing is proved. */
  NONE,

  /** The peer has the certificate that was proved in an earlier call. */
  KNOWN,

  /** The peer has shown that it knows the secret of an invitation to this channel. */
  INVITATION,

  /** The two people have read the same code to each other. */
  CODE,

  /** The peer was proved with another certificate before. */
  CHANGED,

  /** A proof has gone wrong as it does when somebody is in between. */
  FAILED;

  /** Whether it is worth something. */
  public boolean isProved() {
    return this == KNOWN || this == INVITATION || this == CODE;
  }

  /** Whether a person must not miss it. */
  public boolean isAlarming() {
    return this == CHANGED || this == FAILED;
  }

  /** For the report. */
  public String word() {
    return switch (this) {
      case KNOWN -> "known";
      case INVITATION -> "invitation";
      case CODE -> "code";
      case NONE, CHANGED, FAILED -> "none";
    };
  }
}
