package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** docs/extension-protocol.md tells the truth: the server plays its example, and has its errors. */
@Tag("unit")
class ExtensionPageTest {
  private static final Pattern STEP = Pattern.compile("([CAB]) ([<>]) (\\{.*})");

  private final ExtensionDeskFixture desk = new ExtensionDeskFixture();

  @Test
  void theWholeCallGoesAsThePageSays() throws IOException {
    Map<String, Guest> guests =
        Map.of("C", desk.stranger(), "A", desk.stranger(), "B", desk.stranger());
    Map<String, String> ids = new HashMap<>();
    ids.put("secret", ExtensionDeskFixture.PASSWORD);
    guests.get("A").init(ExtensionDeskFixture.DESK);
    guests.get("B").init(ExtensionDeskFixture.DESK);
    ids.put("a1", guests.get("A").id);
    ids.put("b2", guests.get("B").id);
    Map<String, List<JsonNode>> heard = new HashMap<>();
    int steps = 0;
    for (Matcher step : steps()) {
      Guest guest = guests.get(step.group(1));
      if (step.group(2).equals("<")) {
        guest.say(real(step.group(3), ids));
        guests.forEach(
            (name, each) ->
                heard.computeIfAbsent(name, n -> new ArrayList<>()).addAll(each.take()));
      } else {
        JsonNode said = heard.get(step.group(1)).remove(0);
        learn(ids, "c9", said.path("peer").asText());
        learn(ids, "k7", said.path("call").asText());
        assertEquals(Json.readExactly(real(step.group(3), ids)), said, step.group());
      }
      steps++;
    }
    assertTrue(steps > 25, "the page has its example");
    heard.values().forEach(left -> assertEquals(List.of(), left));
  }

  @Test
  void theListOfErrorsIsThatOfTheServer() throws IOException {
    List<String> said =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
            .matcher(page().split("## Errors")[1].split("\n## ")[0])
            .results()
            .map(row -> row.group(1))
            .toList();
    assertEquals(Stream.of(ExtensionError.values()).map(ExtensionError::word).toList(), said);
  }

  private static List<Matcher> steps() throws IOException {
    return page().lines().map(STEP::matcher).filter(Matcher::matches).collect(Collectors.toList());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("docs/extension-protocol.md"));
  }

  private static void learn(Map<String, String> ids, String shown, String real) {
    if (!real.isEmpty()) {
      ids.putIfAbsent(shown, real);
    }
  }

  private static String real(String frame, Map<String, String> ids) {
    String result = frame;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      result = result.replace('"' + id.getKey() + '"', '"' + id.getValue() + '"');
    }
    return result;
  }
}
