package dev.parley.view.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.view.tiles.TileLayout.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the tiles stand in rooms of all shapes. */
@Tag("unit")
class TileLayoutTest {
  private static final Optional<Integer> NOBODY = Optional.empty();

  /** A room, how many are in it, and who is large. */
  private record Room(
      double width, double height, int count, Optional<Integer> large, boolean whole) {
    List<Place> places() {
      return TileLayout.of(width, height, count, large, whole);
    }
  }

  private static Stream<Room> rooms() {
    double[][] sizes = {
      {336, 344}, {376, 690}, {1256, 640}, {1896, 900}, {640, 300}, {200, 900}, {1000, 150}
    };
    return Stream.of(sizes)
        .flatMap(
            size ->
                IntStream.rangeClosed(1, 6)
                    .boxed()
                    .flatMap(
                        count ->
                            IntStream.range(-1, count)
                                .boxed()
                                .flatMap(
                                    large ->
                                        Stream.of(false, true)
                                            .map(
                                                whole ->
                                                    new Room(
                                                        size[0],
                                                        size[1],
                                                        count,
                                                        Optional.of(large).filter(at -> at >= 0),
                                                        whole && large >= 0)))));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void allAreInTheRoomAndNoneCoversAnother(Room room) {
    List<Place> places = room.places();
    assertEquals(room.count, places.size());
    for (int one = 0; one < places.size(); one++) {
      Place place = places.get(one);
      assertTrue(place.x() >= 0 && place.y() >= 0, room + ": " + place);
      assertTrue(place.x() + place.width() <= room.width, room + ": " + place);
      assertTrue(place.y() + place.height() <= room.height, room + ": " + place);
      assertTrue(place.width() >= 32 && place.height() >= 18, room + ": " + place);
      for (Place other : places.subList(one + 1, places.size())) {
        boolean apart =
            place.x() + place.width() <= other.x()
                || other.x() + other.width() <= place.x()
                || place.y() + place.height() <= other.y()
                || other.y() + other.height() <= place.y();
        assertTrue(apart, room + ": " + place + " and " + other);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void allAreSixteenToNineButAScreen(Room room) {
    List<Place> places = room.places();
    for (int one = 0; one < places.size(); one++) {
      Place place = places.get(one);
      if (!(room.whole && room.large.equals(Optional.of(one)))) {
        assertEquals(place.width() * 9 / 16, place.height(), 1, room + ": " + place);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void whoIsLargeIsLargerThanTheOthersInRoomsOfUsualShape(Room room) {
    if (room.large.isPresent() && room.count > 1 && Math.min(room.width, room.height) >= 300) {
      List<Place> places = room.places();
      double large = places.get(room.large.get()).width();
      assertTrue(places.stream().filter(place -> place.width() >= large).count() == 1, "" + room);
    }
  }

  @Test
  void upToFourAreEqualInAGrid() {
    for (int count = 1; count <= 4; count++) {
      List<Place> places = TileLayout.of(1256, 640, count, NOBODY, false);
      assertEquals(1, places.stream().map(Place::width).distinct().count());
    }
    List<Place> four = TileLayout.of(1256, 640, 4, NOBODY, false);
    assertEquals(2, four.stream().map(Place::y).distinct().count());
    assertEquals(2, four.stream().map(Place::x).distinct().count());
  }

  @Test
  void beyondFourTheFirstIsLargeIfNobodyElseIs() {
    List<Place> five = TileLayout.of(1256, 640, 5, NOBODY, false);
    assertEquals(five, TileLayout.of(1256, 640, 5, Optional.of(0), false));
    assertTrue(five.get(0).width() > 2 * five.get(1).width());
  }

  @Test
  void onAPhoneTheyStandOneBelowTheOther() {
    List<Place> three = TileLayout.of(376, 690, 3, NOBODY, false);
    assertEquals(List.of(0.0, 0.0, 0.0), three.stream().map(Place::x).toList());
    assertEquals(376, three.get(0).width());
    List<Place> large = TileLayout.of(376, 690, 4, Optional.of(2), false);
    assertEquals(376, large.get(2).width());
    assertTrue(large.get(0).y() > large.get(2).y() + large.get(2).height());
  }

  @Test
  void inAWideRoomTheStripIsAtTheRight() {
    List<Place> places = TileLayout.of(1256, 640, 4, Optional.of(1), false);
    for (int one : new int[] {0, 2, 3}) {
      assertTrue(places.get(one).x() > places.get(1).x() + places.get(1).width());
    }
  }

  @Test
  void aSharedScreenHasAllTheRestOfTheRoom() {
    Place screen = TileLayout.of(376, 690, 3, Optional.of(0), true).get(0);
    assertEquals(0, screen.x());
    assertEquals(0, screen.y());
    assertEquals(376, screen.width());
    assertTrue(screen.height() > 400);
  }

  @Test
  void noRoomIsNoTrouble() {
    for (int count = 0; count <= 6; count++) {
      assertEquals(count, TileLayout.of(0, 0, count, NOBODY, false).size());
      assertEquals(count, TileLayout.of(-5, 3, count, NOBODY, false).size());
    }
  }
}
