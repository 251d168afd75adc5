package dev.comanda.engine.aws.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.iam.policy.Statement;
import dev.comanda.engine.aws.iam.request.Known;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Roles and policies, and who may do what by them: every call of a function, a workflow, a pipe or
 * a service at the door is judged. Whoever calls from outside, and CloudFormation at a deployment,
 * may do everything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class IamService implements AwsService {

  private static final String ROLE = "AWS::IAM::Role";
  private static final String POLICY = "AWS::IAM::Policy";
  private static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
  private static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";
  private static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
  private static final String BUCKET_POLICY = "AWS::S3::BucketPolicy";
  private static final String PERMISSION = "AWS::Lambda::Permission";
  private static final String KEY = "AWS::KMS::Key";

  private static final String ROLE_ARN = "arn:aws:iam::" + Environment.ACCOUNT + ":role/";

  private final Account account = new Account();
  private final Known known = new Known();
  private final Assumptions assumptions;

  /** Has the calls at a door judged from now on. */
  public IamService(Door door) {
    var usage = new Usage(account);
    var guard = new IamGuard(account, known, usage);
    assumptions = new Assumptions(account, guard);
    door.register(guard);
  }

  @Override
  public Set<String> types() {
    return Set.of(
        ROLE, POLICY, MANAGED_POLICY, QUEUE_POLICY, TOPIC_POLICY, BUCKET_POLICY, PERMISSION, KEY);
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    return switch (resource.type()) {
      case ROLE -> role(resource);
      case MANAGED_POLICY -> managedPolicy(resource);
      case KEY -> key(resource);
      case PERMISSION -> {
        String name = properties.path("FunctionName").asText();
        String arn = name.startsWith("arn:") ? name : Environment.arn("lambda", "function:" + name);
        account.addToResource(arn, statements(resource, permission(properties), arn));
        yield named(resource);
      }
      case POLICY -> {
        for (JsonNode role : properties.path("Roles")) {
          account.addToRole(ROLE_ARN + role.asText(), statements(resource));
        }
        yield named(resource);
      }
      default -> {
        List<Statement> statements = statements(resource);
        properties.path("Topics").forEach(t -> account.addToResource(t.asText(), statements));
        properties.path("Queues").forEach(q -> account.addToResource(queueArn(q), statements));
        if (properties.has("Bucket")) {
          account.addToResource("arn:aws:s3:::" + properties.path("Bucket").asText(), statements);
        }
        yield named(resource);
      }
    };
  }

  @Override
  public void created(Resource resource, Created created) {
    known.add(resource, created);
    assumptions.check(resource, created);
  }

  private Created role(Resource resource) {
    ObjectNode properties = resource.properties();
    if (properties.has("PermissionsBoundary")) {
      throw new IllegalArgumentException("PermissionsBoundary is not judged by this runtime");
    }
    String name = properties.path("RoleName").asText(resource.physicalName());
    String arn = ROLE_ARN + name;
    account.addRole(arn, statements(resource, properties.path("AssumeRolePolicyDocument"), arn));
    for (JsonNode policy : properties.path("Policies")) {
      account.addToRole(arn, statements(resource, policy.path("PolicyDocument")));
    }
    for (JsonNode managed : properties.path("ManagedPolicyArns")) {
      account.addToRole(arn, account.managed(managed.asText()));
    }
    return new Created(name, Map.of("Arn", arn, "RoleId", name));
  }

  private Created managedPolicy(Resource resource) {
    String name = resource.properties().path("ManagedPolicyName").asText(resource.physicalName());
    String arn = "arn:aws:iam::" + Environment.ACCOUNT + ":policy/" + name;
    List<Statement> statements = statements(resource);
    account.addManaged(arn, statements);
    resource
        .properties()
        .path("Roles")
        .forEach(role -> account.addToRole(ROLE_ARN + role.asText(), statements));
    return new Created(arn, Map.of("PolicyArn", arn));
  }

  private Created key(Resource resource) {
    String arn = resource.arn("kms", "key/" + resource.physicalName());
    account.addToResource(arn, statements(resource, resource.properties().path("KeyPolicy"), arn));
    return new Created(
        resource.physicalName(), Map.of("Arn", arn, "KeyId", resource.physicalName()));
  }

  /**
   * A permission is a statement of the function's policy.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html">AddPermission</a>
   */
  private static JsonNode permission(JsonNode properties) {
    ObjectNode document = Json.object();
    ObjectNode statement = document.putArray("Statement").addObject().put("Effect", "Allow");
    String principal = properties.path("Principal").asText();
    statement
        .putObject("Principal")
        .put(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
    statement.set("Action", properties.path("Action"));
    if (properties.has("SourceArn")) {
      statement.withObject("/Condition/ArnLike").set("aws:SourceArn", properties.get("SourceArn"));
    }
    if (properties.has("SourceAccount")) {
      statement
          .withObject("/Condition/StringEquals")
          .set("aws:SourceAccount", properties.get("SourceAccount"));
    }
    return document;
  }

  private static String queueArn(JsonNode url) {
    return Environment.arn("sqs", url.asText().substring(url.asText().lastIndexOf('/') + 1));
  }

  private static List<Statement> statements(Resource resource) {
    return statements(resource, resource.properties().path("PolicyDocument"));
  }

  private static List<Statement> statements(Resource resource, JsonNode document) {
    return statements(resource, document, null);
  }

  private static List<Statement> statements(
      Resource resource, JsonNode document, String resourceOtherwise) {
    String policy = resource.stack() + "/" + resource.logicalId();
    return Statement.parse(policy, document, resourceOtherwise);
  }

  private static Created named(Resource resource) {
    return new Created(resource.physicalName(), Map.of("Id", resource.physicalName()));
  }
}
