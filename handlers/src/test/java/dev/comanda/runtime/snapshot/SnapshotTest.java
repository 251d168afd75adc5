package dev.comanda.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.orders.OrderId;
import dev.comanda.runtime.Invocation;
import dev.comanda.runtime.json.Json;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.HttpExecuteResponse;

/** What a function has when its snapshot is taken, and so what all of its copies share. */
class SnapshotTest extends HandlersOnStub {

  /** What copies must not have in common, or must not take for their own hours later. */
  private static final List<Class<?>> NEVER_SHARED =
      List.of(
          RandomGenerator.class,
          UUID.class,
          OrderId.class,
          Temporal.class,
          Date.class,
          AwsCredentials.class,
          SSLSession.class,
          Socket.class,
          HttpExecuteResponse.class);

  /**
   * The SDK's own numbers: the id by which AWS's logs know a call, and how long a client waits
   * before it tries again. Nothing is kept secret by them, and nothing is told apart by them.
   */
  private static boolean isHarmless(Map.Entry<Object, String> held) {
    return held.getKey().getClass() == Random.class
        && held.getValue().startsWith("software.amazon.awssdk.");
  }

  @ParameterizedTest
  @MethodSource("dev.comanda.runtime.snapshot.Handlers#names")
  void holdsNothingThatCopiesMustNotShare(String name) throws Exception {
    RequestStreamHandler handler = Handlers.make(name, config);

    Snapshot.kept().beforeCheckpoint(null);

    assertThat(ObjectGraph.of(handler).entrySet())
        .hasSizeGreaterThan(20)
        .filteredOn(held -> NEVER_SHARED.stream().anyMatch(type -> type.isInstance(held.getKey())))
        .filteredOn(held -> !isHarmless(held))
        .filteredOn(held -> !isNobodys(held.getKey()))
        .filteredOn(held -> !isConstant(held.getKey()))
        .extracting(Map.Entry::getValue)
        .isEmpty();
  }

  @Test
  void givesCopiesOrderIdsOfTheirOwn() throws Exception {
    Set<String> ids = new HashSet<>();
    for (int copy = 0; copy < 5; copy++) {
      RequestStreamHandler handler = Handlers.make("orders.OrdersHandler", config);
      Snapshot.kept().beforeCheckpoint(null);
      Snapshot.kept().afterRestore(null);
      ids.add(placed(handler).substring(10));
    }

    assertThat(ids).as("the random parts of the ids").hasSize(5);
  }

  @Test
  void readsTheTimeOfTheCallAfterARestore() throws Exception {
    RequestStreamHandler handler = Handlers.make("orders.OrdersHandler", config);
    Snapshot.kept().beforeCheckpoint(null);
    Instant restored = Instant.ofEpochMilli(System.currentTimeMillis());
    Snapshot.kept().afterRestore(null);

    assertThat(new OrderId(placed(handler)).placedAt()).isBetween(restored, Instant.now());
  }

  @Test
  void opensAConnectionToEveryServiceAndClosesItAgain() throws Exception {
    Handlers.make("orders.OrdersHandler", config);

    Snapshot.kept().beforeCheckpoint(null);

    assertThat(aws.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.path()).isEqualTo("/");
              assertThat(request.headers())
                  .containsEntry("connection", "close")
                  .doesNotContainKey("authorization");
            });
  }

  @Test
  void isTakenAlthoughNoServiceCanBeReached() throws Exception {
    aws.close();
    Handlers.make("orders.OrdersHandler", config);

    Snapshot.kept().beforeCheckpoint(null);
    Snapshot.kept().afterRestore(null);
  }

  /** The id of an order that a customer places now, as it is sent to the table. */
  private String placed(RequestStreamHandler handler) throws Exception {
    Map<String, Object> script = Handlers.rehearsal("orders.OrdersHandler", config);
    Object event = ((List<?>) script.get("events")).get(0);
    Object items = Json.object(script.get("answers")).get("BatchGetItem");
    aws.answer(200, Json.write(Json.object(items))).answer(200, "{}");
    Map<String, Object> answer = new Invocation("call").of(handler, event);
    assertThat(((Number) answer.get("statusCode")).intValue()).isEqualTo(201);
    byte[] body = answer.get("body").toString().getBytes(StandardCharsets.UTF_8);
    return Json.object(Json.parse(body)).get("orderId").toString();
  }

  /** The credentials of a rehearsal, and those by which the SDK knows that there are none. */
  private static boolean isNobodys(Object held) {
    return held instanceof AwsCredentials credentials
        && (credentials.accessKeyId() == null || credentials.accessKeyId().equals("rehearsal"));
  }

  /** The limits of time that the JDK and the SDK name. */
  private static boolean isConstant(Object held) {
    return held.equals(Instant.MIN) || held.equals(Instant.MAX) || held.equals(Instant.EPOCH);
  }

  /** That the walk sees what it is to find, behind lambdas and in collections. */
  @Test
  void wouldBeSeenToHoldThem() {
    SecureRandom random = new SecureRandom();
    UUID id = UUID.randomUUID();
    Object holder = List.of(Map.of("random", (Runnable) random::nextInt), new Object[] {id});

    assertThat(ObjectGraph.of(holder)).containsKeys(random, id);
  }
}
