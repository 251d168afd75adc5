package dev.comanda.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./comanda COMMAND --help} prints before anything is built. */
class HelpPagesTest {

  private static final Path PAGES = Path.of("..", "commands", "help");

  @ParameterizedTest
  @ValueSource(strings = {"seed", "verify", "redrive"})
  void areWhatTheCommandsThemselvesSay(String command) throws IOException {
    Path page = PAGES.resolve(command + ".txt");
    String written = Files.exists(page) ? Files.readString(page) : "";

    Run help = Run.with(command, "--help");

    assertThat(help.exit()).isZero();
    if (!written.equals(help.out())) {
      Files.writeString(page, help.out());
    }
    assertThat(written)
        .as("%s is written anew: look at it and keep it", page)
        .isEqualTo(help.out());
  }
}
