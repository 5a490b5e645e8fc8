package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class IconTest {
  private static final Color BLUE = Color.web("#1f6feb");

  @Test
  void isAWhiteBubbleOnABlueGroundAtEverySize() throws Exception {
    try (OpenView open = new OpenView(TestStates.alone())) {
      open.settle();
      List<Image> all = OpenView.onFx(() -> Icon.read().all());
      assertEquals(List.of(16.0, 24.0, 32.0, 48.0, 128.0), sides(all));
      for (Image image : all) {
        assertAll(
            image.getWidth() + " dots",
            () -> assertEquals(0, at(image, 0, 0).getOpacity(), 0.3, "corner"),
            () -> assertEquals(BLUE, at(image, 0.5, 0.12), "ground"),
            () -> assertEquals(Color.WHITE, at(image, 0.4, 0.45), "bubble"),
            () -> assertEquals(Color.WHITE, at(image, 0.81, 0.45), "lens"));
      }
    }
  }

  @Test
  void isOnTheWindowSoonAfterThatIsThere() throws Exception {
    try (OpenView open = new OpenView(TestStates.alone())) {
      open.await("the icon", () -> OpenView.onFx(() -> open.stage().getIcons().size() == 5));
    }
  }

  private static List<Double> sides(List<Image> images) {
    return images.stream().map(Image::getWidth).toList();
  }

  private static Color at(Image image, double x, double y) {
    return image
        .getPixelReader()
        .getColor((int) (x * image.getWidth()), (int) (y * image.getHeight()));
  }
}
