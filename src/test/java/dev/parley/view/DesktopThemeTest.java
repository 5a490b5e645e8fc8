package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopThemeTest {

  @ParameterizedTest
  @CsvSource({
    "linux,prefer-dark,true",
    "linux,prefer-light,false",
    "linux,default,false",
    "linux,No such schema,true",
    "mac os x,Dark,true",
    "mac os x,does not exist,false",
    "windows 11,AppsUseLightTheme REG_DWORD 0x0,true",
    "windows 11,AppsUseLightTheme REG_DWORD 0x1,false"
  })
  void anAnswerIsRead(String system, String answer, boolean dark) {
    assertEquals(dark, DesktopTheme.isDark(system, answer));
  }
}
