package dev.comanda.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is one line: the option, the value, what is allowed, and what to do next. */
class CommandsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "seed > Missing required option: '--outputs=FILE'; see ./comanda seed --help",
        "verify > Missing required option: '--outputs=FILE'; see ./comanda verify --help",
        "redrive --queue lake > Missing required option: '--outputs=FILE'; see ./comanda redrive",
        "redrive --outputs > Missing required parameter for option '--outputs' (FILE); see",
        "redrive --outputs o --verbose > Unknown option: '--verbose'; see ./comanda redrive --help",
        "redrive --outputs o --dryrun > Unknown option: '--dryrun', perhaps --dry-run; see",
        "verify --outputs o now > Unmatched argument at index 3: 'now'; see",
        "verify --outputs o --email me > Invalid value for option '--email': 'me' is not"
            + " a mail address; see ./comanda verify --help",
        "verify --outputs o --patience soon > Invalid value for option '--patience':"
            + " 'soon' is not a number of seconds from 1 to 9999; see",
        "verify --outputs o --patience 0 > Invalid value for option '--patience': '0'",
        "seed --outputs no-such-file > There is no file no-such-file; `cdk deploy --all",
        "redrive --outputs no-such-file > There is no file no-such-file; `cdk deploy --all",
        "verify --outputs no-such-file > There is no file no-such-file; `cdk deploy --all",
      })
  void areRefusedInOneLineThatNamesTheMistake(String line, String message) {
    Run run = Run.of(line);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("comanda: " + message).hasLineCount(1);
  }
}
