package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.Lake;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** The stream that rows travel in: a row is in it for minutes, and kept for a day. */
final class LakeStream {

  private LakeStream() {}

  static Stream define(Construct scope, String id, Lake lake) {
    Stream.Builder stream =
        Stream.Builder.create(scope, id)
            .encryption(StreamEncryption.MANAGED)
            .removalPolicy(RemovalPolicy.DESTROY);
    return lake.onDemand()
        ? stream.streamMode(StreamMode.ON_DEMAND).build()
        : stream.streamMode(StreamMode.PROVISIONED).shardCount(1).build();
  }
}
