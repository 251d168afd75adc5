package dev.comanda.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The languages that a description names, which have to be those of the shop. */
public final class Languages {

  private static final String ONE = Language.ES.tag();

  private Languages() {}

  /** The tags of those of the shop. */
  public static Set<String> ofTheShop() {
    return Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toSet());
  }

  /** Each choice of languages, and each text in several of them, by their tags. */
  public static List<Set<String>> namedIn(JsonNode document) {
    List<Set<String>> named = new ArrayList<>();
    for (JsonNode choice : document.findValues("enum")) {
      Set<String> values = new TreeSet<>();
      choice.forEach(value -> values.add(value.asText()));
      if (values.contains(ONE)) {
        named.add(values);
      }
    }
    for (JsonNode texts : document.findParents(ONE)) {
      named.add(texts.properties().stream().map(text -> text.getKey()).collect(Collectors.toSet()));
    }
    return named;
  }
}
