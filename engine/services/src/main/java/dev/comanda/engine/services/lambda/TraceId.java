package dev.comanda.engine.services.lambda;

import java.util.concurrent.ThreadLocalRandom;

/**
 * X-Ray trace headers, so that functions which log or forward one find one. Nothing is traced.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html">Tracing
 *     header</a>
 */
final class TraceId {

  private TraceId() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return String.format(
        "Root=1-%08x-%016x%08x;Parent=%016x;Sampled=0",
        System.currentTimeMillis() / 1000, random.nextLong(), random.nextInt(), random.nextLong());
  }
}
