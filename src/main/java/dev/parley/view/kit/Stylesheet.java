package dev.parley.view.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Generates a stylesheet over {@code parley.css} that makes text as large as elsewhere on the
 * desktop. All sizes of type there are relative to that of the root; those of icons cannot be,
 * since Ikonli sets the font of each by itself, and are written anew.
 */
public final class Stylesheet {
  private static final URL PARLEY =
      Objects.requireNonNull(Stylesheet.class.getResource("/dev/parley/view/parley.css"));

  /** Of the root, in the themes. */
  private static final double USUAL = 14;

  /** Icons beside text that have no size of their own in our stylesheet, as in the themes. */
  private static final double USUAL_ICON = 18;

  /** Beyond it a window of the least size has room for nothing. */
  private static final double LARGEST = 2;

  private static final Pattern ICON =
      Pattern.compile("(?<selector>[^{}/]+)\\{[^}]*-fx-icon-size: (?<size>[0-9]+)px");

  private Stylesheet() {}

  /** Of all that is in the window, and in the small one. */
  public static String parley() {
    return PARLEY.toExternalForm();
  }

  /**
   * @param scale how much larger than usual; text is never smaller than usual
   * @return an address to add to a scene's stylesheets, empty where all is as usual
   */
  public static String enlarged(double scale) {
    double within = Math.max(1, Math.min(LARGEST, scale));
    return within == 1 ? "" : address(css(within));
  }

  private static String css(double scale) {
    StringBuilder css = new StringBuilder();
    css.append(rule(".root", "-fx-font-size", USUAL * scale));
    css.append(rule(".ikonli-font-icon", "-fx-icon-size", USUAL_ICON * scale));
    Matcher icon = ICON.matcher(parleyCss());
    while (icon.find()) {
      double size = Integer.parseInt(icon.group("size")) * scale;
      css.append(rule(icon.group("selector").strip(), "-fx-icon-size", size));
    }
    return css.toString();
  }

  private static String rule(String selector, String property, double pixels) {
    return String.format(Locale.ROOT, "%s { %s: %dpx; }%n", selector, property, Math.round(pixels));
  }

  private static String parleyCss() {
    try (InputStream css = PARLEY.openStream()) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) { // it is in the same archive as this class
      throw new UncheckedIOException(broken);
    }
  }

  private static String address(String css) {
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
