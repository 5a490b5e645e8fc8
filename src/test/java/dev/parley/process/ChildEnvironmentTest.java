package dev.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class ChildEnvironmentTest {
  /** The tests run with it set (pom.xml), as the program does (src/main/launcher). */
  @Test
  void anotherProgramIsNotKeptFromAssistiveTechnology() {
    assertEquals("1", System.getenv("NO_AT_BRIDGE"));
    assertFalse(ChildProcess.of(List.of("true")).environment().containsKey("NO_AT_BRIDGE"));
  }
}
