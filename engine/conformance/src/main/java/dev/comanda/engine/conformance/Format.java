package dev.comanda.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One kind of recorded case: told apart by its keys, replayed against one engine. */
interface Format {

  /** Whether a file's content is of this kind. */
  boolean reads(JsonNode content);

  /** Replays a file: one result for each case in it. */
  List<CaseResult> replay(CaseFile file);
}
