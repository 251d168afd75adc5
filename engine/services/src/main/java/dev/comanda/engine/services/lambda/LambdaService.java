package dev.comanda.engine.services.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.Functions;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Routes;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lambda on one machine. SnapStart and provisioned concurrency have no effect, and an idle
 * environment is never retired.
 */
public final class LambdaService implements AwsService, Functions {

  /** How it is called. */
  public static final Api API =
      Api.restJson(
          "lambda",
          Routes.of(
              """
          POST /2015-03-31/functions/*/invocations   Invoke
          GET  /2015-03-31/functions/*               GetFunction
          GET  /2015-03-31/functions/*/configuration GetFunctionConfiguration
          GET  /2015-03-31/functions/?               ListFunctions
          """));

  /** How the logical ids of the functions begin that CDK brings along. */
  private static final Pattern OF_CDK =
      Pattern.compile("Custom(CDKBucketDeployment|S3AutoDeleteObjects|VpcRestrictDefaultSG)");

  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final String VERSION = "AWS::Lambda::Version";
  private static final String ALIAS = "AWS::Lambda::Alias";
  private static final String EVENT_INVOKE_CONFIG = "AWS::Lambda::EventInvokeConfig";

  private final FunctionRegistry functions = new FunctionRegistry();
  private final Function<String, Path> assets;
  private final Path logFolder;
  private final RuntimeApi api;
  private final EnvironmentLauncher launcher;
  private final ClassDataArchives archives;
  private final JavaCommand command;

  /**
   * Stands behind the door as {@code lambda}, and tells the door of its functions.
   *
   * @param endpoint where the functions' AWS calls go: the door's address
   * @param runtimePort the loopback port of the Runtime API; 0 takes a free one
   * @param stateFolder keeps logs, working directories and caches
   * @param assets finds a code asset by its S3 key
   */
  public LambdaService(
      Door door, URI endpoint, int runtimePort, Path stateFolder, Function<String, Path> assets) {
    this.assets = assets;
    Path state = stateFolder.toAbsolutePath();
    this.logFolder = state.resolve("logs");
    this.api = new RuntimeApi(runtimePort);
    this.archives = new ClassDataArchives(state.resolve("lambda"));
    this.command = new JavaCommand(RuntimeJar.in(state.resolve("lambda")), archives);
    this.launcher =
        new EnvironmentLauncher(api, endpoint, state.resolve("lambda").resolve("work"), command);
    door.register(API, new LambdaEngine(functions));
    door.register(this);
    api.start();
  }

  @Override
  public Set<String> types() {
    return Set.of(FUNCTION, VERSION, ALIAS, EVENT_INVOKE_CONFIG);
  }

  @Override
  public Created create(Resource resource) {
    ObjectNode properties = resource.properties();
    String function = properties.path("FunctionName").asText();
    return switch (resource.type()) {
      case FUNCTION -> createFunction(resource);
      case VERSION -> {
        FunctionRegistry.Target version = functions.publish(function);
        yield new Created(
            version.arn(), Map.of("Version", version.version(), "FunctionArn", version.arn()));
      }
      case ALIAS -> {
        String version = properties.path("FunctionVersion").asText();
        String arn = functions.alias(function, properties.path("Name").asText(), version).arn();
        yield new Created(arn, Map.of("AliasArn", arn));
      }
      default -> new Created(resource.physicalName(), Map.of("Id", resource.physicalName()));
    };
  }

  @Override
  public Caller caller(String accessKey) {
    EnvironmentPool pool = functions.byLogicalId(accessKey);
    return pool == null ? null : pool.function().caller();
  }

  @Override
  public boolean kill(String logicalId, String environment) {
    EnvironmentPool pool = functions.byLogicalId(logicalId);
    return pool != null && pool.kill(environment);
  }

  /** Begins to make what later cold starts are faster with; nothing waits for it. */
  @Override
  public void start() {
    Thread thread = new Thread(this::makeArchives, "class-data");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    archives.close();
    functions.all().forEach(pool -> pool.kill(null));
    api.close();
  }

  private void makeArchives() {
    Map<Path, List<FunctionConfig>> byCode =
        functions.all().stream()
            .map(EnvironmentPool::function)
            .collect(Collectors.groupingBy(FunctionConfig::code));
    archives.keepOnly(byCode.keySet().stream().map(command::classPath).toList());
    byCode.forEach(
        (code, sharing) -> {
          Map<String, String> variables = new HashMap<>();
          sharing.forEach(function -> variables.putAll(launcher.trainingVariables(function)));
          List<String> handlers = sharing.stream().map(FunctionConfig::handler).sorted().toList();
          archives.make(command.classPath(code), handlers, variables);
        });
  }

  /** CDK's own functions work at deployments, where a service of ours does their work, if any. */
  private static boolean isOfCdk(Resource resource) {
    return OF_CDK.matcher(resource.logicalId()).lookingAt();
  }

  private Created createFunction(Resource resource) {
    if (isOfCdk(resource)) {
      String name = resource.physicalName();
      return new Created(name, Map.of("Arn", Environment.arn("lambda", "function:" + name)));
    }
    FunctionConfig config = FunctionConfig.of(resource, assets);
    FunctionLog log = new FunctionLog(logFolder, config.logicalId());
    functions.add(new EnvironmentPool(config, launcher, log));
    return new Created(config.name(), Map.of("Arn", config.arn()));
  }
}
