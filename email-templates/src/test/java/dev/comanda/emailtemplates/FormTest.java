package dev.comanda.emailtemplates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {

  private static final String WORDS = "¿Pedido de {{shopName}} & “Mar”? «Sí», it’s {{total}}";

  @Test
  void htmlHasEntitiesAndTheHtmlValues() {
    assertThat(Form.HTML.of(WORDS))
        .isEqualTo(
            "&iquest;Pedido de {{html.shopName}} &amp; &ldquo;Mar&rdquo;?"
                + " &laquo;S&iacute;&raquo;, it&rsquo;s {{html.total}}");
  }

  @Test
  void textHasStraightQuotesAndTheTextValues() {
    assertThat(Form.TEXT.of(WORDS))
        .isEqualTo("¿Pedido de {{text.shopName}} & \"Mar\"? «Sí», it's {{text.total}}");
  }
}
