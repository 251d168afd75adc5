package dev.comanda.operations.redrive;

import dev.comanda.operations.command.ShopOptions;
import dev.comanda.operations.shop.Clients;
import dev.comanda.operations.shop.Outputs;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./comanda redrive}. */
@Command(
    name = "redrive",
    header = "Give dead letters another try, and name those that cannot have one.",
    exitCodeList = {"0:All is done.", "1:An error.", "2:Some letters stay."},
    footer = "docs/operations.md, \"Redrive dead letters\", has more.")
public final class RedriveCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Mixin private ShopOptions shop;

  @Option(
      names = "--queue",
      order = 1,
      paramLabel = "QUEUE",
      defaultValue = ALL,
      description =
          "Whose letters: a consumer's, such as email, lake or mail-events; stream for orders that"
              + " made no event; or all (the default).")
  private String queue;

  @Option(names = "--dry-run", order = 1, description = "Only tell what would be done.")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Outputs outputs = shop.outputs();
    List<Route> routes = chosen(Route.all(outputs));
    try (Clients clients = Clients.of(outputs)) {
      RedriveReport report =
          new RedriveReport(spec.commandLine().getOut(), spec.commandLine().getErr(), dryRun);
      return new Redrive(clients, report, dryRun).redrive(routes);
    }
  }

  private List<Route> chosen(List<Route> routes) {
    if (queue.equals(ALL)) {
      return routes;
    }
    return routes.stream()
        .filter(route -> route.id().equals(queue))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--queue': '"
                        + queue
                        + "' is none of "
                        + routes.stream().map(Route::id).collect(Collectors.joining(", "))
                        + ", "
                        + ALL));
  }
}
