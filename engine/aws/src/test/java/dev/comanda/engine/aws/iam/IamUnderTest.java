package dev.comanda.engine.aws.iam;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.AwsResponse;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Principal;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A role behind a door whose services only remember what comes through. */
abstract class IamUnderTest {

  static final String TRUST =
      "'AssumeRolePolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',"
          + "'Principal':{'Service':'lambda.amazonaws.com'}}]}";

  static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:work";
  final Door door = new Door(new Faults());
  final IamService iam = new IamService(door);
  final List<AwsRequest> answered = new ArrayList<>();

  final Caller function =
      new Caller(
          "Function",
          new Principal.Role("arn:aws:iam::000000000000:role/Test-Role", "Test-Function"));

  @BeforeEach
  void start() {
    for (String service :
        List.of("dynamodb", "sqs", "sns", "s3", "ses", "lambda", "states", "kinesis")) {
      door.register(Api.json(service, service), this::answer);
    }
    create("AWS::IAM::Role", "Role", "{" + TRUST + "}");
  }

  AwsResponse answer(AwsRequest request) {
    answered.add(request);
    return new AwsResponse(200, Map.of(), new byte[0]);
  }

  AwsResponse send() throws IOException {
    return door.call(call(function, "sqs", "SendMessage", "{'QueueUrl':'http://q/0/work'}"));
  }

  void allow(String actions, String resources) {
    create(
        "AWS::IAM::Policy",
        "Policy",
        "{'Roles':['Test-Role'],'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':[%s],'Resource':[%s]}]}}"
            .formatted(actions, resources));
  }

  void create(String type, String logicalId, String properties) {
    iam.create(TestDoor.resource(type, logicalId, properties));
  }

  void made(String type, String properties, String ref, String arn) {
    Resource resource = TestDoor.resource(type, "Thing", properties);
    iam.created(resource, new Created(ref, Map.of("Arn", arn)));
  }

  /** A JSON call, or one of a REST service where the input is a path. */
  static AwsRequest call(Caller caller, String service, String operation, String input) {
    boolean rest = input.startsWith("/");
    return new AwsRequest(
        caller,
        service,
        operation,
        "POST",
        rest ? input : "/",
        rest ? Map.of() : Map.of("x-amz-target", "X." + operation),
        rest ? new byte[0] : input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
