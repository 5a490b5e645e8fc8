package dev.parley;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.verify;

import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.ChatMessage.Reach;
import dev.parley.data.chat.Conversation;
import dev.parley.loop.FakeLoop;
import dev.parley.media.sound.Chimes;
import dev.parley.ringing.Bell;
import dev.parley.settings.Preferences;
import dev.parley.view.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.MockedConstruction;

@Tag("unit")
class WindowBellTest {
  @Test
  void ofACallOfSeveralItNamesWhoWrote() {
    ChatMessage message =
        new ChatMessage(1, "Hello", Instant.EPOCH, Delivery.RECEIVED, "Eve", Reach.OF_ONE);
    Conversation all =
        new Conversation(
            "key", List.of("bob", "eve"), "Bob, Eve", true, 1, false, List.of(message));
    try (MockedConstruction<Bell> bells = mockConstruction(Bell.class)) {
      WindowBell bell = new WindowBell(new FakeLoop(), Preferences.FIRST);
      bell.use(mock(Chimes.class), mock(View.class));
      bell.conversations(List.of(all));

      verify(bells.constructed().get(0)).unread(Map.of("key", "Eve"), Map.of("key", 1));
    }
  }
}
