package dev.comanda.engine.pipes;

import java.util.List;

/** Halves a batch, so that a record that always fails ends up alone. */
record Bisect<T>(List<T> first, List<T> second) {

  /**
   * @param batch of at least two; an odd one is in the second half
   */
  static <T> Bisect<T> of(List<T> batch) {
    int middle = batch.size() / 2;
    return new Bisect<>(batch.subList(0, middle), batch.subList(middle, batch.size()));
  }
}
