package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.consumer.EventConsumer;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.workflows.construct.Permissions;
import dev.comanda.workflows.lake.OrderLake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/** Every order's row: into a stream, and from there into the data lake. */
public final class LakeStack extends ComandaStack {

  /**
   * Defines the stack.
   *
   * @param dataBucket where the rows end
   * @param ordersTopic whose events become rows
   */
  public LakeStack(
      Construct app,
      DeploymentConfig config,
      ITopic alarmsTopic,
      Optional<FunctionNetwork> network,
      IBucket dataBucket,
      ITopic ordersTopic) {
    super(app, config, "Lake", "From order events to rows in the data lake");
    Alarms alarms = new Alarms(this, alarmsTopic);
    IStream rows = LakeStream.define(this, "LakeStream", config.lake());
    LakeDelivery delivery = new LakeDelivery(this, "LakeDelivery", config, rows, dataBucket);
    JavaFunction put = putFunction(new FunctionPlatform(config, alarms, network), rows);
    EventConsumer consumer =
        new EventConsumer(
            this,
            "OrderLake",
            config,
            alarms,
            new EventConsumer.Props(ordersTopic, "LakeFlow", "the lake lacks rows", List.of(put)),
            (scope, id, logs, deadLetters) ->
                new OrderLake(scope, id, logs, put.live(), deadLetters));
    consumer.show(LakeLegs.stream(rows));
    consumer.show(LakeLegs.bucket(delivery, config.lake()));
    LakeAlarms.define(alarms, config, rows, delivery);
    LakeCatalogue catalogue = new LakeCatalogue(this, "LakeCatalogue", config, dataBucket);
    new LakeQueries(
        this, "LakeQueries", config, catalogue, dataBucket.s3UrlForObject(DataStack.QUERY_RESULTS));
    output("LakeStreamName", rows.getStreamName());
    output("LakeBufferSeconds", String.valueOf(config.lake().buffer().toSeconds()));
  }

  private JavaFunction putFunction(FunctionPlatform platform, IStream rows) {
    JavaFunction put =
        new JavaFunction(
            this,
            "PutLakeRecordsFunction",
            platform,
            JavaFunction.Props.ofTask(
                "Puts rows of orders into the lake's stream",
                "lake.PutLakeRecordsTask",
                Map.of("LAKE_STREAM_NAME", rows.getStreamName())));
    Permissions.allow(put.role(), List.of("kinesis:PutRecords"), List.of(rows.getStreamArn()));
    return put;
  }
}
