package dev.comanda.cdk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class UpgradeTest {

  /** {@code docs/operations.md}, "Upgrading", says when. */
  @Test
  @EnabledIfSystemProperty(named = "comanda.release", matches = "true")
  void startsFromWhatIsReleasedNow() {
    Release.keep(Assembly.all());
  }
}
