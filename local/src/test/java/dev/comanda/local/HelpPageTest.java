package dev.comanda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code ./comanda run --help} prints before anything is built. */
class HelpPageTest {

  private static final Path PAGE = Path.of("..", "commands", "help", "run.txt");

  @Test
  void isWhatTheCommandItselfSays() throws IOException {
    String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";

    String said = LocalMain.line().getUsageMessage();

    if (!written.equals(said)) {
      Files.writeString(PAGE, said);
    }
    assertThat(written).as("%s is written anew: look at it and keep it", PAGE).isEqualTo(said);
  }
}
