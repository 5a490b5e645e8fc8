package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowAheadTest {
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
    assertEquals(likely, WindowAhead.isLikely(args));
  }
}
