package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import javafx.css.CssParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JavaFX passes over what it cannot read, and says so on the console alone. */
@Tag("unit")
class StylesheetTest {
  @Test
  void allOfItIsRead() throws IOException {
    CssParser.errorsProperty().clear();
    new CssParser().parse(URI.create(Stylesheet.parley()).toURL());
    assertEquals(
        List.of(),
        CssParser.errorsProperty().stream().map(CssParser.ParseError::getMessage).toList());
  }
}
