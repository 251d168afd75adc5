package dev.comanda.engine.aws.door;

import dev.comanda.engine.aws.AwsError;
import dev.comanda.engine.aws.Engine;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.protocol.Backend;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services behind the door, by every name that a call may give them. */
final class Directory {

  private final Map<String, Backend> bySigningName = new ConcurrentHashMap<>();
  private final Map<String, Api> byApi = new ConcurrentHashMap<>();
  private final Map<String, String> serviceByTarget = new ConcurrentHashMap<>();

  void add(Api api, Engine engine) {
    Backend backend = new Backend(api, engine);
    bySigningName.put(api.service(), backend);
    api.aliases().forEach(alias -> bySigningName.put(alias, backend));
    api.targets()
        .forEach(
            (name, target) -> {
              byApi.put(name, api);
              serviceByTarget.put(target, api.service());
            });
  }

  /**
   * What answers for a service.
   *
   * @param name by which calls are signed for it
   * @throws AwsError if there is none
   */
  Backend find(String name) {
    Backend backend = bySigningName.get(name);
    if (backend == null) {
      throw unknown(name);
    }
    return backend;
  }

  /**
   * The service of an API of the JSON protocols.
   *
   * @throws AwsError if there is none
   */
  Api ofJson(String api) {
    Api found = byApi.get(api);
    if (found == null) {
      throw unknown(api);
    }
    return found;
  }

  /** The signing name of the service that a target is for; null if it names none. */
  String byTarget(String target) {
    return target == null ? null : serviceByTarget.get(target.split("\\.", 2)[0]);
  }

  private static AwsError unknown(String name) {
    return new AwsError("UnknownService", "There is no engine for the service " + name, 501);
  }
}
