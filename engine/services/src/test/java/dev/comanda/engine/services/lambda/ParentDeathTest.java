package dev.comanda.engine.services.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.AwsClient;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.services.lambda.fixture.ActingHandler;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathTest {

  @TempDir Path folder;

  @Test
  void leavesNoEnvironmentBehindWhenTheRuntimeIsKilled() throws Exception {
    Process runtime =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = new BufferedReader(new InputStreamReader(runtime.getInputStream()))) {
      ProcessHandle idle = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      ProcessHandle busy = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(idle.isAlive()).isTrue();
      assertThat(busy.isAlive()).isTrue();

      runtime.destroyForcibly();

      await().atMost(Duration.ofSeconds(10)).until(() -> !idle.isAlive() && !busy.isAlive());
    } finally {
      runtime.destroyForcibly();
    }
  }

  /** The runtime of its own: prints the processes of an idle and of a busy environment. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Path jar = FunctionJar.in(folder);
      Door door = new Door(new Faults());
      LambdaService lambda =
          new LambdaService(door, URI.create("http://127.0.0.1:1"), 0, folder, key -> jar);
      for (String id : new String[] {"Idle", "Busy"}) {
        ObjectNode properties = Json.object().put("Runtime", "java21");
        properties.put("Handler", ActingHandler.class.getName()).put("Timeout", 60);
        properties.putObject("Code").put("S3Key", "k");
        lambda.create(new Resource("S", id, "AWS::Lambda::Function", properties));
      }
      AwsClient client = new AwsClient(door, Caller.CLIENT);
      byte[] describe = "{\"act\":\"describe\"}".getBytes(StandardCharsets.UTF_8);
      System.out.println(Json.parse(client.invoke("S-Idle", describe).body()).path("pid"));
      long busy = Json.parse(client.invoke("S-Busy", describe).body()).path("pid").asLong();
      Thread caller = new Thread(() -> client.invoke("S-Busy", "{\"act\":\"hang\"}".getBytes()));
      caller.start();
      System.out.println(busy);
      caller.join();
    }
  }
}
