package dev.parley.ringing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Runs the system's programs. No shell is involved: an argument arrives as it is, whatever a
 * stranger has put into it.
 */
interface Programs {

  /**
   * Runs one; blocks until it has ended, at most some seconds.
   *
   * @param environment besides this process's own
   * @return what it has said on its standard output
   * @throws IOException where it is not installed or reports a failure
   */
  String ask(Map<String, String> environment, List<String> command) throws IOException;
}
