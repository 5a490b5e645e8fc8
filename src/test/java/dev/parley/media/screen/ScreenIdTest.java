package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ScreenIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "screen",
        "screen:0",
        "screen:4294967295",
        "window:0x3400007",
        "window:0xffffffff",
        "region:0,0,16x16",
        "region:100,50,640x480",
      })
  void anIdSurvivesReading(String id) {
    assertEquals(id, ScreenId.parse(id).text());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Screen",
        "screen ",
        "screen:-1",
        "screen:99999999999",
        "window:",
        "window:0x",
        "window:0x0",
        "window:3400007",
        "window:0x-1",
        "window:0x100000000",
        "window:0x\u0663",
        "region:0,0,15x16",
        "region:-1,0,100x100",
        "region:0,0,99999x100",
        "region:32000,0,1000x100",
        "region:0,0,100x100\n",
        "region:0,0,100",
      })
  void whatIsNoIdIsRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> ScreenId.parse(id));
  }
}
