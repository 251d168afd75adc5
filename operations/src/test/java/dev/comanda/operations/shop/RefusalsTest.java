package dev.comanda.operations.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalsTest {

  @Test
  void tellTheFirstLineWithoutACustomersAddress() {
    assertThat(
            Refusals.line(
                "MessageRejected: Email address is not verified: <ann.o'neill+x@example.com>,"
                    + " \"eva@example.org\"\nmore"))
        .isEqualTo(
            "MessageRejected: Email address is not verified: <...@example.com>,"
                + " \"...@example.org\"");
    assertThat(Refusals.line("x".repeat(500))).hasSize(204).endsWith(" ...");
    assertThat(Refusals.line("")).isEmpty();
  }
}
