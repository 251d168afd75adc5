package dev.comanda.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.DeadLetters;
import dev.comanda.operations.shop.Json;
import dev.comanda.operations.shop.Outputs;
import dev.comanda.operations.shop.ShopTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderWayTest {

  private static final Outputs OUTPUTS =
      new Outputs(
          Json.parse(
              """
              {
                "Comanda-dev-Data": {"TableName": "T", "EmailsBucketName": "E", "DataBucketName": "D"},
                "Comanda-dev-Stream": {
                  "OrderFanoutArn": "arn:aws:states:us-east-1:1:stateMachine:F", "StreamDeadLetterQueueUrl": "http://q/s"},
                "Comanda-dev-Email": {"OrderEmailArn": "arn:e", "EmailQueueUrl": "http://q/e", "EmailDeadLetterQueueUrl": "http://q/ed"},
                "Comanda-dev-Lake": {"OrderLakeArn": "arn:l", "LakeQueueUrl": "http://q/l", "LakeDeadLetterQueueUrl": "http://q/ld"},
                "Comanda-dev-Sender": {
                  "MailEventsArn": "arn:m", "MailEventsQueueUrl": "http://q/m", "MailEventsDeadLetterQueueUrl": "http://q/md"},
                "Comanda-dev-Warehouse": {
                  "OrderWarehouseArn": "arn:w", "WarehouseQueueUrl": "http://q/w", "WarehouseDeadLetterQueueUrl": "http://q/wd"}
              }
              """));

  @Test
  void leadsByEveryConsumerThatWorksOnEveryOrder() {
    assertThat(hops())
        .extracting(Hop::name)
        .containsExactly(
            "table",
            "event run",
            "mail",
            "archive",
            "email run",
            "lake run",
            "lake row",
            "warehouse run");
  }

  @Test
  void knowsTheLettersAndTheAlarmsOfAConsumerByItsName() {
    Hop warehouse =
        hops().stream()
            .collect(Collectors.toMap(Hop::name, Function.identity()))
            .get("warehouse run");

    assertThat(warehouse.letters()).contains(new DeadLetters("warehouse", List.of("http://q/wd")));
    assertThat(warehouse.alarms())
        .containsExactly(
            "Comanda-dev-Warehouse-OrderWarehouseFails",
            "Comanda-dev-Warehouse-OrderWarehousePipeFails");
  }

  private static List<Hop> hops() {
    try (Clients clients = Clients.of(OUTPUTS)) {
      return new OrderWay(
              clients,
              OUTPUTS,
              new ShopTable(clients.dynamoDb(), "T"),
              new LookAt(OUTPUTS),
              new PlacedOrder("01ARZ3NDEKTSV4RRFFQ69G5FAV", "c", "p", 0, 1))
          .hops();
    }
  }
}
