package dev.comanda.cdk.construct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableLogicalIdsTest {

  @ParameterizedTest
  @CsvSource({
    "Stack/OrdersTable/Resource, OrdersTable",
    "Stack/OrderEmail/Resource/Resource, OrderEmail",
    "Stack/Function/Role/DefaultPolicy/Resource, FunctionRoleDefaultPolicy",
    "Stack/OrderApi/Resource/GET--products--{id}/Resource, OrderApiGETProductsId",
    "Stack/MailSender/order-confirmation-es, MailSenderOrderConfirmationEs",
  })
  void sayWhatTheCodeSays(String path, String id) {
    assertThat(ReadableLogicalIds.of(path)).isEqualTo(id);
  }
}
