package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import java.util.List;
import java.util.Set;

/**
 * Makes a pipe of its definition, and refuses what AWS refuses or this runtime does not do. The
 * API's request and the template's properties have the same members.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/pipes-reference/API_CreatePipe.html">CreatePipe</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-pipes-pipe.html">AWS::Pipes::Pipe</a>
 */
final class PipeFactory {

  private static final Set<String> PROPERTIES =
      Set.of(
          "Name",
          "Description",
          "DesiredState",
          "RoleArn",
          "Source",
          "SourceParameters",
          "Target",
          "TargetParameters",
          "Tags",
          "LogConfiguration",
          "KmsKeyIdentifier");

  private static final int LONGEST_ARN = 1600;
  private static final String ROLE =
      "arn:(aws[a-zA-Z0-9-]*):iam::\\d{12}:role/?[a-zA-Z0-9+=,.@\\-_/]+";
  private static final List<String> INVOCATION_TYPES =
      List.of("REQUEST_RESPONSE", "FIRE_AND_FORGET");

  private final Door door;
  private final SourceFactory sources;

  PipeFactory(Door door, SourceFactory sources) {
    this.door = door;
    this.sources = sources;
  }

  /**
   * @param definition with {@code Name}
   * @param callerName the name that its calls are made under
   * @throws InvalidPipeException if it is refused
   */
  Pipe make(ObjectNode definition, String callerName) {
    var properties = new Properties("", definition);
    properties.allow(PROPERTIES);
    String name = properties.required("Name", 64);
    properties.matching("Name", name, "[.\\-_A-Za-z0-9]+");
    String role = properties.required("RoleArn", LONGEST_ARN);
    properties.matching("RoleArn", role, ROLE);
    assume(role, arn(name));
    Caller caller = Caller.inRole(callerName, role);
    properties.text("Description", 0, 512, null);
    var desired =
        DesiredState.valueOf(
            properties.oneOf("DesiredState", List.of("RUNNING", "STOPPED"), "RUNNING"));
    return new Pipe(definition, caller, arn(name), desired, source(properties, name, caller));
  }

  /** The service takes the role on behalf of the pipe, as the role's trust policy may ask. */
  private void assume(String role, String pipeArn) {
    var service = new Principal.Service("pipes.amazonaws.com", pipeArn);
    if (!door.guard().allows(new Caller("pipes", service), "sts:AssumeRole", role)) {
      throw InvalidPipeException.ofField(
          "RoleArn", "The role " + role + " cannot be assumed by principal 'pipes.amazonaws.com'.");
    }
  }

  private Source source(Properties properties, String name, Caller caller) {
    String sourceArn = properties.required("Source", LONGEST_ARN);
    String targetArn = properties.required("Target", LONGEST_ARN);
    var context = new TemplateContext(arn(name), name, sourceArn, targetArn);
    var aws = new AwsClient(door, caller);
    Delivery delivery = delivery(aws, context, properties.group("TargetParameters"));
    return sources.make(aws, context, properties.group("SourceParameters"), delivery);
  }

  private static String arn(String name) {
    return Environment.arn("pipes", "pipe/" + name);
  }

  private static Delivery delivery(AwsClient aws, TemplateContext context, Properties parameters) {
    parameters.allow(
        Set.of("InputTemplate", "StepFunctionStateMachineParameters", "LambdaFunctionParameters"));
    String template = parameters.text("InputTemplate", 0, InputTemplate.LONGEST, "");
    return new Delivery(
        template.isEmpty() ? null : template(template, context, parameters),
        target(aws, context.targetArn(), parameters));
  }

  private static InputTemplate template(
      String template, TemplateContext context, Properties parameters) {
    try {
      return new InputTemplate(template, context);
    } catch (IllegalArgumentException e) {
      throw InvalidPipeException.ofField(parameters.path("InputTemplate"), e.getMessage());
    }
  }

  private static Target target(AwsClient aws, String arn, Properties parameters) {
    if (arn.startsWith("arn:aws:states:")) {
      String type =
          parameters
              .group("StepFunctionStateMachineParameters")
              .oneOf("InvocationType", INVOCATION_TYPES, "REQUEST_RESPONSE");
      return new StepFunctionsTarget(aws, arn, type.equals("REQUEST_RESPONSE"));
    }
    if (arn.startsWith("arn:aws:lambda:")) {
      Properties group = parameters.group("LambdaFunctionParameters");
      if (!group
          .oneOf("InvocationType", INVOCATION_TYPES, "REQUEST_RESPONSE")
          .equals("REQUEST_RESPONSE")) {
        throw InvalidPipeException.ofField(
            group.path("InvocationType"), "this runtime waits for functions: REQUEST_RESPONSE");
      }
      return new LambdaTarget(aws, arn);
    }
    throw InvalidPipeException.ofField(
        "Target", "must be a state machine or a function; this runtime delivers to no " + arn);
  }
}
