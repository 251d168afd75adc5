package dev.comanda.engine.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.service.Created;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackScopeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Properties':{'x':{'Ref':'B'}}",
        "'Properties':{'x':{'Fn::GetAtt':['B','Arn']}}",
        "'Properties':{'x':{'Fn::GetAtt':'B.Arn'}}",
        "'Properties':{'x':{'Fn::Sub':'${B}'}}",
        "'Properties':{'x':{'Fn::Sub':['${B.Arn}',{}]}}",
        "'Properties':{'x':[{'Fn::Join':['',['a',{'Ref':'B'}]]}]}",
        "'DependsOn':'B'",
        "'DependsOn':['C','B']",
      })
  void ordersAResourceAfterWhatItRefersTo(String a) {
    StackScope scope =
        scope("{'Resources':{'A':{'Type':'T',%s},'B':{'Type':'T'},'C':{'Type':'T'}}}".formatted(a));

    assertThat(scope.order()).containsSubsequence("B", "A");
  }

  @Test
  void namesTheCircleOfResourcesThatNeedEachOther() {
    StackScope scope =
        scope(
            """
            {'Resources':{'A':{'Type':'T','DependsOn':'B'},
              'B':{'Type':'T','Properties':{'x':{'Ref':'C'}}},
              'C':{'Type':'T','Properties':{'x':{'Fn::GetAtt':['A','Arn']}}}}}""");

    assertThatThrownBy(scope::order).hasMessageContaining("in a circle: [A, B, C]");
  }

  @Test
  void leavesOutAResourceWhoseConditionDoesNotHold() {
    StackScope scope =
        scope(
            """
            {'Conditions':{'Never':{'Fn::Equals':['a','b']}},
             'Resources':{'A':{'Type':'T','Condition':'Never'},'B':{'Type':'T'}}}""");

    assertThat(scope.order()).containsExactly("B");
  }

  @Test
  void givesOutputsAndExports() {
    Map<String, JsonNode> exports = new HashMap<>();
    StackScope scope =
        scope(
            """
            {'Conditions':{'Never':{'Fn::Equals':['a','b']}},
             'Resources':{'Queue':{'Type':'T'}},
             'Outputs':{
               'QueueUrl':{'Value':{'Ref':'Queue'}},
               'Absent':{'Condition':'Never','Value':'x'},
               'Shared':{'Value':{'Fn::GetAtt':['Queue','Arn']},
                 'Export':{'Name':{'Fn::Sub':'${AWS::StackName}:Arn'}}}}}""",
            Map.of(),
            exports);
    scope.add("Queue", new Created("url", Map.of("Arn", "arn")));

    assertThat(scope.outputs())
        .containsExactly(Map.entry("QueueUrl", "url"), Map.entry("Shared", "arn"));
    assertThat(exports.get("Test:Arn").asText()).isEqualTo("arn");
  }

  @Test
  void asksForAParameterThatHasNoDefault() {
    assertThatThrownBy(() -> scope("{'Parameters':{'Name':{'Type':'String'}}}"))
        .hasMessageContaining("--parameter Test:Name=VALUE");
  }

  @Test
  void refusesAParameterThatTheStackDoesNotHave() {
    assertThatThrownBy(() -> scope("{}", Map.of("Nmae", "x"), new HashMap<>()))
        .hasMessageContaining("The stack Test has no parameter Nmae");
  }

  @Test
  void doesWithoutTheBootstrapVersion() {
    StackScope scope =
        scope(
            """
            {'Parameters':{'BootstrapVersion':{'Type':'AWS::SSM::Parameter::Value<String>'}},
             'Resources':{'A':{'Type':'T'}}}""");

    assertThat(scope.order()).containsExactly("A");
  }

  private static StackScope scope(String template) {
    return scope(template, Map.of(), new HashMap<>());
  }

  private static StackScope scope(
      String template, Map<String, String> given, Map<String, JsonNode> exports) {
    var parsed = new Template(Json.parse(template.replace('\'', '"')));
    return new StackScope(new Stack("Test", "us-east-1", parsed), given, exports);
  }
}
