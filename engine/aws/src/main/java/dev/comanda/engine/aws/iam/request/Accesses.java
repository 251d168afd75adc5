package dev.comanda.engine.aws.iam.request;

import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.iam.policy.Access;
import java.util.List;

/** What one service's calls ask for. Asked by many threads at once. */
interface Accesses {

  /**
   * What a call wants to do, in the order in which the service asks; empty where it asks for no
   * permission.
   */
  List<Access> of(AwsRequest request);
}
