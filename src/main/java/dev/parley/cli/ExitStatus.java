package dev.parley.cli;

/** Lists the exit statuses of a run, for scripts. */
public final class ExitStatus {
  /** All went well; with a time given, a call was connected. */
  public static final int OK = 0;

  /** The program could not do its work: no window, no native library, no server, no report. */
  public static final int FAILED = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** The time was up, and no call had been connected. */
  static final int NO_CALL = 3;

  /** The server refused the log in. */
  static final int REFUSED = 4;

  /** The probe has found something that does not work. */
  static final int BAD = 5;

  /** The time was up, and a file had not been delivered. */
  static final int UNDELIVERED = 5;

  /** The run did not respond any more, and nobody sat at it who could have decided what to do. */
  static final int UNRESPONSIVE = 6;

  private ExitStatus() {}

  /** Of a run; the first that is true counts. */
  public static int of(boolean failed, boolean refused, boolean missed, boolean undelivered) {
    return failed ? FAILED : refused ? REFUSED : missed ? NO_CALL : undelivered ? UNDELIVERED : OK;
  }
}
