package dev.comanda.it.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Api;
import dev.comanda.it.Api.Answer;
import dev.comanda.it.Product;
import dev.comanda.it.Target;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The web site as CloudFront gives it, out of a private bucket. */
class SiteIT {

  private static final Target TARGET = Product.shared();
  private static final Api SITE = Api.unchecked(TARGET.storefront());
  private static String asset;

  @BeforeAll
  static void upload() {
    asset = "assets/test-" + UUID.randomUUID() + ".js";
    put(asset, "text/javascript", "export default 1;\n".repeat(200));
    if (!exists("index.html")) {
      put("index.html", "text/html", "<!doctype html><title>Comanda</title>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/products/aceite-arbequina", "/checkout"})
  void theSitesRoutesAreItsOnePage(String route) {
    Answer page = SITE.get("/index.html", Map.of());
    Answer answer = SITE.get(route, Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).isEqualTo(page.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/no-such.js", "/no-such.png", "/robots.gone.txt"})
  void aFileThatIsNotThereIsNotThePage(String path) {
    assertThat(SITE.get(path, Map.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/index.html", "/assets/no-such.js"})
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    Answer answer = SITE.get(path, Map.of());

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval", "cloudfront.net");
    assertThat(answer.header("Content-Security-Policy")).contains(TARGET.api().toString());
    assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void filesAreCachedAndCompressed() {
    Answer first = SITE.get("/" + asset, Map.of("Accept-Encoding", "gzip"));
    Answer second = SITE.get("/" + asset, Map.of("Accept-Encoding", "gzip, br;q=0"));

    assertThat(first.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(second.header("X-Cache")).isEqualTo("Hit from cloudfront");
    assertThat(SITE.get("/" + asset, Map.of()).text()).startsWith("export default 1;");
  }

  @Test
  void theSiteIsOnlyRead() {
    assertThat(SITE.post("/index.html", Map.of(), "x").status()).isEqualTo(403);
  }

  private static boolean exists(String key) {
    try (S3Client s3 = TARGET.s3()) {
      s3.headObject(of -> of.bucket(TARGET.output("WebBucketName")).key(key));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private static void put(String key, String type, String text) {
    try (S3Client s3 = TARGET.s3()) {
      s3.putObject(
          to -> to.bucket(TARGET.output("WebBucketName")).key(key).contentType(type),
          RequestBody.fromString(text));
    }
  }
}
