package dev.comanda.engine.runtime;

import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.iam.IamService;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.pipes.PipesService;
import dev.comanda.engine.runtime.assembly.CloudAssembly;
import dev.comanda.engine.services.apigateway.ApiGatewayService;
import dev.comanda.engine.services.cloudfront.CloudFrontService;
import dev.comanda.engine.services.cognito.CognitoService;
import dev.comanda.engine.services.dynamodb.DynamoDbService;
import dev.comanda.engine.services.firehose.FirehoseService;
import dev.comanda.engine.services.kinesis.KinesisService;
import dev.comanda.engine.services.lambda.CustomResources;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.node.NodeEngines;
import dev.comanda.engine.services.s3.BucketDeployments;
import dev.comanda.engine.services.s3.S3Service;
import dev.comanda.engine.services.secretsmanager.SecretsManagerService;
import dev.comanda.engine.services.ses.SesService;
import dev.comanda.engine.services.sns.SnsService;
import dev.comanda.engine.services.sqs.SqsService;
import dev.comanda.engine.services.stepfunctions.StepFunctionsService;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jetty.client.HttpClient;

/** Every service that there is. */
final class Services {

  private Services() {}

  /** How to start each; none waits for another. */
  static List<Callable<AwsService>> of(
      Product product, Options options, Door door, HttpClient http, CloudAssembly assembly) {
    Ports ports = options.ports();
    URI aws = URI.create(Loopback.url(ports.aws()));
    Path state = options.state();
    NodeEngines node = new NodeEngines(options.npm(), state.resolve("logs"));
    CognitoService cognito = new CognitoService(door);
    ApiGatewayService api = new ApiGatewayService(door, ports.apiOrigin(), cognito);
    return List.of(
        () -> new IamService(door),
        () -> new DynamoDbService(door, http, ports.dynamoDb()),
        () -> new SqsService(door, http, ports.sqs(), ports.aws()),
        () -> new S3Service(door, http, ports.s3(), state.resolve("s3")),
        () -> new KinesisService(door, http, ports.kinesis(), ports.kinesisTls(), node),
        () -> new SesService(door, http, ports.inbox(), node),
        () -> new LambdaService(door, aws, ports.runtimeApi(), state, assembly::asset),
        () -> new CustomResources(new AwsClient(door, Caller.CLIENT)),
        () -> new StepFunctionsService(door),
        () -> new SnsService(door),
        () -> new FirehoseService(door),
        () -> new PipesService(door, options.queueConcurrency()),
        () -> cognito,
        () -> api,
        () ->
            new BucketDeployments(
                door, assembly::asset, (key, text) -> product.file(key, text, ports)),
        () -> new SecretsManagerService(door),
        () -> new CloudFrontService(door, http, ports.site(), ports.api(), api::address));
  }
}
