package dev.comanda.engine.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.comanda.engine.aws.CoveragePage;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** COVERAGE.md says what a template is told whose policies cannot be judged. */
class IamCoverageTest {

  private static final String STATEMENT =
      "'AssumeRolePolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',"
          + "'Principal':{'Service':'lambda.amazonaws.com'}%s}]}";
  private static final String TRUST = STATEMENT.formatted("");

  @Test
  void quotesTheRefusals() throws IOException {
    List<String> refused = new ArrayList<>();
    refused.add(refusal(TRUST + ",'PermissionsBoundary':'arn:aws:iam::aws:policy/x'"));
    refused.add(refusal(TRUST + ",'ManagedPolicyArns':['arn:aws:iam::aws:policy/ReadOnlyAccess']"));
    refused.add(refusal(TRUST.replace("Service", "Federated")));
    refused.add(condition("'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}"));
    refused.add(condition("'StringEquals':{'aws:PrincipalTag/team':'shop'}"));

    assertThat(CoveragePage.messages("IAM")).isEqualTo(refused);
  }

  private static String condition(String condition) {
    return refusal(STATEMENT.formatted(",'Condition':{" + condition + "}"));
  }

  private static String refusal(String properties) {
    var iam = new IamService(new Door(new Faults()));
    return catchThrowable(
            () -> iam.create(TestDoor.resource("AWS::IAM::Role", "Role", "{" + properties + "}")))
        .getMessage();
  }
}
