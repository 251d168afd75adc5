package dev.comanda.local;

import dev.comanda.local.apigateway.ApiGatewayService;
import dev.comanda.local.assembly.CloudAssembly;
import dev.comanda.local.cloudfront.CloudFrontService;
import dev.comanda.local.cognito.CognitoService;
import dev.comanda.local.door.AwsClient;
import dev.comanda.local.door.Caller;
import dev.comanda.local.dynamodb.DynamoDbService;
import dev.comanda.local.firehose.FirehoseService;
import dev.comanda.local.iam.IamService;
import dev.comanda.local.kinesis.KinesisService;
import dev.comanda.local.lambda.CustomResources;
import dev.comanda.local.lambda.LambdaService;
import dev.comanda.local.pipes.PipesService;
import dev.comanda.local.s3.BucketDeployments;
import dev.comanda.local.s3.S3Service;
import dev.comanda.local.secretsmanager.SecretsManagerService;
import dev.comanda.local.ses.SesService;
import dev.comanda.local.sns.SnsService;
import dev.comanda.local.sqs.SqsService;
import dev.comanda.local.stepfunctions.StepFunctionsService;
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
    Path logs = state.resolve("logs");

    CognitoService cognito = new CognitoService(door);
    ApiGatewayService api = new ApiGatewayService(door, ports.apiOrigin(), cognito);

    terminal.say("Starting the services ...");
    runtime.open(
        List.of(
            () -> new IamService(door),
            () -> new DynamoDbService(door, http, ports),
            () -> new SqsService(door, http, ports),
            () -> new S3Service(door, http, ports, state.resolve("s3")),
            () -> new KinesisService(door, http, ports, logs),
            () -> new SesService(door, http, ports, logs),
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
