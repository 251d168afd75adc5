package dev.comanda.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.it.Product;
import dev.comanda.it.Services;
import dev.comanda.it.contract.Provisioning.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Makes a resource of each type, with those of its properties that contracts are about. */
record Makers(Services services) {

  /** No emulator here asks who may. */
  static final String ROLE = "arn:aws:iam::000000000000:role/contract";

  private static final List<String> QUEUE_ATTRIBUTES =
      List.of("MessageRetentionPeriod", "RedrivePolicy", "VisibilityTimeout");
  private static final List<String> SUBSCRIPTION_ATTRIBUTES =
      List.of("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy");

  Made table(String name, Properties properties) {
    try (DynamoDbClient dynamoDb = services.dynamoDb()) {
      TableDescription table =
          dynamoDb
              .createTable(
                  create ->
                      create
                          .tableName(name)
                          .billingMode(BillingMode.PAY_PER_REQUEST)
                          .attributeDefinitions(
                              each(properties.get("AttributeDefinitions"), Makers::attribute))
                          .keySchema(keys(properties.get("KeySchema")))
                          .globalSecondaryIndexes(
                              each(properties.get("GlobalSecondaryIndexes"), Makers::index))
                          .streamSpecification(
                              stream ->
                                  stream
                                      .streamEnabled(true)
                                      .streamViewType(
                                          properties
                                              .get("StreamSpecification")
                                              .path("StreamViewType")
                                              .asText())))
              .tableDescription();
      dynamoDb.waiter().waitUntilTableExists(wait -> wait.tableName(name));
      dynamoDb.updateTimeToLive(
          update ->
              update
                  .tableName(name)
                  .timeToLiveSpecification(
                      to ->
                          to.enabled(true)
                              .attributeName(
                                  properties
                                      .get("TimeToLiveSpecification")
                                      .path("AttributeName")
                                      .asText())));
      return new Made(name, table.tableArn());
    }
  }

  Made bucket(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    try (var s3 = services.s3()) {
      s3.createBucket(create -> create.bucket(lower));
    }
    return new Made(lower, "arn:aws:s3:::" + lower);
  }

  Made stream(String name, Properties properties) {
    try (KinesisClient kinesis = services.kinesis()) {
      kinesis.createStream(
          create -> create.streamName(name).shardCount(properties.get("ShardCount").asInt()));
      return new Made(
          name,
          kinesis
              .waiter()
              .waitUntilStreamExists(wait -> wait.streamName(name))
              .matched()
              .response()
              .orElseThrow()
              .streamDescription()
              .streamARN());
    }
  }

  Made queue(String name, Properties properties) {
    Map<QueueAttributeName, String> attributes = new HashMap<>(Queue.OPEN_TO_TOPICS);
    QUEUE_ATTRIBUTES.stream()
        .filter(properties::has)
        .forEach(
            attribute ->
                attributes.put(
                    QueueAttributeName.fromValue(attribute), properties.text(attribute)));
    try (SqsClient sqs = services.sqs()) {
      String url =
          sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
      String arn =
          sqs.getQueueAttributes(
                  get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
              .attributes()
              .get(QueueAttributeName.QUEUE_ARN);
      return new Made(url, arn);
    }
  }

  Made topic(String name) {
    try (SnsClient sns = services.sns()) {
      String arn = sns.createTopic(create -> create.name(name)).topicArn();
      return new Made(arn, arn);
    }
  }

  Made subscription(Properties properties) {
    Map<String, String> attributes = new HashMap<>();
    SUBSCRIPTION_ATTRIBUTES.stream()
        .filter(properties::has)
        .forEach(attribute -> attributes.put(attribute, properties.text(attribute)));
    try (SnsClient sns = services.sns()) {
      String arn =
          sns.subscribe(
                  subscribe ->
                      subscribe
                          .topicArn(properties.text("TopicArn"))
                          .protocol(properties.text("Protocol"))
                          .endpoint(properties.text("Endpoint"))
                          .attributes(attributes)
                          .returnSubscriptionArn(true))
              .subscriptionArn();
      return new Made(arn, arn);
    }
  }

  /** Calls it once, so that no workflow waits for the first start, which fetches its image. */
  Made function(String name, Properties properties) {
    try (LambdaClient lambda = services.lambda()) {
      String arn =
          lambda
              .createFunction(
                  create ->
                      create
                          .functionName(name)
                          .runtime(properties.text("Runtime"))
                          .handler(properties.text("Handler"))
                          .memorySize(properties.get("MemorySize").asInt())
                          .timeout(properties.get("Timeout").asInt())
                          .role(ROLE)
                          .environment(
                              variables ->
                                  variables.variables(
                                      properties.texts(
                                          properties.get("Environment").path("Variables"))))
                          .code(code -> code.zipFile(handlers())))
              .functionArn();
      lambda.waiter().waitUntilFunctionActiveV2(wait -> wait.functionName(name));
      lambda.invoke(invoke -> invoke.functionName(name).payload(SdkBytes.fromUtf8String("{}")));
      return new Made(name, arn);
    }
  }

  Made stateMachine(String name, Properties properties) {
    String definition = properties.text("DefinitionString");
    try (SfnClient sfn = services.sfn()) {
      String arn =
          sfn.createStateMachine(
                  create ->
                      create
                          .name(name)
                          .type(StateMachineType.EXPRESS)
                          .roleArn(ROLE)
                          .definition(definition))
              .stateMachineArn();
      return new Made(arn, arn);
    }
  }

  private static SdkBytes handlers() {
    Path jar = Product.root().resolve("handlers/target/comanda-handlers.jar");
    try {
      return SdkBytes.fromByteArrayUnsafe(Files.readAllBytes(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AttributeDefinition attribute(JsonNode json) {
    return AttributeDefinition.builder()
        .attributeName(json.path("AttributeName").asText())
        .attributeType(json.path("AttributeType").asText())
        .build();
  }

  private static GlobalSecondaryIndex index(JsonNode json) {
    return GlobalSecondaryIndex.builder()
        .indexName(json.path("IndexName").asText())
        .keySchema(keys(json.path("KeySchema")))
        .projection(as -> as.projectionType(json.at("/Projection/ProjectionType").asText()))
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode json) {
    return each(
        json,
        key ->
            KeySchemaElement.builder()
                .attributeName(key.path("AttributeName").asText())
                .keyType(key.path("KeyType").asText())
                .build());
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    return StreamSupport.stream(array.spliterator(), false).map(read).toList();
  }
}
