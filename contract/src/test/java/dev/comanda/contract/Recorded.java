package dev.comanda.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that tests write: a test makes the text, and the file has to say the same. With {@code
 * -Dcomanda.record} the file is written instead.
 */
public final class Recorded {

  /** The tag of tests that write files; Maven runs them alone with {@code -Dgroups=recorded}. */
  public static final String TAG = "recorded";

  private static final Path SAMPLES =
      Path.of("../contract/src/main/resources/dev/comanda/contract/samples");

  private Recorded() {}

  /** Holds a sample of the contract against what its producer makes. */
  public static void sample(String name, Object json) {
    file(SAMPLES.resolve(name), Printed.json(json));
  }

  /**
   * Holds a file against what it should be.
   *
   * @param file from the folder of the module that is tested
   */
  public static void file(Path file, String text) {
    try {
      if (System.getProperty("comanda.record") != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
      }
      assertThat(Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "")
          .as(
              "%s is written by this test: run it with -Dcomanda.record, and look at what changes",
              file)
          .isEqualTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
