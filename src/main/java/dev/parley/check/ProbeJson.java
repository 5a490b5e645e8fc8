package dev.parley.check;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.check.Finding.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the result of a probe as one JSON object; its fields are those of docs/checks.md. */
public final class ProbeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ProbeJson() {}

  /**
   * One object, with a line's end after it.
   *
   * @param version of the program
   * @param engine the version and the date of libwebrtc
   */
  public static String text(ProbeResult outcome, String version, String engine, int exitStatus) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("version", version)
        .put("libwebrtc", engine)
        .put("at", outcome.at().toString())
        .put("server", outcome.target().server().toString())
        .put("signalling", outcome.target().spoken().dialect())
        .put("channel", outcome.target().self().channel())
        .put("clientId", outcome.target().self().clientId())
        .put("result", outcome.result())
        .put("exitStatus", exitStatus)
        .put("tookMs", outcome.took().toMillis());
    var findings = root.putArray("findings");
    for (Finding finding : outcome.findings()) {
      ObjectNode node =
          findings
              .addObject()
              .put("id", finding.id())
              .put("what", finding.what())
              .put("standing", word(finding.standing()))
              .put("why", finding.why());
      if (!finding.advice().isEmpty()) {
        node.put("advice", finding.advice());
      }
      if (!finding.figures().isEmpty()) {
        node.set("figures", MAPPER.valueToTree(finding.figures()));
      }
    }
    try {
      return MAPPER.writeValueAsString(root) + System.lineSeparator();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String word(Standing standing) {
    return standing == Standing.NOT_LOOKED_AT ? "notLookedAt" : standing.word();
  }
}
