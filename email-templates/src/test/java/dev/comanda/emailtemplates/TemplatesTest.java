package dev.comanda.emailtemplates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.contract.Language;
import dev.comanda.contract.Mail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

  private static final Pattern MUSTACHE = Pattern.compile("\\{\\{[^}]*}}");
  private static final Pattern HTML_TAG = Pattern.compile("<[^>]+>");

  static List<TemplateFolder> folders() {
    return TemplateFolder.all();
  }

  static List<String> messages() {
    return TemplateFolder.messages();
  }

  @Test
  void everyFolderIsAMailOfTheShopAndEveryMailHasItsFolder() {
    assertThat(messages())
        .as("the folders of this module; dev.comanda.contract.Mail registers them")
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Mail.values()).map(Mail::folder).toList());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyLocaleOfTheShopIsThere(String message) {
    assertThat(TemplateFolder.of(message))
        .extracting(TemplateFolder::locale)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Language.values()).map(Language::tag).toList());
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theSampleRendersWhole(TemplateFolder folder) {
    Map<String, Object> sample = folder.sample();
    for (String part : TemplateFolder.PARTS) {
      String rendered = folder.render(part, sample);
      assertThat(rendered).as(part).doesNotContain("{{", "}}");
    }
    String html = folder.render("body.html", sample);
    assertThat(html).contains(leaves(sample.get("html")));
    assertThat(folder.render("body.txt", sample)).contains(leaves(sample.get("text")));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theHtmlPartUsesExactlyTheHtmlValuesOfTheSample(TemplateFolder folder) {
    assertThat(folder.variables("body.html")).isEqualTo(folder.sampleVariables("html"));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theTextPartUsesExactlyTheTextValuesOfTheSample(TemplateFolder folder) {
    assertThat(folder.variables("body.txt")).isEqualTo(folder.sampleVariables("text"));
    assertThat(folder.sampleVariables("text")).containsAll(folder.variables("subject.txt"));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void allPartsOfAllLocalesUseTheSameVariables(String message) {
    TemplateFolder first = TemplateFolder.of(message).get(0);
    for (TemplateFolder folder : TemplateFolder.of(message)) {
      assertThat(inner(folder.variables("body.html")))
          .isEqualTo(inner(first.variables("body.txt")));
      assertThat(inner(folder.variables("body.txt"))).isEqualTo(inner(first.variables("body.txt")));
      assertThat(folder.variables("subject.txt")).isEqualTo(first.variables("subject.txt"));
      assertThat(folder.sample()).containsOnlyKeys("html", "text");
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void allLocalesShareOneLayout(String message) {
    Set<String> layouts =
        TemplateFolder.of(message).stream()
            .map(folder -> layout(folder.source("body.html"), folder.locale()))
            .collect(Collectors.toSet());
    assertThat(layouts).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void onlyTheLanguageThatSesDocumentsIsUsed(TemplateFolder folder) {
    for (String part : TemplateFolder.PARTS) {
      assertThat(MUSTACHE.matcher(folder.source(part)).results())
          .allSatisfy(
              tag ->
                  assertThat(tag.group())
                      .matches("\\{\\{(#each |#if |/each|/if|)(html\\.|text\\.)?[A-Za-z]*}}"));
      assertThat(folder.source(part)).as("no triple braces in " + part).doesNotContain("{{{");
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void noBlockTagStandsAloneOnALine(TemplateFolder folder) {
    for (String part : TemplateFolder.PARTS) {
      assertThat(folder.source(part).lines())
          .noneMatch(line -> line.strip().matches("\\{\\{[#/][^}]*}}"));
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theSubjectIsOneLineWithoutALineEnd(TemplateFolder folder) {
    assertThat(folder.source("subject.txt")).isNotBlank().doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theHtmlNamesItsLanguageAndLoadsNothing(TemplateFolder folder) {
    String html = folder.source("body.html");
    assertThat(html).contains("<html lang=\"" + folder.locale() + "\"");
    assertThat(html).doesNotContain("<img", "<script", "<link", "@import", "url(", "<a ");
    assertThat(html).contains("role=\"presentation\"", "max-width:600px", "prefers-color-scheme");
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theTextPartKeepsItsLinesShort(TemplateFolder folder) {
    assertThat(folder.source("body.txt").lines()).allMatch(line -> line.length() <= 78);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void theSamplesHtmlValuesAreItsTextValuesEscaped(TemplateFolder folder) {
    Map<String, Object> sample = folder.sample();
    List<String> escaped =
        Stream.of(leaves(sample.get("text")))
            .map(v -> v.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            .toList();
    assertThat(leaves(sample.get("html"))).containsExactlyElementsOf(escaped);
  }

  private static Set<String> inner(Set<String> variables) {
    return variables.stream()
        .map(name -> name.substring(name.indexOf('.') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String layout(String html, String locale) {
    return HTML_TAG
        .matcher(html.replace("lang=\"" + locale + "\"", "lang"))
        .results()
        .map(tag -> tag.group())
        .collect(Collectors.joining("\n"));
  }

  private static String[] leaves(Object value) {
    List<String> leaves = new ArrayList<>();
    collect(value, leaves);
    return leaves.toArray(String[]::new);
  }

  private static void collect(Object value, List<String> into) {
    if (value instanceof Map<?, ?> members) {
      members.values().forEach(member -> collect(member, into));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> collect(element, into));
    } else {
      into.add((String) value);
    }
  }
}
