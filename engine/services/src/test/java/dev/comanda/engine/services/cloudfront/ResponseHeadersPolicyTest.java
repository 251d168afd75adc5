package dev.comanda.engine.services.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseHeadersPolicyTest {

  private static final String SECURITY =
      """
      {'SecurityHeadersConfig':{
        'ContentSecurityPolicy':{'ContentSecurityPolicy':'default-src none','Override':true},
        'ContentTypeOptions':{'Override':true},
        'FrameOptions':{'FrameOption':'DENY','Override':true},
        'ReferrerPolicy':{'ReferrerPolicy':'no-referrer','Override':false},
        'StrictTransportSecurity':{'AccessControlMaxAgeSec':63072000,'IncludeSubdomains':true,
          'Preload':true,'Override':true}},
       'CustomHeadersConfig':{'Items':[{'Header':'Cache-Control','Value':'no-store','Override':false}]},
       'RemoveHeadersConfig':{'Items':[{'Header':'Server'}]}}""";

  private static final String CORS =
      """
      {'CorsConfig':{
        'AccessControlAllowOrigins':{'Items':['http://localhost:4503','https://*.shop.example']},
        'AccessControlAllowMethods':{'Items':['GET','POST']},
        'AccessControlAllowHeaders':{'Items':['Authorization','Idempotency-Key']},
        'AccessControlExposeHeaders':{'Items':['ETag','Location']},
        'AccessControlAllowCredentials':false,'AccessControlMaxAgeSec':600,
        'OriginOverride':OVERRIDE}}""";

  private final TestEdge edge = new TestEdge();

  @Test
  void givesEveryAnswerItsHeadersErrorsToo() {
    for (int status : new int[] {200, 401, 404, 500}) {
      EdgeResponse answer =
          new TestEdge()
              .responseHeaders(SECURITY)
              .origin(
                  status, "", "Server", "x", "Referrer-Policy", "origin", "X-Frame-Options", "x")
              .get("/");

      assertThat(answer.headers().get("Content-Security-Policy")).isEqualTo("default-src none");
      assertThat(answer.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.headers().all("X-Frame-Options")).containsExactly("DENY");
      assertThat(answer.headers().all("Referrer-Policy")).containsExactly("origin");
      assertThat(answer.headers().get("Strict-Transport-Security"))
          .isEqualTo("max-age=63072000; includeSubDomains; preload");
      assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.headers().has("Server")).isFalse();
    }
  }

  @Test
  void givesTheCacheNoneOfThem() {
    edge.cache("{'MinTTL':0,'DefaultTTL':60,'MaxTTL':60}").responseHeaders(SECURITY);
    edge.get("/p");

    assertThat(TestEdge.result(edge.get("/p"))).isEqualTo("Hit");
  }

  @Test
  void namesTheAllowedOriginThatAsked() {
    edge.responseHeaders(CORS.replace("OVERRIDE", "true")).origin(401, "");

    Headers allowed = edge.get("/p", "Origin", "https://www.shop.example").headers();
    assertThat(allowed.get("Access-Control-Allow-Origin")).isEqualTo("https://www.shop.example");
    assertThat(allowed.get("Access-Control-Expose-Headers")).isEqualTo("ETag,Location");
    assertThat(allowed.get("Vary")).isEqualTo("Origin");
    assertThat(allowed.has("Access-Control-Allow-Methods")).isFalse();
    for (String origin : new String[] {"https://evil.example", "http://localhost:4504", "null"}) {
      assertThat(edge.get("/p", "Origin", origin).headers().has("Access-Control-Allow-Origin"))
          .isFalse();
    }
    assertThat(edge.get("/p").headers().has("Access-Control-Allow-Origin")).isFalse();
  }

  @Test
  void tellsAPreflightWhatIsAllowed() {
    edge.responseHeaders(CORS.replace("OVERRIDE", "true")).origin(204, "");

    Headers preflight =
        edge.send(
                "OPTIONS",
                "/p",
                "",
                "Origin",
                "http://localhost:4503",
                "Access-Control-Request-Method",
                "POST")
            .headers();
    assertThat(preflight.get("Access-Control-Allow-Origin")).isEqualTo("http://localhost:4503");
    assertThat(preflight.get("Access-Control-Allow-Methods")).isEqualTo("GET,POST");
    assertThat(preflight.get("Access-Control-Allow-Headers"))
        .isEqualTo("Authorization,Idempotency-Key");
    assertThat(preflight.get("Access-Control-Max-Age")).isEqualTo("600");
  }

  @Test
  void replacesTheOriginsCorsHeadersOnlyIfItOverrides() {
    for (boolean override : new boolean[] {true, false}) {
      Headers answer =
          new TestEdge()
              .responseHeaders(CORS.replace("OVERRIDE", String.valueOf(override)))
              .origin(200, "", "access-control-allow-origin", "https://first.example")
              .get("/p", "Origin", "http://localhost:4503")
              .headers();

      assertThat(answer.all("Access-Control-Allow-Origin"))
          .containsExactly(override ? "http://localhost:4503" : "https://first.example");
      assertThat(answer.has("Access-Control-Expose-Headers")).isEqualTo(override);
    }
  }

  @Test
  void knowsAwssOwnPolicies() {
    Policies policies = new Policies(value -> value);
    Headers headers = new Headers();
    policies
        .responseHeaders(TestEdge.json("'e61eb60c-9c35-4d20-a928-2b84e02af89c'"))
        .apply(
            new EdgeRequest(
                "GET", "/", "", new Headers().add("Origin", "https://a"), new byte[0], ""),
            headers);

    assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(headers.get("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(policies.cache(TestEdge.json("'4135ea2d-6df8-44a3-9df3-4b5a84be39ad'")).caches())
        .isFalse();
  }
}
