package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a call asks for, by its service. */
public final class Requests {

  private final Map<String, Accesses> services = new ConcurrentHashMap<>();

  /** Calls on those resources. */
  public Requests(Known known) {
    services.put("dynamodb", new DynamoDbAccesses(known));
    services.put("sqs", new SqsAccesses(known));
    services.put("sns", new SnsAccesses(known));
    services.put("ses", new SesAccesses(known));
    services.put("s3", new S3Accesses());
    services.put("kinesis", new KinesisAccesses());
    services.put("lambda", new FunctionAccesses());
    services.put("cognito-idp", new UserPoolAccesses());
    services.put("states", new NamedAccesses("states", List.of("stateMachineArn", "executionArn")));
  }

  /**
   * What a call wants to do, in the order in which its service asks; empty if it needs no
   * permission. A service that is not told apart more closely asks for everything at once.
   */
  public List<Access> accesses(AwsRequest request) {
    Accesses service =
        services.computeIfAbsent(request.service(), name -> new NamedAccesses(name, List.of()));
    return service.of(request);
  }
}
