package dev.comanda.local;

import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Caller;
import dev.comanda.engine.aws.iam.IamService;
import dev.comanda.engine.aws.service.Ports;
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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Runs a synthesized cloud assembly on this machine. Start reading here. */
public final class LocalMain {

  private LocalMain() {}

  /**
   * Runs until it is interrupted.
   *
   * @param arguments see {@link Options}
   */
  public static void main(String[] arguments) {
    Terminal.run(arguments, LocalMain::start);
  }

  static LocalRuntime start(Options options, Terminal terminal) throws IOException {
    CloudAssembly assembly = CloudAssembly.read(options.assembly());
    LocalRuntime runtime = terminal.closing(new LocalRuntime(options));
    var door = runtime.door();
    var http = runtime.http();
    Ports ports = options.ports();
    URI aws = URI.create(Ports.url(ports.aws()));
    Path state = options.state();
    NodeEngines node = new NodeEngines(options.npm(), state.resolve("logs"));

    CognitoService cognito = new CognitoService(door);
    ApiGatewayService api = new ApiGatewayService(door, ports.apiOrigin(), cognito);

    terminal.say("Starting the services ...");
    runtime.open(
        List.of(
            () -> new IamService(door),
            () -> new DynamoDbService(door, http, ports),
            () -> new SqsService(door, http, ports),
            () -> new S3Service(door, http, ports, state.resolve("s3")),
            () -> new KinesisService(door, http, ports, node),
            () -> new SesService(door, http, ports, node),
            () -> new LambdaService(door, aws, ports.runtimeApi(), state, assembly::asset),
            () -> new CustomResources(new AwsClient(door, Caller.CLIENT)),
            () -> new StepFunctionsService(door),
            () -> new SnsService(door),
            () -> new FirehoseService(door, null),
            () -> new PipesService(door, null, options.queueConcurrency()),
            () -> cognito,
            () -> api,
            () -> new BucketDeployments(door, ports, assembly::asset),
            () -> new SecretsManagerService(door),
            () -> new CloudFrontService(door, http, ports, api::address)));

    terminal.say("Deploying " + assembly.stacks().size() + " stacks ...");
    runtime.deploy(assembly);
    new FirstVisit(http, runtime.endpoints()).begin();
    return runtime;
  }
}
