package dev.parley.view.start;

import dev.parley.view.kit.Visibility;
import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Draws a text as a QR code (ISO/IEC 18004): black on white with its quiet zone in either theme,
 * since cameras look for that. JavaFX thread.
 */
final class QrPicture extends ImageView {
  /** ISO/IEC 18004, section 9.1: the quiet zone is four modules wide on all sides. */
  private static final int QUIET = 4;

  /** In the window's units; as large as a whole number of them a module allows. */
  private static final int MOST = 240;

  private String shown = "";

  QrPicture(String id, String meaning) {
    setId(id);
    setAccessibleText(meaning);
    setSmooth(false); // a module is a square
    Visibility.show(this, false);
  }

  /**
   * @param text empty for none; one that is longer than a code can be is not shown either
   */
  void show(String text) {
    if (!text.equals(shown)) {
      shown = text;
      Visibility.show(this, !text.isEmpty() && draw(text));
    }
  }

  private boolean draw(String text) {
    try {
      setImage(picture(QrCode.encodeText(text, QrCode.Ecc.MEDIUM)));
      return true;
    } catch (DataTooLongException tooLong) {
      return false;
    }
  }

  private static WritableImage picture(QrCode code) {
    int modules = code.size + 2 * QUIET;
    int module = Math.max(2, MOST / modules);
    WritableImage picture = new WritableImage(modules * module, modules * module);
    PixelWriter pixels = picture.getPixelWriter();
    for (int y = 0; y < modules * module; y++) {
      for (int x = 0; x < modules * module; x++) {
        boolean dark = code.getModule(x / module - QUIET, y / module - QUIET);
        pixels.setColor(x, y, dark ? Color.BLACK : Color.WHITE);
      }
    }
    return picture;
  }
}
