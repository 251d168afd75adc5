package dev.comanda.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.comanda.contract.Printed;
import dev.comanda.contract.Recorded;
import dev.comanda.contract.Samples;
import dev.comanda.runtime.Config;
import dev.comanda.runtime.aws.DynamoDbJson;
import dev.comanda.runtime.aws.LocalTable;
import dev.comanda.runtime.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes the rehearsals: each function is called with its events once, before DynamoDB Local with
 * the sample order, and what it was answered goes into the file beside its class.
 */
class RehearsalRecordingTest {

  private static LocalTable table;

  @BeforeAll
  static void fill() {
    table = new LocalTable();
    table.putCustomer(Samples.CUSTOMER_ID);
    table.putProduct("olive-oil", "pantry", 1250, 1_000_000);
    table.putProduct("ham", "pantry", 40_000, 1_000_000);
    table.put(DynamoDbJson.item(Json.parse(Samples.text(Samples.ORDER_ITEM))));
  }

  @AfterAll
  static void close() {
    table.close();
  }

  @BeforeEach
  void encodeAsLambda() {
    System.setProperty("aws.cborEnabled", "true");
  }

  @AfterEach
  void encodeReadably() {
    System.setProperty("aws.cborEnabled", "false");
  }

  static Iterable<String> stages() {
    return byStage().keySet();
  }

  @ParameterizedTest
  @MethodSource("stages")
  @Tag(Recorded.TAG)
  void isWhatTheFunctionsOfTheStageAreAnswered(String stage) throws Exception {
    Map<String, Object> rehearsals = new LinkedHashMap<>();
    for (String handler : byStage().get(stage)) {
      rehearsals.put(handler, recorded(stage, handler));
    }

    Recorded.file(
        Path.of("src/main/resources/dev/comanda", stage, "rehearsal.json"),
        Printed.json(rehearsals).replace(LocalTable.NAME, "${TABLE_NAME}"));
  }

  /** The last event goes first: what it reads, those before it may have written. */
  private static Map<String, Object> recorded(String stage, String handler) throws Exception {
    Config config = config();
    RequestStreamHandler function = Handlers.make(stage + "." + handler, config);
    Recording recording = new Recording(elsewhere());
    Snapshot.kept().clients().rehearse(recording);
    List<Map<String, Object>> events = RehearsedEvents.of(handler);
    List<Map<String, Object>> reversed = new ArrayList<>(events);
    Collections.reverse(reversed);
    for (Map<String, Object> event : reversed) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      function.handleRequest(
          new ByteArrayInputStream(filled(event, config)), answer, new RehearsalContext());
      assertThat(answer.toString(StandardCharsets.UTF_8)).doesNotContain("\"statusCode\":5");
    }
    Map<String, Object> rehearsal = new LinkedHashMap<>();
    rehearsal.put("answers", recording.answers());
    rehearsal.put("events", events);
    return rehearsal;
  }

  private static byte[] filled(Map<String, Object> event, Config config) {
    return Rehearsal.filled(Json.write(event), config).getBytes(StandardCharsets.UTF_8);
  }

  private static Config config() {
    Map<String, String> variables = new HashMap<>(Handlers.VARIABLES);
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ENDPOINT_URL", table.endpoint().toString());
    return new Config(variables);
  }

  private static Map<String, List<String>> byStage() {
    Map<String, List<String>> byStage = new TreeMap<>();
    for (String name : Handlers.names()) {
      String[] stageAndClass = name.split("\\.");
      byStage.computeIfAbsent(stageAndClass[0], stage -> new ArrayList<>()).add(stageAndClass[1]);
    }
    return byStage;
  }

  /** What the services answer that are not here. */
  private static Map<String, byte[]> elsewhere() throws IOException {
    return Map.of(
        "SignUp",
            Json.bytes(Map.of("UserConfirmed", false, "UserSub", RehearsedEvents.NEW_CUSTOMER_ID)),
        "InitiateAuth",
            Json.bytes(
                Map.of(
                    "AuthenticationResult",
                    Json.parse(
                        """
                        {"AccessToken": "a", "IdToken": "%s", "RefreshToken": "r", "ExpiresIn": 900}
                        """
                            .formatted(idToken())))),
        "POST", Json.bytes(Map.of("MessageId", "rehearsal")),
        "PUT", new byte[0],
        "PutRecords", Cbor.taken());
  }

  private static String idToken() {
    String claims =
        """
        {"sub": "%s", "email": "rehearsal@example.com", "name": "Rehearsal", "locale": "en"}
        """
            .formatted(RehearsedEvents.NEW_CUSTOMER_ID)
            .strip();
    return "h."
        + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".s";
  }
}
