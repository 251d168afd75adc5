package dev.comanda.engine.services.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyncFilterTest {

  @Test
  void takesAllButWhatIsExcluded() {
    SyncFilter pages = new SyncFilter(List.of("assets/*"), List.of());

    assertThat(pages.takes("index.html")).isTrue();
    assertThat(pages.takes("products/assets/oil.svg")).isTrue();
    assertThat(pages.takes("assets/fonts/inter.woff2")).isFalse();
  }

  @Test
  void takesWhatIsIncludedAgain() {
    SyncFilter assets = new SyncFilter(List.of("*"), List.of("assets/*"));

    assertThat(assets.takes("assets/index-1.js")).isTrue();
    assertThat(assets.takes("index.html")).isFalse();
  }

  @Test
  void readsNothingElseIntoAPattern() {
    SyncFilter dots = new SyncFilter(List.of("a.b?"), List.of());

    assertThat(dots.takes("a.bc")).isFalse();
    assertThat(dots.takes("axbc")).isTrue();
  }
}
