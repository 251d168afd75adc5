package dev.comanda.engine.aws.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as a page of another site has a browser send them, and as people and clients do. */
class ForeignPagesTest extends DoorUnderTest {

  private static final String OBJECT = "/bucket/key?X-Amz-Signature=0&X-Amz-Credential=";
  private static final String VERSION_2 =
      "/bucket/key?AWSAccessKeyId=AKIA&Signature=a%2Bb%3D&Expires=1700000000";

  private static String scope(String service) {
    return "AKIA%2F20260101%2Fus-east-1%2F" + service + "%2Faws4_request";
  }

  /** What a browser sends for an image, a link or a form, by the age of the browser. */
  private static Stream<String> byAPage() {
    List<String> calls =
        List.of(
            "GET /?Action=Publish&Message=forged&X-Amz-Credential=" + scope("sns"),
            "GET /?Action=Publish&Message=forged&X-Amz-Credential="
                + scope("sns").replace("%2F", "/"),
            "GET /?Action=PurgeQueue&Credential=" + scope("dynamodb"),
            "POST /2015-03-31/functions/F/invocations?X-Amz-Credential=" + scope("lambda"),
            "POST /v2/email/outbound-emails?X-Amz-Credential=" + scope("ses"),
            "POST /?Action=Publish&AWSAccessKeyId=AKIA&Signature=0&Expires=1",
            "POST " + VERSION_2,
            "PUT " + OBJECT + scope("s3"),
            "DELETE " + OBJECT + scope("s3"));
    return calls.stream()
        .flatMap(
            call ->
                Stream.of(
                    call,
                    call + "\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors",
                    call + "\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate",
                    call + "\nOrigin: https://attacker.example"));
  }

  @ParameterizedTest
  @MethodSource("byAPage")
  void leadsNothingToAServiceThatAPageCanSend(String call) throws Exception {
    for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
      assertThat(rawStatus(raw(call + "\nContent-Type: " + type, "Action=Publish&Message=forged")))
          .isEqualTo(403);
    }
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://attacker.example",
        "Origin: null",
        "Origin: http://127.0.0.1:4503",
        "Sec-Fetch-Site: cross-site\nSec-Fetch-Mode: no-cors",
        "Sec-Fetch-Site: same-site\nSec-Fetch-Mode: cors",
        "Sec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors",
      })
  void leadsNoPagesRequestToAServiceHoweverItIsSigned(String header) throws Exception {
    String signed = "Authorization: " + signature("AKIA", "s3");

    assertThat(rawStatus(raw("GET /bucket/key\n" + signed + "\n" + header, ""))).isEqualTo(403);
    assertThat(rawStatus(raw("GET " + OBJECT + scope("s3") + "\n" + header, ""))).isEqualTo(403);
    assertThat(seen).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\nSec-Fetch-Site: none\nSec-Fetch-Mode: navigate",
        "\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate",
      })
  void opensAPresignedObjectThatSomebodyAsksFor(String headers) throws Exception {
    for (String address : List.of(OBJECT + scope("s3"), VERSION_2)) {
      assertThat(rawStatus(raw("GET " + address + headers, ""))).isEqualTo(200);
    }
    assertThat(seen).extracting("operation").containsOnly("GetObject").hasSize(2);
    assertThat(seen).extracting("service").containsOnly("s3");
  }

  @Test
  void takesTheScopeFromTheHeaderAlone() throws Exception {
    String basic = "Authorization: Basic YTpi";

    assertThat(rawStatus(raw("GET " + OBJECT + scope("s3") + "\n" + basic, ""))).isEqualTo(403);
    assertThat(rawStatus(raw("GET " + VERSION_2 + "\n" + basic, ""))).isEqualTo(403);
    assertThat(seen).isEmpty();
  }

  private static String raw(String head, String body) {
    String line = head.split("\n", 2)[0];
    String more = head.contains("\n") ? head.split("\n", 2)[1] + "\n" : "";
    String text =
        line
            + " HTTP/1.1\nHost: 127.0.0.1\nConnection: close\n"
            + more
            + "Content-Length: "
            + body.getBytes(StandardCharsets.UTF_8).length
            + "\n\n";
    return text.replace("\n", "\r\n") + body;
  }
}
