package dev.comanda.engine.services.cloudfront;

import static dev.comanda.engine.services.cloudfront.TestEdge.result;
import static dev.comanda.engine.services.cloudfront.TestEdge.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerFunctionTest {

  private final TestEdge edge = new TestEdge();

  @Test
  void changesTheRequest() {
    edge.cache(CachePolicy.DISABLED)
        .forwarded(OriginRequestPolicy.ALL_VIEWER)
        .onRequest(
            """
            const handler = (event) => {
              const { request } = event;
              if (!request.uri.split('/').pop().includes('.')) request.uri = `/index.html`;
              request.headers['x-seen'] = { value: request.cookies.a?.value ?? 'none' };
              delete request.querystring.drop;
              return request;
            };""");

    edge.get("/orders/1?keep=1&drop=2&keep=3", "Cookie", "a=b");

    EdgeRequest sent = edge.asked.get(0);
    assertThat(sent.target()).isEqualTo("/index.html?keep=1&keep=3");
    assertThat(sent.headers().get("x-seen")).isEqualTo("b");
    assertThat(sent.headers().get("Cookie")).isEqualTo("a=b");
  }

  @Test
  void answersItself() {
    edge.onRequest(
        """
        function handler(event) {
          return {statusCode: 302, headers: {location: {value: '/new' + event.request.uri}}};
        }""");

    EdgeResponse answer = edge.get("/old");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().get("Location")).isEqualTo("/new/old");
    assertThat(result(answer)).isEqualTo("FunctionGeneratedResponse");
    assertThat(edge.asked).isEmpty();
  }

  @Test
  void changesTheResponseButNoError() {
    edge.onResponse(
            """
            function handler(event) {
              event.response.headers['x-was'] = {value: String(event.response.statusCode)};
              return event.response;
            }""")
        .origin(200, "body", "X-Kept", "yes");

    EdgeResponse answer = edge.get("/p");
    assertThat(answer.headers().get("x-was")).isEqualTo("200");
    assertThat(answer.headers().get("x-kept")).isEqualTo("yes");
    assertThat(text(answer)).isEqualTo("body");
    assertThat(edge.origin(404, "").get("/q").headers().has("x-was")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function handler(event) { throw new Error('no'); }",
        "function handler(event) { while (true) {} }",
        "function handler(event) { return 'text'; }",
        "function handler(event) { return {uri: 'relative'}; }",
        "function handler(event) { return java.lang.System.getProperties(); }",
        "function other(event) { return event.request; }",
      })
  void answersThatTheFunctionFailed(String code) {
    assertThat(edge.onRequest(code).get("/p").status()).isEqualTo(503);
    assertThat(edge.asked).isEmpty();
  }

  @Test
  void remembersNothingFromCallToCall() {
    edge.cache(CachePolicy.DISABLED)
        .onRequest(
            """
            var calls = 0;
            function handler(event) {
              calls++;
              Object.prototype.polluted = (Object.prototype.polluted || 0) + 1;
              event.request.uri = '/' + calls + '-' + Object.prototype.polluted;
              return event.request;
            }""");
    edge.get("/p");
    edge.get("/p");

    assertThat(edge.asked).extracting(EdgeRequest::path).doesNotContain("/2-1", "/1-2", "/2-2");
  }

  @Test
  void saysWhereCodeCannotBeParsed() {
    assertThatThrownBy(
            () -> new ViewerFunction("Routes", "function handler(event) {\n  return ]\n}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Routes#2");
  }
}
