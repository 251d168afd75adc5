package dev.comanda.local;

import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where this project has what the engine would look for elsewhere. */
final class Defaults implements IDefaultValueProvider {

  /** Set by {@code ./comanda}, which is called from any folder. */
  private static final String STATE = System.getProperty("comanda.state", ".comanda");

  private static final Map<String, String> VALUES =
      Map.of("--assembly", "cdk/target/cdk.out", "--state-dir", STATE);

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? VALUES.get(option.longestName()) : null;
  }
}
