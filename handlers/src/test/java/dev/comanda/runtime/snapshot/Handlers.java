package dev.comanda.runtime.snapshot;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.comanda.contract.Language;
import dev.comanda.runtime.Config;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every function's handler, made as Lambda makes it, with variables of one's own. */
public final class Handlers {

  public static final Map<String, String> VARIABLES = variables();

  private static final List<String> NAMES =
      new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
          .importPackages("dev.comanda").stream()
              .filter(type -> type.isAssignableTo(RequestStreamHandler.class))
              .filter(
                  type ->
                      type.getMethodCallsFromSelf().stream()
                          .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Snapshot.class)))
              .map(type -> type.getName().substring("dev.comanda.".length()))
              .sorted()
              .toList();

  private Handlers() {}

  private static Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (Language language : Language.values()) {
      variables.put("TEMPLATE_NAME_" + language.name(), language.tag());
    }
    variables.putAll(
        Map.ofEntries(
            Map.entry("TABLE_NAME", "orders-table"),
            Map.entry("ALLOWED_ORIGINS", "https://shop.example.com,https://other.example.com"),
            Map.entry("ORIGIN_SECRETS", "n".repeat(48) + "," + "o".repeat(48)),
            Map.entry("USER_POOL_CLIENT_ID", "client"),
            Map.entry("SENDER_ADDRESS", "Comanda <orders@example.com>"),
            Map.entry("SHOP_NAME", "Comanda"),
            Map.entry("SHOP_ADDRESS", "Calle de la Comanda 1"),
            Map.entry("EMAILS_BUCKET", "emails"),
            Map.entry("LAKE_STREAM_NAME", "lake")));
    return Map.copyOf(variables);
  }

  /** All that prepare for a snapshot, below {@code dev.comanda}. */
  static List<String> names() {
    return NAMES;
  }

  /** What is in the file of its rehearsal. */
  static Map<String, Object> rehearsal(String name, Config config) throws Exception {
    return Rehearsal.file(Class.forName("dev.comanda." + name), config);
  }

  /** Makes one, and prepares {@link Snapshot#kept()}. */
  public static RequestStreamHandler make(String name, Config config) throws Exception {
    Constructor<?> constructor =
        Class.forName("dev.comanda." + name).getDeclaredConstructor(Config.class);
    constructor.setAccessible(true);
    return (RequestStreamHandler) constructor.newInstance(config);
  }
}
