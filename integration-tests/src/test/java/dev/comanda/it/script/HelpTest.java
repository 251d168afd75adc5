package dev.comanda.it.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.it.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command says at once what it takes, on a machine that has nothing. */
class HelpTest {

  private static final Path PAGES = Product.root().resolve("commands/help");

  @TempDir private Path folder;
  private FakeClone clone;

  @BeforeEach
  void begin() {
    clone = FakeClone.in(folder).without("java", "javac", "mvn", "node", "npm");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isThereForEachCommand(String command) throws IOException {
    String page = Files.readString(PAGES.resolve(command + ".txt"));

    assertThat(page).contains("\nUsage: ./comanda " + command + " ", "-h");
    for (String[] arguments :
        List.of(
            new String[] {command, "--help"},
            new String[] {command, "-h"},
            new String[] {command, "--outputs", "o.json", "--help"},
            new String[] {"help", command})) {
      assertThat(clone.run(arguments)).isEqualTo(new FakeClone.Run(0, page));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", ""})
  void listsAllCommandsInOneLineEach(String asked) {
    FakeClone.Run run = asked.isEmpty() ? clone.run() : clone.run(asked);

    assertThat(run.exit()).isZero();
    assertThat(
            Pattern.compile("^  (\\w+) +[A-Z].*\\.$", Pattern.MULTILINE)
                .matcher(run.printed())
                .results()
                .map((MatchResult line) -> line.group(1)))
        .containsExactlyInAnyOrderElementsOf(commands().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "everything > there is no command 'everything'; ./comanda help lists them",
        "help everything > there is no command 'everything'; ./comanda help lists them",
        "test handlers > Unknown option: 'handlers'; see ./comanda test --help",
        "gallery --fast > Unknown option: '--fast'; see ./comanda gallery --help",
        "bench --fast > Unknown option: '--fast'; see ./comanda bench --help",
        "bench engine --fast > Unknown option: '--fast'; see ./comanda bench --help",
        "bench storefront --state-dir nowhere > Invalid value for option '--state-dir':"
            + " 'nowhere' is not a folder; see ./comanda bench --help",
        "bench functions --memory 64 > Invalid value for option '--memory': '64' is not a number"
            + " from 128 to 10240; see ./comanda bench --help",
        "bench functions --java nowhere > Invalid value for option '--java': 'nowhere' is not the"
            + " folder of a JDK; see ./comanda bench --help",
        "contracts --endpoint here > Invalid value for option '--endpoint': 'here' is not a URL,"
            + " such as http://127.0.0.1:4566; see ./comanda contracts --help",
        "contracts --image > Invalid value for option '--image': '' is not the name of an image,"
            + " such as localstack/localstack:4.14.0; see ./comanda contracts --help",
      })
  void isNamedWhereACommandIsWrong(String line, String message) {
    assertThat(clone.run(line.split(" ")))
        .isEqualTo(new FakeClone.Run(1, "comanda: " + message + "\n"));
  }

  /** The engine does not know what the product calls its command, so it writes no page. */
  @Test
  void namesTheOptionsThatConformanceTakes() throws IOException {
    Path source =
        Product.root()
            .resolve("engine/conformance/src/main/java/dev/comanda/engine/conformance")
            .resolve("Conformance.java");

    assertThat(options(PAGES.resolve("conformance.txt"))).isEqualTo(options(source));
  }

  private static Set<String> options(Path file) throws IOException {
    return Pattern.compile("--[a-z-]+")
        .matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> commands() {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.map(page -> page.getFileName().toString().replace(".txt", "")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
