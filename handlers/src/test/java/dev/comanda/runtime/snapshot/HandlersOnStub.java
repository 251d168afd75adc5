package dev.comanda.runtime.snapshot;

import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.AwsStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Handlers before an AWS that has nothing, in the encoding that they use in Lambda. */
abstract class HandlersOnStub {

  final AwsStub aws = new AwsStub();
  Config config;

  @BeforeEach
  void provide() {
    System.setProperty("aws.cborEnabled", "true");
    aws.otherwise(404, "{}");
    config = aws.config(Handlers.VARIABLES);
  }

  @AfterEach
  void close() {
    System.setProperty("aws.cborEnabled", "false");
    aws.close();
  }
}
