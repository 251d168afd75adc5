package dev.comanda.engine.aws.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a service is called. Each service brings its own; the door knows none by itself.
 *
 * @param service the signing name, by which the door knows the service
 * @param protocol in which errors are written, unless a call names a JSON target
 * @param operations names the operation of a REST call; null for the other protocols
 * @param targets what comes before the dot in {@code X-Amz-Target}, by the name of the API; a
 *     service may have several APIs, such as that of DynamoDB's streams
 * @param jsonVersion of the AWS JSON protocol, such as {@code 1.1}
 * @param aliases other names by which SDKs sign for it
 * @param batches the operations of which a fault may refuse single records
 */
public record Api(
    String service,
    Protocol protocol,
    Operations operations,
    Map<String, String> targets,
    String jsonVersion,
    Set<String> aliases,
    Map<String, Batch> batches) {

  /** A service that speaks AWS JSON 1.1; one without a JSON target is taken for a query. */
  public static Api json(String service, String target) {
    return new Api(
        service, Protocol.QUERY, null, Map.of(service, target), "1.1", Set.of(), Map.of());
  }

  /** A REST service with JSON. */
  public static Api restJson(String service, Operations operations) {
    return rest(service, Protocol.REST_JSON, operations);
  }

  /** A REST service with XML. */
  public static Api restXml(String service, Operations operations) {
    return rest(service, Protocol.REST_XML, operations);
  }

  private static Api rest(String service, Protocol protocol, Operations operations) {
    return new Api(service, protocol, operations, Map.of(), "1.1", Set.of(), Map.of());
  }

  /** With another version of the AWS JSON protocol. */
  public Api withJson(String version) {
    return new Api(service, protocol, operations, targets, version, aliases, batches);
  }

  /** With a further API, whose calls are signed for with the same name. */
  public Api with(String name, String target) {
    Map<String, String> all = new HashMap<>(targets);
    all.put(name, target);
    return new Api(service, protocol, operations, all, jsonVersion, aliases, batches);
  }

  /** With other names by which SDKs sign for it. */
  public Api signedAs(String... names) {
    return new Api(service, protocol, operations, targets, jsonVersion, Set.of(names), batches);
  }

  /** With an operation of which single records can be refused. */
  public Api with(String operation, Batch batch) {
    Map<String, Batch> all = new HashMap<>(batches);
    all.put(operation, batch);
    return new Api(service, protocol, operations, targets, jsonVersion, aliases, all);
  }
}
