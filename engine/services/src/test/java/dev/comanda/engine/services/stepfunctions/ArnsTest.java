package dev.comanda.engine.services.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.states.Arns;
import org.junit.jupiter.api.Test;

class ArnsTest {

  @Test
  void ofWorkflowsAreInTheAccountAndRegionOfAllOthers() {
    assertThat(Arns.of("stateMachine:m")).isEqualTo(Environment.arn("states", "stateMachine:m"));
    assertThat(Arns.REGION).isEqualTo(Environment.REGION);
  }
}
