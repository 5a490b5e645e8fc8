package dev.parley.cli;

import dev.parley.channels.Invitation;
import dev.parley.instance.IpcSocketPath;
import dev.parley.instance.SingleInstanceClient;
import dev.parley.process.ChildProcess;
import dev.parley.settings.Settings;
import dev.parley.view.FxRuntime;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Handles a command line that is only a link, as the desktop starts the program for a clicked link.
 * The link opens in the running window; without one, this copy opens a window. What is wrong with
 * it is said in the window, too: the desktop shows no terminal.
 *
 * @param text may be anything
 */
public record LinkHandOff(String text) {
  /** More is no invitation, and need not be handed over to be told so. */
  private static final int MOST = Invitation.MOST + 1;

  public LinkHandOff {
    text = text.substring(0, Math.min(text.length(), MOST));
  }

  /** Empty for any other command line. After {@code --} whatever follows is taken for a link. */
  public static Optional<LinkHandOff> of(String... args) {
    boolean marked = args.length == 2 && args[0].equals("--");
    boolean alone = args.length == 1 && Invitation.isMeant(args[0]);
    return marked || alone ? Optional.of(new LinkHandOff(args[args.length - 1])) : Optional.empty();
  }

  /**
   * Does what shall be done with it, in this copy of the program or in another.
   *
   * @return an {@link ExitStatus}
   */
  public int open(Run.Factory runs) {
    return open(runs, IpcSocketPath.socket(Settings.folder()), System.console() != null);
  }

  /**
   * @param terminal whether somebody reads what is said there
   */
  int open(Run.Factory runs, Path socket, boolean terminal) {
    String trouble = trouble();
    boolean right = trouble.isEmpty();
    if (!right) {
      System.err.println("parley: " + trouble);
    }
    if (takenAt(socket)) {
      if (right) {
        System.out.println("The window of Parley that is open has taken the invitation.");
      }
      return right ? ExitStatus.OK : ExitStatus.USAGE;
    } else if (right) {
      return window(runs, Optional.empty()).execute("--", text);
    } else if (!terminal) {
      window(runs, Optional.of(text)).execute();
    }
    return ExitStatus.USAGE;
  }

  /** That of this copy: only now is it known that there will be one. */
  private static CommandLine window(Run.Factory runs, Optional<String> wrongLink) {
    return ParleyCommandLine.alone(runs, wrongLink, Optional.of(FxRuntime.begin()));
  }

  /** A password of this copy's own is for this copy. */
  private boolean takenAt(Path socket) {
    return System.getenv(ChildProcess.PASSWORD) == null && SingleInstanceClient.hand(socket, text);
  }

  /** Empty where it is an invitation. */
  private String trouble() {
    try {
      Invitation.parse(text);
      return "";
    } catch (IllegalArgumentException refused) {
      return refused.getMessage();
    }
  }

  /** Without the link: it may hold a password. */
  @Override
  public String toString() {
    return "LinkHandOff[" + text.length() + " characters]";
  }
}
