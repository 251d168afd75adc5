package dev.comanda.engine.services.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.stepfunctions.api.Executions;
import dev.comanda.engine.services.stepfunctions.api.Machine;
import dev.comanda.engine.services.stepfunctions.api.Machines;
import dev.comanda.engine.services.stepfunctions.api.StatesEngine;
import dev.comanda.engine.services.stepfunctions.task.Integrations;
import dev.comanda.engine.states.asl.Flow;
import dev.comanda.engine.states.asl.Parser;
import dev.comanda.engine.states.asl.State;
import dev.comanda.engine.states.asl.StateMachine;
import dev.comanda.engine.states.execution.Interpreter;
import dev.comanda.engine.states.execution.Pauses;
import dev.comanda.engine.states.execution.PooledFork;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Express state machines. Each calls other services through the door, named by its logical id.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html">AWS::StepFunctions::StateMachine</a>
 */
public final class StepFunctionsService implements AwsService {

  /** How it is called. */
  public static final Api API = StatesEngine.API;

  private static final int KEPT_EXECUTIONS = 1_000;

  /** Events hold what entered and left each state, a rendered mail for one: some 30 MB in all. */
  private static final long KEPT_EVENTS = 20_000;

  private static final int BRANCH_THREADS = 64;

  private final Door door;
  private final Machines machines = new Machines();
  private final PooledFork fork = new PooledFork(BRANCH_THREADS);

  /** Puts the engine of {@code states} behind the door. */
  public StepFunctionsService(Door door) {
    this.door = door;
    door.register(
        API,
        new StatesEngine(
            machines,
            new Executions(KEPT_EXECUTIONS, KEPT_EVENTS),
            new Integrations(new AwsClient(door, Caller.CLIENT))));
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::StepFunctions::StateMachine");
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    if (!properties.path("StateMachineType").asText("STANDARD").equals("EXPRESS")) {
      throw new IllegalArgumentException("StateMachineType must be EXPRESS");
    }
    String definition = definition(properties);
    StateMachine stateMachine = Parser.parse(definition);
    var caller = Caller.inRole(resource.logicalId(), properties.path("RoleArn").asText());
    var integrations = new Integrations(new AwsClient(door, caller));
    check(stateMachine.flow(), integrations);
    String name = properties.path("StateMachineName").asText(resource.physicalName());
    String arn = Environment.arn("states", "stateMachine:" + name);
    machines.add(
        new Machine(
            arn,
            name,
            properties.path("RoleArn").asText(),
            definition,
            stateMachine,
            new Interpreter(integrations, Pauses.real(), fork),
            Instant.now()));
    return new Created(arn, Map.of("Arn", arn, "Name", name, "StateMachineRevisionId", "INITIAL"));
  }

  private static String definition(ObjectNode properties) {
    JsonNode object = properties.path("Definition");
    JsonNode text = properties.path("DefinitionString");
    if (object.isMissingNode() && !text.isTextual()) {
      throw new IllegalArgumentException("DefinitionString or Definition must hold the definition");
    }
    String definition = text.isTextual() ? text.textValue() : object.toString();
    for (Map.Entry<String, JsonNode> substitution :
        properties.path("DefinitionSubstitutions").properties()) {
      definition =
          definition.replace("${" + substitution.getKey() + "}", substitution.getValue().asText());
    }
    return definition;
  }

  /** Makes sure, before anything runs, that every task can be called. */
  private static void check(Flow flow, Integrations integrations) {
    for (State state : flow.states().values()) {
      if (state instanceof State.Task task) {
        integrations.check(task.resource());
      }
      state.flows().values().forEach(inner -> check(inner, integrations));
    }
  }

  @Override
  public void close() {
    fork.close();
  }
}
