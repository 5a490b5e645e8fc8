package dev.parley.config;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * XML as FreeSWITCH takes it, read by the JDK's parser, which is the stricter one.
 *
 * @param domain the name of the only domain
 * @param users the ids of all users
 * @param params of the document, name to value; a name that stands twice is an error
 */
record DirectoryXml(String domain, List<String> users, Map<String, String> params) {

  static DirectoryXml of(String text) throws Exception {
    Document document = parse(new InputSource(new StringReader(text)));
    List<Element> domains = elements(document, "domain");
    return new DirectoryXml(
        domains.size() == 1 ? domains.get(0).getAttribute("name") : domains.toString(),
        elements(document, "user").stream().map(user -> user.getAttribute("id")).toList(),
        params(document));
  }

  static Document parse(Path file) throws Exception {
    return parse(new InputSource(Files.newBufferedReader(file)));
  }

  static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Map<String, String> params(Document document) {
    Map<String, String> params = new TreeMap<>();
    for (Element param : elements(document, "param")) {
      String before = params.put(param.getAttribute("name"), param.getAttribute("value"));
      if (before != null) {
        throw new IllegalStateException(param.getAttribute("name") + " stands twice");
      }
    }
    return params;
  }

  private static Document parse(InputSource source) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(source);
  }
}
