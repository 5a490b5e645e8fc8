package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What of config/server can be told without a FreeSWITCH. */
@Tag("unit")
class ConfigFilesTest {
  private static final Path FOLDER = Path.of("config/server/freeswitch");

  @ParameterizedTest
  @ValueSource(
      strings = {"verto.conf.xml", "lua.conf.xml", "modules.conf.xml", "event_socket.conf.xml"})
  void aConfigurationIsWellFormedAndNamedAfterItsFile(String file) throws Exception {
    Document document = DirectoryXml.parse(FOLDER.resolve(file));
    assertEquals(file, document.getDocumentElement().getAttribute("name") + ".xml");
  }

  @Test
  void plainVertoListensOnLoopbackOnly() throws Exception {
    assertEquals(List.of("127.0.0.1:8081"), values("verto.conf.xml", "bind-local"));
  }

  @Test
  void theConsoleListensOnLoopbackOnly() throws Exception {
    assertEquals(List.of("127.0.0.1"), values("event_socket.conf.xml", "listen-ip"));
  }

  /** A hook runs in FreeSWITCH's event thread, which a script can stop for good. */
  @Test
  void noScriptIsAHook() throws Exception {
    Document lua = DirectoryXml.parse(FOLDER.resolve("lua.conf.xml"));
    assertEquals(List.of(), DirectoryXml.elements(lua, "hook"));
  }

  @Test
  void nobodyGetsInWithoutAPassword() throws Exception {
    assertEquals(List.of("true"), values("verto.conf.xml", "userauth"));
    assertEquals(List.of("false"), values("verto.conf.xml", "blind-reg"));
  }

  @Test
  void noFrameIsLogged() throws Exception {
    assertEquals(List.of("0"), values("verto.conf.xml", "debug"));
  }

  @Test
  void theScriptsThatAreNamedAreThere() throws Exception {
    assertEquals(List.of("directory.lua"), values("lua.conf.xml", "xml-handler-script"));
    assertEquals(List.of("relay.lua"), values("lua.conf.xml", "startup-script"));
    for (String script : List.of("directory.lua", "relay.lua")) {
      assertTrue(Files.exists(FOLDER.resolve(script)), script);
    }
  }

  /** Where bind-local points is where nginx must look. */
  @Test
  void nginxPassesToVerto() throws Exception {
    String address = values("verto.conf.xml", "bind-local").get(0);
    String site = Files.readString(FOLDER.resolveSibling("nginx.conf"));
    assertTrue(site.contains("proxy_pass http://" + address + ";"), address);
  }

  /** mod_lua takes xml-handler-bindings only once it knows the script. */
  @Test
  void theScriptStandsBeforeItsBinding() throws Exception {
    Document lua = DirectoryXml.parse(FOLDER.resolve("lua.conf.xml"));
    Function<Element, String> name = param -> param.getAttribute("name");
    assertEquals(
        List.of("xml-handler-script", "xml-handler-bindings", "startup-script"),
        DirectoryXml.elements(lua, "param").stream().map(name).toList());
  }

  private static List<String> values(String file, String param) throws Exception {
    return DirectoryXml.elements(DirectoryXml.parse(FOLDER.resolve(file)), "param").stream()
        .filter(element -> element.getAttribute("name").equals(param))
        .map(element -> element.getAttribute("value"))
        .toList();
  }
}
