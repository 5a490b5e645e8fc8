package dev.parley;

import dev.parley.cli.ExitStatus;
import dev.parley.cli.FxPreloader;
import dev.parley.cli.LinkHandOff;
import dev.parley.cli.ParleyCommandLine;
import dev.parley.cli.UnreadableText;
import dev.parley.files.UserFolders;
import dev.parley.text.Language;
import dev.parley.view.FxRuntime;
import java.time.Duration;
import java.util.Optional;

/** Starts the process: parses the command line, runs one command, and ends with its status. */
public final class Main {
  /** A display that does not answer keeps nobody from reading what is wrong. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private Main() {}

  /** Never returns: native threads that have called Java once would keep the process alive. */
  public static void main(String[] args) {
    UserFolders.settleHome();
    Optional<String> unreadable = UnreadableText.find(System.getenv(), args);
    if (unreadable.isPresent()) {
      System.err.println("parley: " + unreadable.get());
      System.exit(ExitStatus.USAGE);
    }
    Optional<FxRuntime> ahead = FxPreloader.of(args);
    Language.ofTerminal();
    int status =
        LinkHandOff.of(args)
            .map(link -> link.open(App::new))
            .orElseGet(() -> ParleyCommandLine.execute(App::new, ahead, args));
    ahead.ifPresent(fxRuntime -> fxRuntime.settle(SETTLED));
    // Java puts the null device in place of a closed standard output: what webrtc-java's threads
    // print while the process ends must not follow a report.
    System.out.close();
    System.exit(status);
  }
}
