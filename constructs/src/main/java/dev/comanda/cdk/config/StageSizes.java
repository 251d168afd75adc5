package dev.comanda.cdk.config;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What no deployment of a stage may choose: sizes, times and limits. */
final class StageSizes {

  private final boolean dev;

  StageSizes(Stage stage) {
    dev = stage == Stage.DEV;
  }

  Functions functions() {
    return new Functions(
        896,
        512,
        Duration.ofSeconds(10),
        dev ? Optional.empty() : Optional.of(10),
        Duration.ofSeconds(360));
  }

  Throttle throttle() {
    return dev ? new Throttle(100, 200) : new Throttle(1_000, 2_000);
  }

  CallsPerAddress callsPerAddress() {
    return new CallsPerAddress(2_000, 100);
  }

  Sessions sessions() {
    return new Sessions(Duration.ofMinutes(15), Duration.ofDays(30));
  }

  Retention retention(boolean mailsToGlacier) {
    return new Retention(
        dev ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        dev ? RetentionDays.ONE_WEEK : RetentionDays.THREE_MONTHS,
        Duration.ofDays(30),
        mailsToGlacier ? Optional.of(Duration.ofDays(365)) : Optional.empty(),
        Duration.ofDays(730),
        Duration.ofDays(30));
  }

  Lake lake() {
    return dev
        ? new Lake(false, Duration.ofSeconds(5), 1)
        : new Lake(true, Duration.ofSeconds(300), 64);
  }
}
