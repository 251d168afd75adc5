package dev.comanda.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.comanda.engine.aws.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same as what was recorded. */
class ComparisonTest {

  private static final JsonNode NONE = MissingNode.getInstance();

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'a': 1, 'b': 2}    | {'b': 2, 'a': 1}",
        "1                   | 1.0",
        "{'a': '[1, {}]'}    | {'a': '[1,{}]'}",
        "{'a': {'b': 1}}     | {'a': '{\\#b\\#: 1}'}",
      })
  void isTheSameInEveryForm(String expected, String actual) {
    JsonNode answer = json(actual.replace("\\#", "\\\""));

    assertThat(Comparison.exact(NONE).differences(json(expected), answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "'<uuid:1>'          | '5f'",
        "'id <uuid:1>, end'  | 'id 5f, end'",
        "'date'              | '2026-01-01T00:00:00Z'",
        "{'RequestId': 'RequestId'} | {'RequestId': '5f'}",
      })
  void isNamelessOnlyWhereTokensAre(String expected, String actual) {
    assertThat(Comparison.withTokens(NONE).differences(json(expected), json(actual))).isEmpty();
    assertThat(Comparison.exact(NONE).differences(json(expected), json(actual))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'a': 1}     | {'a': 2}       | /a expected 1, was 2",
        "{'a': 1}     | {}             | /a expected 1, was nothing",
        "{}           | {'a': null}    | /a expected nothing, was null",
        "[1, 2]       | [1]            | expected [1,2], was [1]",
        "'id <x>, end'| 'id 5, e'      | expected \"id <x>, end\", was \"id 5, e\"",
        "'1'          | 1              | expected \"1\", was 1",
      })
  void tellsWhatDiffers(String expected, String actual, String difference) {
    assertThat(Comparison.withTokens(NONE).differences(json(expected), json(actual)))
        .isEqualTo(List.of(difference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {"fn-\\\\d+ | the_fn | arn:fn-17", "[ | x | arn:the_fn"})
  void renamesAsTheRecordingDid(String pattern, String replacement, String actual) {
    JsonNode normalizers =
        json("[{'kind':'regex','regex':'%s','replacement':'%s'}]".formatted(pattern, replacement));

    assertThat(
            Comparison.exact(normalizers)
                .differences(json("'arn:the_fn'"), json("'" + actual + "'")))
        .isEmpty();
  }
}
