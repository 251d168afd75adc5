package dev.comanda.local;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits the storefront once, as a browser does, when a run is ready: the catalogue's function
 * starts, the distributions fill their caches and the JVM has seen its work. Who comes next finds
 * what every visitor of a shop but the first one finds; without it, the first page took three
 * seconds.
 */
final class FirstVisit {

  /** What the storefront's address is called among the endpoints. */
  static final String STOREFRONT = "storefront";

  private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);

  /** As Chromium has it: a distribution keeps an answer for each encoding that it may have. */
  private static final String ENCODINGS = "gzip, deflate, br, zstd";

  /** What the catalogue page asks for. */
  private static final String PRODUCTS = "/products?limit=50";

  private static final Pattern FILE = Pattern.compile("\"(/[\\w./-]+\\.[a-z0-9]+)\"");

  private final HttpClient http;
  private final String storefront;
  private final String api;

  /**
   * @param endpoints the addresses by name, as {@code endpoints.json} has them
   */
  FirstVisit(HttpClient http, Map<String, String> endpoints) {
    this.http = http;
    this.storefront = endpoints.get(STOREFRONT);
    this.api = endpoints.get("api");
  }

  /** Begins the visit, if there is a storefront. It ends by itself, or with the JVM. */
  void begin() {
    if (storefront != null) {
      Thread thread = new Thread(this::visit, "first-visit");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void visit() {
    try {
      get(api + PRODUCTS);
      get(storefront + "/");
      Set<String> scripts = new LinkedHashSet<>();
      for (String file : filesIn("/")) {
        get(storefront + file);
        if (file.endsWith(".js")) {
          scripts.add(file);
        }
      }
      for (String script : scripts) {
        for (String file : filesIn(script)) {
          get(storefront + file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Nobody waits for it: the run ends, or whoever comes first sees for themselves.
      LOG.info("The first visit ended early", e);
    }
  }

  private void get(String url) throws InterruptedException, ExecutionException, TimeoutException {
    http.newRequest(URI.create(url))
        .headers(
            headers ->
                headers
                    .put(HttpHeader.ACCEPT_ENCODING, ENCODINGS)
                    .put(HttpHeader.ORIGIN, storefront))
        .send();
  }

  /** The files of this site that a page or a script of it names. */
  private Set<String> filesIn(String path)
      throws InterruptedException, ExecutionException, TimeoutException {
    byte[] content = http.newRequest(URI.create(storefront + path)).send().getContent();
    Set<String> files = new LinkedHashSet<>();
    Matcher matcher = FILE.matcher(new String(content, StandardCharsets.UTF_8));
    while (matcher.find()) {
      files.add(matcher.group(1));
    }
    return files;
  }
}
