package dev.comanda.it.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function's JVM, started as Lambda's Java runtime starts it: AWS's runtime interface client, its
 * flags, its heap, the unpacked jar as the working directory.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">The Java
 *     runtime's flags</a>
 */
final class FunctionJvm implements AutoCloseable {

  /** From what a function starts. */
  enum Start {
    /** From nothing. */
    COLD,
    /** From a snapshot, before which nothing was rehearsed. */
    UNPRIMED,
    /** From a snapshot, as Comanda's functions do. */
    PRIMED
  }

  /**
   * Where functions run.
   *
   * @param javaHome the JDK that runs them
   * @param code the unpacked jar
   * @param memoryMebibytes what the heap follows from
   * @param front the endpoint of AWS's services
   * @param log what functions print
   */
  record Host(Path javaHome, Path code, int memoryMebibytes, TlsFront front, Path log) {}

  private static final int HEAP_PERCENT = 85;

  /** From this version on, snapshots may hold what the second compiler makes. */
  private static final int ALL_TIERS_SINCE = 25;

  private final RuntimeApi api;
  private final Start start;
  private final Path log;
  private final Process process;
  private final ProcessorTime processor;
  private final long startedNanos = System.nanoTime();
  private String lastAnswer;

  FunctionJvm(DeployedFunction function, Start start, Host host) throws IOException {
    this.start = start;
    this.log = host.log();
    this.api = new RuntimeApi(function.variables());
    ProcessBuilder builder =
        new ProcessBuilder(command(function, start, host))
            .directory(host.code().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(host.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(variables(function, host));
    this.process = builder.start();
    this.processor = new ProcessorTime(process.pid());
  }

  /** Waits for its initialisation, which ends with the snapshot where there is one. */
  Usage initialized() throws IOException, InterruptedException {
    RuntimeApi.Seen seen =
        await(start == Start.COLD ? RuntimeApi.Step.IDLE : RuntimeApi.Step.SNAPSHOT);
    return Usage.of(processor.read(), Duration.ofNanos(seen.nanoTime() - startedNanos));
  }

  /** Restores it if it waits for that, and calls it: the two are one wait to who calls. */
  Usage firstCall(String event) throws IOException, InterruptedException {
    Duration before = processor.read();
    long from = System.nanoTime();
    if (start != Start.COLD) {
      api.give("");
      await(RuntimeApi.Step.IDLE);
    }
    return finished(event, before, from);
  }

  /** Calls it again. */
  Usage call(String event) throws IOException, InterruptedException {
    return finished(event, processor.read(), System.nanoTime());
  }

  long peakMebibytes() throws IOException {
    return processor.peakMebibytes();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    api.close();
  }

  /** What it answered last. */
  String lastAnswer() {
    return lastAnswer;
  }

  private Usage finished(String event, Duration before, long from)
      throws IOException, InterruptedException {
    api.give(event);
    RuntimeApi.Seen answer = await(RuntimeApi.Step.ANSWERED);
    lastAnswer = answer.body();
    await(RuntimeApi.Step.IDLE);
    return Usage.of(processor.read().minus(before), Duration.ofNanos(answer.nanoTime() - from));
  }

  private RuntimeApi.Seen await(RuntimeApi.Step step) throws IOException, InterruptedException {
    try {
      return api.await(step);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "; functions said:\n" + Files.readString(log), e);
    }
  }

  private static List<String> command(DeployedFunction function, Start start, Host host)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(host.javaHome().resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:MaxHeapSize=" + host.memoryMebibytes() * 1_024L * HEAP_PERCENT / 100 + "k");
    if (start == Start.COLD || Machine.javaVersion(host.javaHome()) < ALL_TIERS_SINCE) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    if (start != Start.UNPRIMED) {
      command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    }
    command.addAll(host.front().trust());
    command.addAll(List.of("-cp", runtime(), AWSLambda.class.getName()));
    command.add(function.handler() + "::handleRequest");
    return command;
  }

  private Map<String, String> variables(DeployedFunction function, Host host) {
    Map<String, String> variables = new HashMap<>(function.variables());
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("AWS_ENDPOINT_URL", host.front().address());
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(host.memoryMebibytes()));
    if (start != Start.COLD) {
      variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      variables
          .keySet()
          .removeAll(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
      variables.put(
          "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + api.address() + "/credentials");
      variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "bench");
    }
    return variables;
  }

  /** AWS's runtime interface client and what it needs, apart from the function's own code. */
  private static String runtime() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(FunctionJvm::jarOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
