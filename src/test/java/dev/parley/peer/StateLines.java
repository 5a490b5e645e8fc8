package dev.parley.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * States as lines of JSON, for a recording that outlives changes of {@link PeerState}: what a line
 * does not have reads as nothing, false, zero or the first of its kind, and what the state does not
 * have any more is passed over. A duration is a number of milliseconds.
 */
public final class StateLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The curves of a minute: large, and nothing is decided by them. */
  private static final Set<String> LEFT_OUT = Set.of("figures");

  private StateLines() {}

  /**
   * One state at one time.
   *
   * @param at on the clock that the durations in the state count by
   */
  public record Moment(Duration at, PeerState state) {}

  public static String write(Moment moment) {
    return json(moment).toString();
  }

  public static Moment read(String line) {
    try {
      return (Moment) value(MAPPER.readTree(line), Moment.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalArgumentException(line, broken);
    }
  }

  private static JsonNode json(Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof Optional<?> perhaps) {
      return json(perhaps.orElse(null));
    } else if (value instanceof Duration time) {
      return NODES.numberNode(time.toMillis());
    } else if (value instanceof Enum<?> word) {
      return NODES.textNode(word.name());
    } else if (value instanceof Collection<?> all) {
      ArrayNode array = NODES.arrayNode();
      all.forEach(one -> array.add(json(one)));
      return array;
    } else if (value.getClass().isRecord()) {
      ObjectNode object = NODES.objectNode();
      for (RecordComponent part : value.getClass().getRecordComponents()) {
        if (!LEFT_OUT.contains(part.getName())) {
          object.set(part.getName(), json(read(part, value)));
        }
      }
      return object;
    }
    return MAPPER.valueToTree(value);
  }

  private static Object read(RecordComponent part, Object whole) {
    try {
      return part.getAccessor().invoke(whole);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(part.toString(), impossible);
    }
  }

  private static Object value(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type of = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return node.isMissingNode() || node.isNull()
            ? Optional.empty()
            : Optional.of(value(node, of));
      }
      List<Object> all = new ArrayList<>();
      node.forEach(one -> all.add(value(one, of)));
      return all;
    }
    Class<?> wanted = (Class<?>) type;
    if (wanted.isRecord()) {
      return record(node, wanted);
    } else if (wanted.isEnum()) {
      Object[] words = wanted.getEnumConstants();
      return Arrays.stream(words)
          .filter(word -> ((Enum<?>) word).name().equals(node.asText()))
          .findFirst()
          .orElse(words[0]);
    } else if (wanted == Duration.class) {
      return Duration.ofMillis(node.asLong());
    } else if (wanted == String.class) {
      return node.asText("");
    } else if (wanted == boolean.class) {
      return node.asBoolean();
    }
    return number(node, wanted);
  }

  private static Object number(JsonNode node, Class<?> wanted) {
    if (wanted == int.class) {
      return node.asInt();
    } else if (wanted == long.class) {
      return node.asLong();
    } else if (wanted == double.class) {
      return node.asDouble();
    }
    throw new IllegalArgumentException("no way to read a " + wanted);
  }

  private static Object record(JsonNode node, Class<?> wanted) {
    RecordComponent[] parts = wanted.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(parts)
            .map(part -> value(node.path(part.getName()), part.getGenericType()))
            .toArray();
    try {
      Constructor<?> whole = wanted.getDeclaredConstructor(types);
      whole.setAccessible(true);
      return whole.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(wanted.toString(), impossible);
    }
  }
}
