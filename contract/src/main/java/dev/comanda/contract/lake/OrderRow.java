package dev.comanda.contract.lake;

import static dev.comanda.contract.lake.LakeColumn.Scalar.INT;
import static dev.comanda.contract.lake.LakeColumn.Scalar.LONG;
import static dev.comanda.contract.lake.LakeColumn.Scalar.TEXT;

import dev.comanda.contract.Times;
import dev.comanda.contract.event.OrderPlaced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order as the data lake keeps it, without the customer's name or address. The function that
 * writes rows takes the values from here, the lake's table its columns. A column is only ever
 * added, and at the end: rows that were written before have none.
 */
public final class OrderRow {

  private static final List<LakeColumn<OrderPlaced.Line>> LINE =
      List.of(
          new LakeColumn<>("product_id", TEXT, "", OrderPlaced.Line::productId),
          new LakeColumn<>("quantity", INT, "", OrderPlaced.Line::quantity),
          new LakeColumn<>("unit_amount", LONG, "", line -> line.unitPrice().amount()),
          new LakeColumn<>("line_amount", LONG, "", line -> line.lineTotal().amount()));

  /** The columns, in their order. */
  public static final List<LakeColumn<OrderPlaced>> COLUMNS =
      List.of(
          new LakeColumn<>(
              "event_id", TEXT, "The same in every copy of a row", OrderPlaced::eventId),
          new LakeColumn<>("event_type", TEXT, "OrderPlaced", event -> OrderPlaced.TYPE),
          new LakeColumn<>("order_id", TEXT, "The order's ULID", event -> event.order().orderId()),
          new LakeColumn<>(
              "customer_id",
              TEXT,
              "The customer's id, without name or address",
              event -> event.order().customer().customerId()),
          new LakeColumn<>(
              "placed_at",
              TEXT,
              "When the order was placed: UTC, ISO 8601, to the millisecond",
              event -> Times.text(event.order().placedAt())),
          new LakeColumn<>(
              "currency",
              TEXT,
              "ISO 4217, of every amount of the row",
              event -> event.order().total().currency()),
          new LakeColumn<>(
              "total_amount",
              LONG,
              "In minor units: 1250 is 12.50 EUR",
              event -> event.order().total().amount()),
          new LakeColumn<>(
              "line_count", INT, "The number of lines", event -> event.order().lines().size()),
          new LakeColumn<>(
              "lines",
              new LakeColumn.Rows(LINE),
              "What was ordered; amounts in minor units",
              event -> event.order().lines().stream().map(line -> values(LINE, line)).toList()));

  private OrderRow() {}

  /** The row of an event, its values by the names of their columns. */
  public static Map<String, Object> of(OrderPlaced event) {
    return values(COLUMNS, event);
  }

  private static <T> Map<String, Object> values(List<LakeColumn<T>> columns, T of) {
    Map<String, Object> row = new LinkedHashMap<>();
    columns.forEach(column -> row.put(column.name(), column.value().apply(of)));
    return row;
  }
}
