package dev.comanda.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.contract.Mail;
import dev.comanda.contract.Printed;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.json.Json;
import dev.comanda.runtime.json.SampleEvents;
import dev.comanda.runtime.json.TaskInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailRendererTest {

  private static final String ORDER_ID = "01M879GQ70G8T4Z7N2XW9B3C5D";

  private final MailRenderer renderer = new MailRenderer(Mail.ORDER_CONFIRMATION.folder());
  private final Shop shop =
      Shop.of(
          new Config(
              Map.of(
                  "SHOP_NAME", "Brasa & Mar <Madrid>",
                  "SHOP_ADDRESS", "Calle \"Mayor\" 12",
                  "SENDER_ADDRESS", "pedidos@comanda.example")));

  @Test
  void escapesNamesInTheHtmlAndNowhereElse() {
    RenderedMail mail = mail("order/customer/name", "A & B <C>");

    assertThat(mail.html())
        .contains("pedido, A &amp; B &lt;C&gt;</h1>", "Brasa &amp; Mar &lt;Madrid&gt;")
        .doesNotContain("<C>", "&amp;amp;");
    assertThat(mail.text()).contains("Gracias por tu pedido, A & B <C>\n", "Brasa & Mar <Madrid>");
    assertThat(mail.subject())
        .isEqualTo("Gracias, A & B <C>: tu pedido " + ORDER_ID + " en Brasa & Mar <Madrid>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' style='x",
        "<!--",
        "{{html.orderNumber}}",
        "{{{html.total}}} {% $eval() %}"
      })
  void letsNoNameBecomeMarkupOrTemplate(String name) {
    RenderedMail plain = mail("order/customer/name", "X");
    RenderedMail mail = mail("order/customer/name", name);

    assertThat(mail.html().replace(MailText.html(name), "X")).isEqualTo(plain.html());
    assertThat(mail.html()).contains(MailText.html(name));
    assertThat(mail.text()).contains(name);
  }

  @Test
  void keepsLineEndsOutOfTheSubject() {
    RenderedMail mail =
        mail(
            "order/customer/name",
            "Eva\r\nBcc: all@example.com\u2028\u0085\u202E\u200F\u061Ctxt.exe");

    assertThat(mail.subject())
        .startsWith("Gracias, Eva  Bcc: all@example.com  txt.exe: ")
        .doesNotContain("\r", "\n", "\u2028", "\u0085", "\u202E", "\u200F", "\u061C");
  }

  /** The folder's sample is what its templates are tested with. */
  @Test
  @Tag(Recorded.TAG)
  void givesTheTemplatesTheVariablesOfTheirSamples() {
    Shop brasa =
        new Shop("Brasa & Mar", "Calle Mayor 12, 28013 Madrid", MailAddress.parse("a@b.example"));
    Map<String, Object> samples = new LinkedHashMap<>();
    for (MailLocale locale : MailLocale.values()) {
      samples.put(locale.tag(), MailData.of(order("order/customer/locale", locale.tag()), brasa));
    }

    Recorded.file(sample(MailWriter.MAIL), Printed.json(samples));
  }

  @ParameterizedTest
  @EnumSource(Mail.class)
  void rendersEveryMailOfTheShopInEveryLanguage(Mail mail) throws IOException {
    MailRenderer templates = new MailRenderer(mail.folder());
    Map<String, Object> samples = Json.object(Json.parse(Files.newInputStream(sample(mail))));
    for (MailLocale locale : MailLocale.values()) {
      Map<String, Object> data = Json.object(samples.get(locale.tag()));
      assertThat(templates.render(locale, data).subject()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"total", "customerName", "shopAddress", "lines"})
  void refusesDataThatLacksAVariable(String variable) {
    Map<String, Object> data = MailData.of(order("version", 1L), shop);
    Json.object(data.get("text")).remove(variable);

    assertThatThrownBy(() -> renderer.render(MailLocale.ES, data))
        .isInstanceOf(MailNotRenderableException.class)
        .hasMessageStartingWith("Template order-confirmation/es: the data lacks ");
  }

  @Test
  void refusesATemplateThatNamesWhatNoOrderHas() {
    MailRenderer broken = new MailRenderer("broken-message");

    assertThatThrownBy(() -> broken.render(MailLocale.EN, MailData.of(order("version", 1L), shop)))
        .isInstanceOf(MailNotRenderableException.class)
        .hasMessageContaining("broken-message/en")
        .hasMessageContaining("voucher");
  }

  @Test
  void needsEveryTemplate() {
    assertThatThrownBy(() -> new MailRenderer("no-such-message"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-message/es/subject.txt");
  }

  private RenderedMail mail(String path, Object value) {
    ConfirmedOrder order = order(path, value);
    return renderer.render(order.locale(), MailData.of(order, shop));
  }

  private static ConfirmedOrder order(String path, Object value) {
    byte[] event = Json.bytes(Samples.with(SampleEvents.orderPlaced(ORDER_ID), path, value));
    return ConfirmedOrder.of(TaskInput.read(new ByteArrayInputStream(event)));
  }

  private static Path sample(Mail mail) {
    return Path.of("../email-templates", mail.folder(), "sample.json");
  }
}
