package dev.parley.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
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
  @ValueSource(strings = {"verto.conf.xml", "lua.conf.xml", "modules.conf.xml"})
  void aConfigurationIsWellFormedAndNamedAfterItsFile(String file) throws Exception {
    Document document = DirectoryXml.parse(FOLDER.resolve(file));
    assertEquals(file, document.getDocumentElement().getAttribute("name") + ".xml");
  }

  @Test
  void plainVertoListensOnLoopbackOnly() throws Exception {
    assertEquals(List.of("127.0.0.1:8081"), values("verto.conf.xml", "bind-local"));
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
    Document lua = DirectoryXml.parse(FOLDER.resolve("lua.conf.xml"));
    Stream<String> hooks =
        DirectoryXml.elements(lua, "hook").stream().map(hook -> hook.getAttribute("script"));
    Stream<String> named =
        Stream.concat(values("lua.conf.xml", "xml-handler-script").stream(), hooks);
    named.forEach(script -> assertTrue(Files.exists(FOLDER.resolve(script)), script));
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
        List.of("xml-handler-script", "xml-handler-bindings"),
        DirectoryXml.elements(lua, "param").stream().map(name).toList());
  }

  private static List<String> values(String file, String param) throws Exception {
    return DirectoryXml.elements(DirectoryXml.parse(FOLDER.resolve(file)), "param").stream()
        .filter(element -> element.getAttribute("name").equals(param))
        .map(element -> element.getAttribute("value"))
        .toList();
  }
}
