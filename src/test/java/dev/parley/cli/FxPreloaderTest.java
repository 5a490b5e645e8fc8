package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class FxPreloaderTest {
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "--name Ann, true",
    "--server wss://talk.example.org garden, true",
    "--kiosk garden, true",
    "--unknown, true",
    "serve, false",
    "--log-level debug serve, false",
    "probe --server wss://talk.example.org, false",
    "diagnostics, false",
    "echo-peer ws://localhost:1 echo, false",
    "--headless garden, false",
    "garden --headless=true, false",
    "--help, false",
    "-V, false",
    "@options, false",
    "parley://talk.example.org/garden, false",
    "-- garden, false",
  })
  void aWindowIsBegunWhereOneIsLikely(String line, boolean likely) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");
    assertEquals(likely, FxPreloader.isLikely(args));
  }

  /** Such a command line is read without knowing the commands, and says nothing of them. */
  @Test
  void noneIsLikelyWhereACommandIsNamedOrHelpIsAskedFor() {
    Stream<String> commands = CommandLines.whole().getSubcommands().keySet().stream();
    Stream<String> help =
        CommandLines.whole().getCommandSpec().options().stream()
            .filter(option -> option.usageHelp() || option.versionHelp())
            .flatMap(option -> Stream.of(option.names()));
    List<String> all = Stream.concat(commands, help).toList();
    assertEquals(7, all.size(), all::toString);
    assertEquals(List.of(), all.stream().filter(FxPreloader::isLikely).toList());
  }
}
