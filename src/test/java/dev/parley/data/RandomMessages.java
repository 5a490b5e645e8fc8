package dev.parley.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.DataChannel;
import dev.parley.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages as a hostile peer may send them: valid ones, changed ones, and noise. */
final class RandomMessages {
  private static final String MARK = "0123456789abcdef0123456789abcdef";
  private static final String VALUE = "A".repeat(43);

  private static final String SDP = "v=0\\r\\no=- 1 2 IN IP4 127.0.0.1\\r\\ns=-\\r\\nt=0 0\\r\\n";

  private static final Map<DataChannel, List<String>> VALID =
      Map.of(
          DataChannel.CONTROL,
          List.of(
              "{'type':'hello','version':1,'features':['signalling','files','chat']}",
              "{'type':'signalling.server','up':false}",
              "{'type':'signalling.description','description':{'type':'offer','sdp':'"
                  + SDP
                  + "'}}",
              "{'type':'signalling.candidate','candidate':{'candidate':'candidate:1 1 udp 1 10.0.0.1"
                  + " 9 typ host','sdpMid':'0','sdpMLineIndex':0,'usernameFragment':'x'}}",
              "{'type':'signalling.close'}",
              "{'type':'signalling.failed'}",
              "{'type':'proof.commit','version':1,'commitment':'" + VALUE + "'}",
              "{'type':'proof.nonce','nonce':'" + VALUE + "'}",
              "{'type':'proof.reveal','nonce':'" + VALUE + "'}",
              "{'type':'proof.tags','tags':['AAAAAAAAAAA','AAAAAAAAAAA']}",
              "{'type':'proof.proof','proof':'" + VALUE + "'}",
              "{'type':'hearing.now','sound':{'speaker':'muted','level':0.2,'concealed':1},"
                  + "'picture':{'window':'hidden','shown':30,'age':21,'width':1280,'height':720},"
                  + "'received':{'sound':{'packets':5120,'lost':3},"
                  + "'picture':{'packets':20480,'lost':12},'decoded':9000,'freezes':0},'said':0.1}",
              "{'type':'pointer.allowed','on':true}",
              "{'type':'files.offer','id':1,'name':'../../secret','size':16384,'type':'a/b','mark':'"
                  + MARK
                  + "'}",
              "{'type':'files.offer','id':2,'name':'kept.txt','size':0,'type':'','mark':'"
                  + MARK.replace('0', 'f')
                  + "'}",
              "{'type':'files.accept','id':1,'offset':0,'sha256':'','credit':1000000}",
              "{'type':'files.stop','id':1,'why':'cancelled'}",
              "{'type':'files.cancel','id':1,'why':'failed'}",
              "{'type':'files.done','id':1,'same':true}",
              "{'type':'files.resume','mark':'" + MARK + "'}"),
          DataChannel.CHAT,
          List.of(
              "{'type':'message','id':'a-1','text':'see https://example.org/../../secret'}",
              "{'type':'message','id':'a-2','text':'\\u202e\\u0007 \\n'}",
              "{'type':'delivered','id':'a-1'}"),
          DataChannel.POINTER,
          List.of("{'n':7,'x':100,'y':65535}", "{'n':8}"));

  private final Random random;

  RandomMessages(Random random) {
    this.random = random;
  }

  /** One for that channel, within its bound. */
  byte[] next(DataChannel channel) {
    byte[] message = channel.binary ? frame() : text(VALID.get(channel));
    return message.length <= channel.longest ? message : new byte[channel.longest];
  }

  private byte[] text(List<String> valid) {
    String one = valid.get(random.nextInt(valid.size())).replace('\'', '"');
    return switch (random.nextInt(8)) {
      case 0 -> noise(random.nextInt(300));
      case 1 -> bent(one.getBytes(StandardCharsets.UTF_8));
      case 2 -> bytes(one.substring(0, random.nextInt(one.length())));
      case 3 -> bytes("[{\"a\":".repeat(random.nextInt(2_000)));
      case 4, 5 -> bytes(one);
      default -> bytes(changed(Json.readOrMissing(one)).toString());
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] bent(byte[] message) {
    for (int change = random.nextInt(5); change >= 0; change--) {
      message[random.nextInt(message.length)] = (byte) random.nextInt(256);
    }
    return message;
  }

  /** Some of its values are others, in depth; the type stays. */
  private JsonNode changed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.remove("type");
      names.forEach(name -> object.set(name, changed(object.get(name))));
      return object;
    }
    if (node instanceof ArrayNode array && random.nextBoolean()) {
      for (int at = 0; at < array.size(); at++) {
        array.set(at, changed(array.get(at)));
      }
      return array;
    }
    return random.nextInt(3) == 0 ? any() : node;
  }

  private JsonNode any() {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(10)) {
      case 0 -> make.numberNode(random.nextLong());
      case 1 -> make.numberNode(random.nextInt(40_000));
      case 2 -> make.numberNode(random.nextDouble() * 1e300);
      case 3 -> make.nullNode();
      case 4 -> make.booleanNode(random.nextBoolean());
      case 5 -> make.textNode("../".repeat(random.nextInt(20)) + "secret");
      case 6 -> make.textNode("x".repeat(random.nextInt(5_000)));
      case 7 -> make.textNode(MARK.substring(1) + random.nextInt(10));
      case 8 -> Json.object().put("type", "offer").put("sdp", SDP);
      default -> make.arrayNode().add(1).add("a");
    };
  }

  /** Of a file: what it is, the transfer, a place, and more. */
  private byte[] frame() {
    int kind = random.nextInt(6);
    if (kind > 4) {
      return noise(random.nextInt(60));
    }
    int more =
        switch (kind) {
          case 1 -> 16_384 * random.nextInt(5);
          case 2 -> 32;
          case 3 -> 16;
          default -> random.nextInt(2);
        };
    long place = random.nextInt(4) == 0 ? random.nextLong() : 16_384L * random.nextInt(3);
    return ByteBuffer.allocate(13 + more)
        .put((byte) kind)
        .putInt(random.nextInt(12))
        .putLong(kind == 0 ? 0 : place)
        .array();
  }
}
