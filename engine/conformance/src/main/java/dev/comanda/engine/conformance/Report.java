package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The JSON report: every total, and every case with what differed in it. */
final class Report {

  private Report() {}

  static byte[] of(List<CaseResult> results) {
    ObjectNode report = Json.object();
    ObjectNode folders = report.putObject("folders");
    Totals.of(results).folders().forEach((name, folder) -> write(folders.putObject(name), folder));
    ArrayNode cases = report.putArray("cases");
    results.forEach(result -> write(cases.addObject(), result));
    return report.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(ObjectNode json, Totals.Folder folder) {
    write(json, folder.cases());
    writeAll(json.putObject("aspects"), folder.aspects());
    writeAll(json.putObject("notCounted"), folder.apart());
  }

  private static void writeAll(ObjectNode json, Map<String, Totals.Count> counts) {
    counts.forEach((name, count) -> write(json.putObject(name), count));
  }

  private static void write(ObjectNode json, Totals.Count count) {
    json.put("passed", count.passed()).put("cases", count.all());
  }

  private static void write(ObjectNode json, CaseResult result) {
    json.put("folder", result.folder()).put("name", result.name()).put("passed", result.passed());
    if (result.apart() != null) {
      json.put("notCounted", result.apart());
    }
    ArrayNode compared = json.putArray("compared");
    result.aspects().keySet().forEach(compared::add);
    ObjectNode differences = json.putObject("differences");
    result
        .differences()
        .forEach((aspect, found) -> found.forEach(differences.putArray(aspect)::add));
  }
}
