package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DesktopTraitsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "linux,org.gnome.desktop.interface color-scheme 'prefer-dark',true",
        "linux,org.gnome.desktop.interface color-scheme 'prefer-light',false",
        "linux,org.gnome.desktop.interface color-scheme 'default',false",
        "linux,No such schema,true",
        "mac os x,Dark,true",
        "mac os x,does not exist,false",
        "windows 11,AppsUseLightTheme    REG_DWORD    0x0,true",
        "windows 11,AppsUseLightTheme    REG_DWORD    0x1,false"
      })
  void whetherItIsDark(String system, String answer, boolean dark) {
    assertEquals(dark, DesktopTraits.of(system, answer).dark());
  }

  @ParameterizedTest
  @CsvSource({
    "linux,org.gnome.desktop.interface text-scaling-factor 1.25,1.25",
    "linux,org.gnome.desktop.interface text-scaling-factor 1.5,1.5",
    "linux,org.gnome.desktop.interface text-scaling-factor 1.2.3,1",
    "linux,org.gnome.desktop.interface cursor-size 24,1",
    "mac os x,Dark,1",
    "windows 11,TextScaleFactor    REG_DWORD    0x96,1.5",
    "windows 11,AppsUseLightTheme    REG_DWORD    0x1,1"
  })
  void howLargeItsTextIs(String system, String answer, double scale) {
    assertEquals(scale, DesktopTraits.of(system, answer).textScale());
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "mac os x", "windows 11"})
  void aDesktopThatSaysNothingIsDarkAndAsUsual(String system) {
    assertEquals(new DesktopTraits(true, 1), DesktopTraits.of(system, ""));
  }

  @Test
  void bothAnswersOfWindowsCount() {
    assertEquals(
        new DesktopTraits(false, 2.25),
        DesktopTraits.of(
            "windows 10",
            "AppsUseLightTheme    REG_DWORD    0x1\n TextScaleFactor    REG_DWORD    0xe1\n"));
  }
}
