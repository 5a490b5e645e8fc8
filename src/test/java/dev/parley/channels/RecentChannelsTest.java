package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.settings.SettingsFile;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class RecentChannelsTest {
  @TempDir Path settings;

  @Test
  void theNewestIsFirstAndEachIsThereOnce() {
    RecentChannels places =
        RecentChannels.NONE
            .visited(place("a"), at(1))
            .visited(place("b"), at(2))
            .visited(place("a"), at(3));
    assertEquals(List.of("a", "b"), channels(places));
    assertEquals(at(3), places.all().get(0).last());
  }

  @Test
  void tenAreKept() {
    RecentChannels places = RecentChannels.NONE;
    for (int i = 0; i < 12; i++) {
      places = places.visited(place("c" + i), at(i));
    }
    assertEquals(10, places.all().size());
    assertEquals("c11", places.all().get(0).channel());
  }

  @Test
  void whatIsWrittenIsReadWithoutThePassword() throws IOException {
    RecentChannels places = RecentChannels.NONE.visited(place("a"), at(1));
    SettingsFile.change(settings, places::write);
    assertEquals(places, RecentChannels.read(settings));
    assertFalse(text().contains("s3cret"));
  }

  @Test
  void thatAPasswordIsKeptStaysThroughAVisitAndAFile() throws IOException {
    RecentChannels places = RecentChannels.NONE.visited(place("a"), at(1));
    String id = places.all().get(0).id();
    RecentChannels kept = places.kept(id, true).visited(place("a"), at(2));
    SettingsFile.change(settings, kept::write);
    assertTrue(RecentChannels.read(settings).all().get(0).kept());
    SettingsFile.change(settings, kept.kept(id, false)::write);
    assertFalse(text().contains("passwordKept"));
  }

  @Test
  void whatIsNotUnderstoodIsPassedOverAndStays() throws IOException {
    write(
        """
        {"camera": "none", "later": 7, "recentPlaces": [
          {"server": "wss://h", "channel": "good", "last": "2026-11-21T09:00:00Z", "colour": "red"},
          {"server": "http://h", "channel": "scheme", "last": "2026-11-21T09:00:00Z"},
          {"server": "wss://h", "channel": "", "last": "2026-11-21T09:00:00Z"},
          {"server": "wss://h", "channel": "time", "last": "yesterday"},
          {"server": "wss://h", "channel": "pin", "certificate": "00", "last": "2026-11-21T09:00:00Z"},
          {"server": 5}, 7, null, "text", [1]
        ]}""");
    RecentChannels read = RecentChannels.read(settings);
    assertEquals(List.of("good"), channels(read));
    SettingsFile.change(settings, read.visited(place("new"), at(1))::write);
    assertEquals(List.of("new", "good"), channels(RecentChannels.read(settings)));
    for (String kept : List.of("later", "camera", "red", "http://h", "yesterday", "text")) {
      assertTrue(text().contains(kept), kept);
    }
  }

  @Test
  void whatTheServerSpeaksTellsPlacesApartAndIsKept() throws IOException {
    RecentChannels places =
        RecentChannels.NONE
            .visited(place("101"), at(1))
            .visited(place(ServerDialect.EXTENSION, "101", ""), at(2))
            .visited(place(ServerDialect.GSTREAMER, "101", "pw"), at(3))
            .visited(place(ServerDialect.GSTREAMER, "", ""), at(4));
    assertEquals(4, places.all().stream().map(RecentChannels.Place::id).distinct().count());
    SettingsFile.change(settings, places::write);
    assertEquals(places, RecentChannels.read(settings));
    assertEquals(List.of(true, false, true, false), open(places));
    assertEquals(3, text().split("\"signalling\"", -1).length - 1, "absent for verto");
    RecentChannels later = places.visited(place(ServerDialect.EXTENSION, "101", "agents"), at(5));
    SettingsFile.change(settings, later::write);
    assertEquals(List.of(false, true, false, false), open(RecentChannels.read(settings)));
    assertFalse(text().contains("agents"));
  }

  @Test
  void whatALaterVersionSpeaksIsNotShownAndStays() throws IOException {
    write(
        """
        {"recentPlaces": [
          {"server": "wss://h", "channel": "a", "signalling": "smoke", "last": "2026-11-21T09:00:00Z"},
          {"server": "wss://h", "channel": "", "signalling": "extension", "last": "2026-11-21T09:00:00Z"},
          {"server": "wss://h", "channel": "a b", "signalling": "gstreamer", "last": "2026-11-21T09:00:00Z"},
          {"server": "wss://h", "channel": "", "signalling": "gstreamer", "last": "2026-11-21T09:00:00Z"}
        ]}""");
    RecentChannels read = RecentChannels.read(settings);
    assertEquals(List.of(""), channels(read));
    SettingsFile.change(settings, read.visited(place("new"), at(1))::write);
    assertTrue(text().contains("smoke"));
    assertTrue(text().contains("a b"));
  }

  private static List<Boolean> open(RecentChannels places) {
    return places.all().stream().map(RecentChannels.Place::open).toList();
  }

  private static Destination place(ServerDialect dialect, String channel, String password) {
    URI server = URI.create("wss://talk.example.org");
    return new Destination(dialect, server, Trust.platform(), "", channel, password);
  }

  @Test
  void aForgottenOneIsGoneFromTheFile() throws IOException {
    RecentChannels places =
        RecentChannels.NONE.visited(place("a"), at(1)).visited(place("b"), at(2));
    SettingsFile.change(settings, places::write);
    SettingsFile.change(settings, places.without(places.all().get(0).id())::write);
    assertEquals(List.of("a"), channels(RecentChannels.read(settings)));
  }

  @Test
  void anythingElseInItsPlaceIsNone() throws IOException {
    for (String odd : List.of("7", "\"text\"", "{}", "null", "[]")) {
      write("{\"recentPlaces\": " + odd + "}");
      assertEquals(RecentChannels.NONE, RecentChannels.read(settings), odd);
    }
    write("{\"recentPlaces\": [");
    assertEquals(RecentChannels.NONE, RecentChannels.read(settings));
  }

  private void write(String json) throws IOException {
    Files.writeString(settings.resolve("settings.json"), json);
  }

  private String text() throws IOException {
    return Files.readString(settings.resolve("settings.json"));
  }

  private static Destination place(String channel) {
    return new Destination(
        URI.create("wss://talk.example.org"), Trust.platform(), "", channel, "s3cret");
  }

  private static Instant at(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }

  private static List<String> channels(RecentChannels places) {
    return places.all().stream().map(RecentChannels.Place::channel).toList();
  }
}
