package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.process.ChildProcess;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was asked for could not be printed, since the disk is full. */
@Tag("unit")
@EnabledOnOs(OS.LINUX)
class UnprintedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "serve --help"})
  void theStatusSaysThatItWasLost(String options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.parley.Main"));
    command.addAll(List.of(options.split(" ")));
    ProcessBuilder builder = ChildProcess.of(command);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.redirectOutput(new File("/dev/full"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertTrue(said.contains(ParleyCommandLine.UNPRINTED), said);
    assertEquals(ExitStatus.FAILED, process.exitValue());
  }
}
