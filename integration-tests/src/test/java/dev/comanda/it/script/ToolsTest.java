package dev.comanda.it.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All that a machine lacks is named at once, with the one line that brings it. */
class ToolsTest {

  @TempDir private Path folder;
  private FakeClone clone;

  @BeforeEach
  void begin() {
    clone = FakeClone.in(folder);
  }

  @Test
  void areNamedAllAtOnceOnABareMachine() {
    clone.without("java", "javac", "mvn", "node", "npm");

    assertThat(clone.run("test"))
        .isEqualTo(
            new FakeClone.Run(
                1,
                """
                comanda: this machine needs
                  JDK       17 or newer     not found
                  Maven     3.6 or newer    not found
                  Node.js   20.19 or newer  not found
                  npm       9 or newer      not found
                  Chromium                  not found
                Install them, put them on the PATH, and run the command again.
                """));
  }

  @Test
  void areNamedIfTheyAreTooOld() {
    clone.tool("node", "echo v18.19.0").tool("javac", "echo javac 1.8.0_392 >&2");

    assertThat(clone.run("run").printed())
        .contains(
            """
              JDK       17 or newer     found 8.0
              Node.js   20.19 or newer  found 18.19
            """)
        .doesNotContain("Maven", "npm");
  }

  @Test
  void areNotAskedForWhereTheyAreNotNeeded() {
    assertThat(clone.without("node", "npm").run("redrive", "--outputs", "o.json").exit()).isZero();

    clone.without("javac", "mvn");
    assertThat(clone.run("redrive", "--outputs", "o.json").exit()).as("it is built").isZero();
    clone.without("java");
    assertThat(clone.run("redrive", "--outputs", "o.json").printed()).contains("JDK");
  }

  @Test
  void areLookedForWhereTheEnvironmentSays() {
    assertThat(clone.with("JAVA_HOME", "/nowhere").run("run").printed())
        .contains("JDK       17 or newer     not found in JAVA_HOME=/nowhere: set it to a JDK");
  }

  @ParameterizedTest
  @CsvSource({
    "javac 17, 17",
    "javac 21.0.4, 21.0",
    "javac 25-ea, 25",
  })
  void tellTheirVersionsInManyWays(String said, String version) {
    clone.tool("javac", "echo '" + said + "'");

    assertThat(clone.tools("tool_version JDK").printed().strip()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({
    "20.18, 20.19, 0",
    "20.19, 20.19, 1",
    "20.20, 20.19, 1",
    "22.1, 20.19, 1",
    "9, 17, 0",
    "100, 17, 1",
  })
  void areOlderByTheirNumbers(String version, String other, int exit) {
    assertThat(clone.tools("older " + version + " " + other).exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "debian bookworm > JDK missing;Maven missing;Node.js missing;npm missing"
            + " > default-jdk-headless maven nodejs npm && sudo npm install * node@20",
        "debian bookworm > Node.js 18.20 > npm install * node@20",
        "debian trixie > JDK missing;Node.js missing;npm missing;Chromium missing"
            + " > default-jdk-headless nodejs npm chromium",
        "ubuntu jammy > JDK missing;Node.js missing;npm missing"
            + " > openjdk-17-jdk-headless nodejs npm && sudo npm install * node@20",
        "ubuntu jammy > Node.js 12.22;npm 8.5 > npm install * node@20 npm@10",
        "ubuntu noble > JDK missing;Chromium missing > default-jdk-headless chromium-browser",
        "debian bookworm > npm missing > npm",
      })
  void comeByOneLineOnDebianAndUbuntu(String distribution, String lacking, String line) {
    String typed =
        clone
            .tools("tr ';' '\\n' <<<'" + lacking + "' | install_with_apt '" + distribution + "'")
            .printed()
            .strip();

    assertThat(
            typed
                .replace(
                    "sudo apt-get update && sudo apt-get install -y --no-install-recommends ", "")
                .replace("--global --no-audit --no-fund", "*")
                .replaceFirst("^sudo ", ""))
        .isEqualTo(line);
  }

  @Test
  void comeWithoutSudoForRoot() {
    clone.tool("id", "echo 0");

    assertThat(clone.tools("install_with_apt 'debian bookworm' <<<'JDK missing'").printed().strip())
        .isEqualTo(
            "apt-get update && apt-get install -y --no-install-recommends default-jdk-headless");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "JDK missing;Maven missing;Node.js missing;npm missing"
            + " > brew install maven node && brew install --cask temurin@21",
        "Node.js 18.1 > brew upgrade node",
        "Chromium missing > brew install --cask google-chrome",
      })
  void comeByOneLineOnMacOs(String lacking, String line) {
    clone.tool("uname", "echo Darwin");

    assertThat(clone.tools("tr ';' '\\n' <<<'" + lacking + "' | install_line").printed().strip())
        .isEqualTo(line);
  }
}
