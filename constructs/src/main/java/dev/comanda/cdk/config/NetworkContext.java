package dev.comanda.cdk.config;

import java.util.List;
import java.util.regex.Pattern;

/** What the context says of the functions' network. */
final class NetworkContext {

  /** Not those of a city or of a telephone network, whose names are longer. */
  private static final Pattern ZONE = Pattern.compile(DeploymentConfig.REGION + "[a-z]");

  private NetworkContext() {}

  /** The network's zones; none if there is to be no network. */
  static List<String> zones(ContextValues values, boolean byDefault) {
    List<String> zones =
        values.list(
            ContextKey.AVAILABILITY_ZONES,
            List.of(
                DeploymentConfig.REGION + "a",
                DeploymentConfig.REGION + "b",
                DeploymentConfig.REGION + "c"));
    if (zones.size() != 3
        || zones.stream().distinct().count() != 3
        || !zones.stream().allMatch(zone -> ZONE.matcher(zone).matches())) {
      throw new IllegalArgumentException(
          "availabilityZones has "
              + zones
              + ": use three zones of "
              + DeploymentConfig.REGION
              + ", separated by commas.");
    }
    return values.flag(ContextKey.NETWORK, byDefault) ? zones : List.of();
  }
}
