package dev.comanda.engine.aws.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Elements of a policy that are one text or a list of them. */
final class Texts {

  private Texts() {}

  /** The texts; none if the element is missing. */
  static List<String> of(JsonNode element) {
    List<String> texts = new ArrayList<>();
    if (element.isArray()) {
      element.forEach(text -> texts.add(text.asText()));
    } else if (!element.isMissingNode()) {
      texts.add(element.asText());
    }
    return texts;
  }
}
