package dev.comanda.cdk.construct;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Logical ids as the code has them: {@code OrdersTable}, not {@code OrdersTable315BB997}. They stay
 * the same when a construct library changes how it hashes, and a clash fails the synthesis.
 *
 * <p>Versions of functions keep CDK's ids, which end in a hash of code and configuration:
 * CloudFormation publishes a version only where it sees a new resource.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html">Identifiers</a>
 */
public final class ReadableLogicalIds {

  private static final Set<String> UNSEEN = Set.of("Resource", "Default");
  private static final Pattern BREAK = Pattern.compile("[^A-Za-z0-9]+");

  private ReadableLogicalIds() {}

  /** Names every resource below {@code app} that exists by now. */
  public static void giveTo(Construct app) {
    for (IConstruct construct : app.getNode().findAll()) {
      if (construct instanceof CfnResource resource && !(construct instanceof CfnVersion)) {
        resource.overrideLogicalId(of(resource));
      }
    }
  }

  /**
   * The id of a construct, which is unique in its stack. A construct's path is what it begins to
   * write itself as, which takes one call of the library where the path takes two: there are some
   * hundreds of them.
   */
  static String of(IConstruct construct) {
    return of(construct.toString().split(" ", 2)[0]);
  }

  /** The id for a construct path whose first segment is the stack. */
  static String of(String path) {
    return Arrays.stream(path.split("/"))
        .skip(1)
        .filter(segment -> !UNSEEN.contains(segment))
        .flatMap(BREAK::splitAsStream)
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
