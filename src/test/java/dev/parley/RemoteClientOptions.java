package dev.parley;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import dev.parley.media.device.MediaChoice;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a remote client is told at its start: {@code URL ID [ice=SERVER]... [relay-only]
 * [camera=NAME] [unchecked] [microphone=NAME] [speaker=NAME] [tone=HZ] [moments]}; servers and
 * devices as on Parley's command line, "test" where none is said.
 *
 * @param unchecked takes any certificate of a {@code turns:} server, which Parley does not
 * @param moments whether the steps of each call are told, see {@link Moments}
 */
record RemoteClientOptions(
    URI server,
    String id,
    MediaChoice media,
    IceServers iceServers,
    boolean unchecked,
    boolean moments) {

  static RemoteClientOptions parse(String... arguments) {
    Map<String, String> said = new HashMap<>(Map.of("tone", "440"));
    List<IceServer> servers = new ArrayList<>();
    for (String argument : List.of(arguments).subList(2, arguments.length)) {
      String[] pair = argument.split("=", 2);
      if (pair[0].equals("ice")) {
        servers.add(IceServer.parse(pair[1]));
      } else {
        said.put(pair[0], pair.length == 1 ? "" : pair[1]);
      }
    }
    return new RemoteClientOptions(
        URI.create(arguments[0]),
        arguments[1],
        MediaChoice.parse(
                said.getOrDefault("camera", "test"),
                said.getOrDefault("microphone", "test"),
                said.getOrDefault("speaker", "test"))
            .withTone(Integer.parseInt(said.get("tone"))),
        new IceServers(servers, said.containsKey("relay-only")),
        said.containsKey("unchecked"),
        said.containsKey("moments"));
  }
}
