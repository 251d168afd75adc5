package dev.comanda.engine.services.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.door.Loopback;
import dev.comanda.engine.aws.iam.IamService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.services.s3.S3Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Distributions as the stacks make them, reached over HTTP. */
class CloudFrontServiceTest {

  private static final String OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
  private static final String DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final List<HttpExchange> asked = new ArrayList<>();
  private IamService policies;
  @TempDir private Path folder;
  private TestDoor door;
  private S3Service s3;
  private HttpServer api;
  private CloudFrontService service;

  @BeforeEach
  void start() throws IOException {
    door = new TestDoor();
    policies = new IamService(door.door());
    s3 = new S3Service(door.door(), door.http(), door.port(3), folder.resolve("s3"));
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/", this::answer);
    api.start();
    URI address = URI.create(Loopback.url(api.getAddress().getPort()));
    service =
        new CloudFrontService(
            door.door(),
            door.http(),
            door.port(8),
            door.port(7),
            domain -> domain.startsWith("api.execute-api.") ? address : null);
  }

  @AfterEach
  void stop() {
    service.close();
    api.stop(0);
    s3.close();
    door.close();
  }

  @Test
  void servesAPrivateBucketToThoseItsPolicyNames() throws Exception {
    Created bucket = create("AWS::S3::Bucket", "WebBucket", "{}");
    Created site = site(bucket);
    service.start();
    put(bucket, "index.html", "<p>shop</p>");
    put(bucket, "assets/a b.js", "code");

    assertThat(get("/index.html").statusCode()).isEqualTo(403);
    policy(bucket, site, "['s3:GetObject']");
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<p>shop</p>");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html");
    assertThat(page.headers().firstValue("x-cache")).hasValue("Miss from cloudfront");
    assertThat(get("/index.html").headers().firstValue("x-cache")).hasValue("Hit from cloudfront");
    assertThat(get("/assets/a%20b.js").body()).isEqualTo("code");
    assertThat(get("/missing.js").statusCode()).isEqualTo(403);
    policy(bucket, site, "['s3:GetObject','s3:ListBucket']");
    assertThat(get("/missing-too.js").statusCode()).isEqualTo(404);
    assertThat(get("/a/%2e%2e/b").statusCode()).isEqualTo(403);
  }

  @Test
  void readsNoBucketWhosePolicyNamesAnotherDistribution() throws Exception {
    Created bucket = create("AWS::S3::Bucket", "WebBucket", "{}");
    site(bucket);
    service.start();
    put(bucket, "index.html", "x");
    policy(bucket, new Created("EOTHER", Map.of()), "['s3:GetObject','s3:ListBucket']");

    assertThat(get("/index.html").statusCode()).isEqualTo(403);
  }

  @Test
  void sendsTheApiTheSecretThatNoViewerCanReplace() throws Exception {
    Created created =
        service.create(
            TestDoor.resource(
                "AWS::CloudFront::Distribution",
                "ApiDistribution",
                """
                {'DistributionConfig':{
                  'Origins':[{'Id':'o','DomainName':'api.execute-api.us-east-1.amazonaws.com',
                    'CustomOriginConfig':{'OriginProtocolPolicy':'https-only'},
                    'OriginCustomHeaders':[
                      {'HeaderName':'x-origin-verify','HeaderValue':'the secret'}]}],
                  'DefaultCacheBehavior':{'TargetOriginId':'o','CachePolicyId':'%s',
                    'OriginRequestPolicyId':'b689b0a8-53d0-40ab-baf2-68738e2966ac',
                    'AllowedMethods':['GET','HEAD','OPTIONS','PUT','PATCH','POST','DELETE']}}}"""
                    .formatted(DISABLED)));
    service.start();

    assertThat(created.attributes()).containsEntry("DomainName", "127.0.0.1:" + door.port(7));
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(Loopback.url(door.port(7)) + "/orders?a=%2F"))
                .header("X-Origin-Verify", "guessed")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("POST /orders?a=%2F {}");
    HttpRequest refused =
        HttpRequest.newBuilder(URI.create(Loopback.url(door.port(7)) + "/unauthorized")).build();
    assertThat(browser.send(refused, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(asked.get(0).getRequestHeaders().get("x-origin-verify"))
        .containsExactly("the secret");
  }

  @Test
  void saysWhatItCannotPlay() {
    String origin = "{'DistributionConfig':{'Origins':[{'Id':'o','DomainName':'%s'}],%s}}";
    assertThatThrownBy(() -> distribution(origin.formatted("www.example.com", "'a':1")))
        .hasMessageContaining("www.example.com is neither a bucket nor the HTTP API");
    assertThatThrownBy(
            () ->
                distribution(
                    origin.formatted(
                        "b.s3.amazonaws.com",
                        "'DefaultCacheBehavior':{'TargetOriginId':'o','CachePolicyId':'none'}")))
        .hasMessageContaining("There is no cache policy none");
    assertThatThrownBy(
            () ->
                distribution(
                    origin.formatted(
                        "b.s3.amazonaws.com",
                        "'DefaultCacheBehavior':{'TargetOriginId':'o','CachePolicyId':'"
                            + OPTIMIZED
                            + "','LambdaFunctionAssociations':[{'EventType':'origin-request'}]}")))
        .hasMessage("LambdaFunctionAssociations is not done here");
  }

  @Test
  void tellsPagesThatTheApiIsHere() throws Exception {
    String here = Loopback.url(door.port(7));
    Created headers =
        service.create(
            TestDoor.resource(
                "AWS::CloudFront::ResponseHeadersPolicy",
                "Headers",
                """
            {'ResponseHeadersPolicyConfig':{'SecurityHeadersConfig':{'ContentSecurityPolicy':{
              'ContentSecurityPolicy':'connect-src self https://*.cloudfront.net','Override':true}}}}"""));
    Created bucket = create("AWS::S3::Bucket", "WebBucket", "{}");
    site(bucket, ",'ResponseHeadersPolicyId':'" + headers.ref() + "'");
    service.start();

    assertThat(get("/x").headers().firstValue("content-security-policy").orElseThrow())
        .isEqualTo("connect-src self " + here + " http://localhost:" + door.port(7));
  }

  private void distribution(String properties) {
    service.create(TestDoor.resource("AWS::CloudFront::Distribution", "D", properties));
  }

  private Created site(Created bucket) {
    return site(bucket, "");
  }

  private Created site(Created bucket, String more) {
    return service.create(
        TestDoor.resource(
            "AWS::CloudFront::Distribution",
            "WebDistribution",
            """
            {'DistributionConfig':{'DefaultRootObject':'index.html',
              'CustomErrorResponses':[{'ErrorCode':404,'ErrorCachingMinTTL':0}],
              'Origins':[{'Id':'o','DomainName':'%s','OriginAccessControlId':'oac',
                'S3OriginConfig':{'OriginAccessIdentity':''}}],
              'DefaultCacheBehavior':{'TargetOriginId':'o','CachePolicyId':'%s'%s}}}"""
                .formatted(bucket.attributes().get("RegionalDomainName"), OPTIMIZED, more)));
  }

  private void policy(Created bucket, Created distribution, String actions) {
    policies.create(
        TestDoor.resource(
            "AWS::S3::BucketPolicy",
            "Policy",
            """
            {'Bucket':'%s','PolicyDocument':{'Statement':[
              {'Effect':'Allow','Principal':{'Service':'cloudfront.amazonaws.com'},'Action':%s,'Resource':['arn:aws:s3:::%s','arn:aws:s3:::%s/*'],
               'Condition':{'StringEquals':{'AWS:SourceArn':
                 'arn:aws:cloudfront::000000000000:distribution/%s'}}}]}}"""
                .formatted(bucket.ref(), actions, bucket.ref(), bucket.ref(), distribution.ref())));
  }

  private Created create(String type, String logicalId, String properties) {
    return s3.create(TestDoor.resource(type, logicalId, properties));
  }

  private void put(Created bucket, String key, String text) {
    String type = key.endsWith(".html") ? "text/html" : "text/javascript";
    door.client(S3Client.builder())
        .putObject(
            r -> r.bucket(bucket.ref()).key(key).contentType(type), RequestBody.fromString(text));
  }

  private HttpResponse<String> get(String target) throws IOException, InterruptedException {
    URI uri = URI.create(Loopback.url(door.port(8)) + target);
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange);
    String body = new String(exchange.getRequestBody().readAllBytes());
    byte[] echo =
        (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).getBytes();
    exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().equals("/unauthorized") ? 401 : 201, echo.length);
    exchange.getResponseBody().write(echo);
    exchange.close();
  }
}
