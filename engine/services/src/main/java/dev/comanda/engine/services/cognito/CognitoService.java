package dev.comanda.engine.services.cognito;

import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.Environment;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.aws.service.AwsService;
import dev.comanda.engine.aws.service.Created;
import dev.comanda.engine.aws.service.JwksSource;
import dev.comanda.engine.aws.service.Resource;
import dev.comanda.engine.aws.service.StableId;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Cognito user pools on one machine. Users and keys live in memory only: after a restart everybody
 * registers again, and no token of an earlier run is taken. Hosted sign-in, MFA and triggers are
 * not run.
 */
public final class CognitoService implements AwsService, JwksSource {

  /** How it is called. */
  public static final Api API = Api.json("cognito-idp", "AWSCognitoIdentityProviderService");

  private static final String POOL = "AWS::Cognito::UserPool";
  private static final String CLIENT = "AWS::Cognito::UserPoolClient";

  private final Door door;
  private final Clock clock;
  private final Pools pools = new Pools();

  /** Stands behind the door as {@code cognito-idp}. */
  public CognitoService(Door door) {
    this(door, Clock.systemUTC());
  }

  CognitoService(Door door, Clock clock) {
    this.door = door;
    this.clock = clock;
    door.register(API, new CognitoEngine(pools));
  }

  @Override
  public Set<String> types() {
    return Set.of(POOL, CLIENT);
  }

  @Override
  public Created create(Resource resource) {
    return resource.type().equals(POOL) ? createPool(resource) : createClient(resource);
  }

  @Override
  public boolean publishes(String issuer) {
    return poolOf(issuer) != null;
  }

  @Override
  public Map<String, RSAPublicKey> keys(String issuer) {
    return poolOf(issuer).tokens().publicKeys();
  }

  private UserPool poolOf(String issuer) {
    UserPool pool = pools.pool(issuer.substring(issuer.lastIndexOf('/') + 1));
    return pool != null && TokenIssuer.issuerOf(pool.id()).equals(issuer) ? pool : null;
  }

  private Created createPool(Resource resource) {
    PoolConfig config = PoolConfig.of(resource.properties());
    String id = Environment.REGION + "_" + StableId.of(resource, 9);
    CodeMail mail = new CodeMail(door, new Caller(resource.logicalId()), config);
    pools.add(new UserPool(id, config, mail, clock));
    return new Created(
        id,
        Map.of(
            "UserPoolId",
            id,
            "Arn",
            Environment.arn("cognito-idp", "userpool/" + id),
            "ProviderName",
            TokenIssuer.issuerOf(id).substring("https://".length()),
            "ProviderURL",
            TokenIssuer.issuerOf(id)));
  }

  private Created createClient(Resource resource) {
    UserPool pool = pools.pool(resource.properties().path("UserPoolId").asText());
    if (pool == null) {
      throw new IllegalArgumentException("UserPoolId names no user pool");
    }
    String id = StableId.of(resource, 26);
    pools.add(PoolClient.of(id, pool, resource.properties()));
    String name = resource.properties().path("ClientName").asText(resource.physicalName());
    return new Created(id, Map.of("ClientId", id, "Name", name));
  }
}
