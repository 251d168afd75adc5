package dev.comanda.contract.lake;

import java.util.List;
import java.util.function.Function;

/**
 * A column of a row.
 *
 * @param description what is in it, for whoever asks the lake
 * @param value takes it from what the row is made of
 */
public record LakeColumn<T>(
    String name, Type type, String description, Function<? super T, ?> value) {

  /** What a column holds. */
  public sealed interface Type permits Scalar, Rows {}

  /** One value. */
  public enum Scalar implements Type {
    /** Text. */
    TEXT,
    /** A whole number of 32 bits. */
    INT,
    /** A whole number of 64 bits. */
    LONG
  }

  /** Rows within the row. */
  public record Rows(List<? extends LakeColumn<?>> columns) implements Type {}
}
