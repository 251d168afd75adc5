package dev.comanda.engine.services.cloudfront;

import static dev.comanda.engine.services.cloudfront.TestEdge.response;
import static dev.comanda.engine.services.cloudfront.TestEdge.result;
import static dev.comanda.engine.services.cloudfront.TestEdge.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistributionTest {

  private final TestEdge edge = new TestEdge();

  @Test
  void passesOnWhatThePoliciesSay() {
    edge.cache(CachePolicy.DISABLED).forwarded(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST);

    edge.get(
        "/orders?cursor=a%2Fb&limit=5",
        "Host",
        "shop.example",
        "Authorization",
        "Bearer t",
        "Cookie",
        "a=1; b=2",
        "X-Forwarded-For",
        "198.51.100.1",
        "Connection",
        "close",
        "User-Agent",
        "curl");

    EdgeRequest sent = edge.asked.get(0);
    assertThat(sent.target()).isEqualTo("/orders?cursor=a%2Fb&limit=5");
    assertThat(sent.headers().get("Host")).isEqualTo("origin.example");
    assertThat(sent.headers().get("Authorization")).isEqualTo("Bearer t");
    assertThat(sent.headers().get("Cookie")).isEqualTo("a=1; b=2");
    assertThat(sent.headers().get("User-Agent")).isEqualTo("curl");
    assertThat(sent.headers().get("X-Forwarded-For")).isEqualTo("198.51.100.1, 192.0.2.7");
    assertThat(sent.headers().has("Connection")).isFalse();
    assertThat(sent.headers().get("X-Amz-Cf-Id")).isNotEmpty();
  }

  @Test
  void withholdsTheAuthorizationOfAGetUnlessAPolicyTakesIt() {
    edge.get("/p", "Authorization", "Bearer t", "User-Agent", "curl");
    edge.send("POST", "/p", "{}", "Authorization", "Bearer t", "Content-Type", "application/json");

    assertThat(edge.asked.get(0).headers().has("Authorization")).isFalse();
    assertThat(edge.asked.get(0).headers().get("User-Agent")).isEqualTo("Amazon CloudFront");
    assertThat(edge.asked.get(1).headers().get("Authorization")).isEqualTo("Bearer t");
    assertThat(edge.asked.get(1).headers().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void refusesMethodsItDoesNotAllow() {
    edge.methods("GET", "HEAD");

    assertThat(edge.send("POST", "/p", "x").status()).isEqualTo(403);
    assertThat(edge.send("TRACE", "/p", "").status()).isEqualTo(405);
    assertThat(edge.send("GET", "/p", "a body").status()).isEqualTo(403);
    assertThat(edge.get("/" + "x".repeat(8_192)).status()).isEqualTo(414);
    assertThat(edge.asked).isEmpty();
  }

  @Test
  void saysWhatBecameOfTheRequest() {
    EdgeResponse answer = edge.origin(404, "").get("/p");

    assertThat(result(answer)).isEqualTo("Error");
    assertThat(answer.headers().get("Via")).contains("CloudFront");
    assertThat(answer.headers().get("X-Amz-Cf-Id")).isNotEmpty();
  }

  @Test
  void givesTheRootItsObject() {
    edge.root("index.html").get("/");

    assertThat(edge.asked.get(0).path()).isEqualTo("/index.html");
  }

  @Test
  void putsAPageInThePlaceOfAnError() {
    edge.errors("[{'ErrorCode':404,'ResponsePagePath':'/404.html','ResponseCode':200}]")
        .origin(
            request ->
                request.path().equals("/404.html")
                    ? response(200, "page")
                    : response(404, "origin's"));

    EdgeResponse answer = edge.get("/missing");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("page");
    assertThat(result(answer)).isEqualTo("Error");
  }

  @Test
  void saysThatTheOriginCannotBeReached() {
    assertThat(edge.broken(true).get("/p").status()).isEqualTo(502);
  }
}
