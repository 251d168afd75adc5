package dev.comanda.it.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command builds what it needs, and only if something has changed that this is built from. */
class BuildTest {

  @TempDir private Path folder;
  private FakeClone clone;

  @BeforeEach
  void begin() {
    clone = FakeClone.in(folder);
  }

  @Test
  void isOnceForWhatDoesNotChange() {
    assertThat(clone.run("redrive", "--outputs", "o.json").printed())
        .contains("Building (the first time", "\n  Comanda: contract [1/2]\njava ")
        .doesNotContain("y.jar")
        .endsWith(" dev.comanda.operations.OperationsMain redrive --outputs o.json\n");
    assertThat(clone.built()).containsExactly("operations");

    assertThat(clone.run("verify", "--outputs", "o.json").printed()).startsWith("java ");
    assertThat(clone.built()).isEmpty();
  }

  @Test
  void isOfTheRuntimeAndTheStacksForARun() {
    clone.run("run");

    assertThat(clone.built()).containsExactly("local,cdk");
    clone.run("synth");
    clone.run("seed", "--outputs", "o.json");
    assertThat(clone.built()).as("parts of it").isEmpty();
  }

  @Test
  void isRenewedForWhatItIsBuiltFrom() {
    clone.run("redrive", "--outputs", "o.json");
    clone.built();

    for (String changed :
        List.of(
            "operations/src/main/java/A.java",
            "operations/src/main/java/B.java",
            "operations/src/main/resources/b.txt",
            "operations/pom.xml",
            "contract/src/main/java/A.java",
            "contract/pom.xml",
            "pom.xml")) {
      clone.change(changed);
      clone.run("redrive", "--outputs", "o.json");
      assertThat(clone.built()).as(changed).containsExactly("operations");
    }
  }

  @Test
  void isNotRenewedForAnythingElse() {
    clone.run("redrive", "--outputs", "o.json");
    clone.built();

    for (String changed :
        List.of(
            "README.md",
            "docs/operations.md",
            "operations/README.md",
            "operations/src/test/java/ATest.java",
            "operations/target/a.txt",
            "operations/node_modules/a.js",
            "cdk/src/main/java/A.java",
            "cdk/pom.xml",
            "handlers/src/main/java/A.java",
            "engine/states/src/main/java/A.java",
            "engine/pom.xml",
            "storefront/src/a.ts",
            "catalogue/products.json")) {
      clone.change(changed);
    }

    clone.run("redrive", "--outputs", "o.json");
    assertThat(clone.built()).isEmpty();
  }

  @Test
  void isOfTheRuntimeAloneIfTheStacksAreAsTheyWere() {
    clone.run("run");
    clone.built();

    for (String changed :
        List.of(
            "local/src/main/java/A.java",
            "engine/states/src/main/java/A.java",
            "engine/pom.xml",
            "operations/src/main/java/A.java")) {
      clone.change(changed);
      clone.run("run");
      assertThat(clone.built()).as(changed).containsExactly("local");
    }
  }

  @Test
  void isOfTheStacksAloneIfTheRuntimeIsAsItWas() {
    clone.run("run");
    clone.built();

    for (String changed :
        List.of(
            "cdk/src/main/java/A.java",
            "handlers/src/main/java/A.java",
            "storefront/src/a.ts",
            "email-templates/order-confirmation/words.yaml",
            "workflows/a.json")) {
      clone.change(changed);
      clone.run("run");
      assertThat(clone.built()).as(changed).containsExactly("cdk");
    }
  }

  @Test
  void isNotRenewedInAMovedClone() {
    clone.run("run");
    clone.built();

    FakeClone moved = clone.movedTo(folder.resolve("somewhere else"));

    moved.run("run");
    moved.run("redrive", "--outputs", "o.json");
    assertThat(moved.built()).isEmpty();
  }

  @Test
  void isRenewedIfWhatItMadeIsGone() {
    clone.run("redrive", "--outputs", "o.json");
    clone.built();

    clone.delete("contract/target/built-from").delete("contract/target");

    clone.run("redrive", "--outputs", "o.json");
    assertThat(clone.built()).containsExactly("operations");
  }

  @Test
  void isLeftOutIfAskedFor() {
    assertThat(clone.run("redrive", "--no-build", "--outputs", "o.json"))
        .isEqualTo(
            new FakeClone.Run(1, "comanda: nothing is built yet: run it without --no-build\n"));

    clone.run("redrive", "--outputs", "o.json");
    clone.change("operations/src/main/java/A.java").built();

    assertThat(clone.run("redrive", "--no-build", "--outputs", "o.json").exit()).isZero();
    assertThat(clone.built()).isEmpty();
  }

  @Test
  void thatFailsShowsTheEndOfItsOutput() {
    clone.tool("mvn", "case \"$*\" in *-v) echo Apache Maven 3.9.1 ;; *) echo why; exit 1 ;; esac");

    FakeClone.Run run = clone.run("redrive", "--outputs", "o.json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.printed())
        .contains("\nwhy\ncomanda: the build failed; all of its output is in ");
  }
}
