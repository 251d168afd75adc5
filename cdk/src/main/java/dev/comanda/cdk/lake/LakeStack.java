package dev.comanda.cdk.lake;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.construct.Alarms;
import dev.comanda.cdk.construct.ComandaStack;
import dev.comanda.cdk.construct.FunctionNetwork;
import dev.comanda.cdk.construct.FunctionPlatform;
import dev.comanda.cdk.construct.JavaFunction;
import dev.comanda.cdk.construct.Permissions;
import dev.comanda.cdk.construct.Worker;
import dev.comanda.cdk.data.DataStack;
import dev.comanda.cdk.operations.OperationsStack;
import dev.comanda.cdk.stream.StreamStack;
import dev.comanda.workflows.construct.QueuePipe;
import dev.comanda.workflows.lake.OrderLake;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** Every order's row: into a stream, and from there into the data lake. */
public final class LakeStack extends ComandaStack {

  private final Stream lakeStream;
  private final LakeDelivery delivery;
  private final Worker worker;

  /** Defines the stack. */
  public LakeStack(
      Construct app,
      DeploymentConfig config,
      OperationsStack operations,
      Optional<FunctionNetwork> network,
      DataStack data,
      StreamStack stream) {
    super(app, config, "Lake", "From order events to rows in the data lake");
    Alarms alarms = new Alarms(this, operations.alarmsTopic());
    lakeStream = lakeStream(config);
    delivery = new LakeDelivery(this, "LakeDelivery", config, lakeStream, data.dataBucket());
    JavaFunction put =
        new JavaFunction(
            this,
            "PutLakeRecordsFunction",
            new FunctionPlatform(config, alarms, network),
            JavaFunction.Props.ofTask(
                "Puts rows of orders into the lake's stream",
                "lake.PutLakeRecordsTask",
                Map.of("LAKE_STREAM_NAME", lakeStream.getStreamName())));
    Permissions.allow(
        put.role(), List.of("kinesis:PutRecords"), List.of(lakeStream.getStreamArn()));
    OrderLake orderLake =
        new OrderLake(
            this,
            "OrderLake",
            config.retention().logs(),
            put.live(),
            stream.lakeQueue().deadLetters());
    QueuePipe pipe =
        new QueuePipe(
            this,
            "OrderLakePipe",
            config.retention().logs(),
            stream.lakeQueue().queue(),
            stream.lakeQueue().deadLetters().key(),
            orderLake);
    worker = new Worker(pipe, orderLake, List.of(put));
    LakeCatalogue catalogue = new LakeCatalogue(this, "LakeCatalogue", config, data.dataBucket());
    new LakeQueries(
        this,
        "LakeQueries",
        config,
        catalogue,
        data.dataBucket().s3UrlForObject(DataStack.QUERY_RESULTS));
    LakeAlarms lakeAlarms = new LakeAlarms(alarms, config);
    lakeAlarms.worker(worker);
    lakeAlarms.delivery(lakeStream, delivery);
    output("LakeStreamName", lakeStream.getStreamName());
    output("OrderLakeArn", orderLake.arn());
    output("LakeBufferSeconds", String.valueOf(config.lake().buffer().toSeconds()));
  }

  private Stream lakeStream(DeploymentConfig config) {
    Stream.Builder stream =
        Stream.Builder.create(this, "LakeStream")
            .encryption(StreamEncryption.MANAGED)
            .removalPolicy(software.amazon.awscdk.RemovalPolicy.DESTROY);
    return config.lake().onDemand()
        ? stream.streamMode(StreamMode.ON_DEMAND).build()
        : stream.streamMode(StreamMode.PROVISIONED).shardCount(1).build();
  }

  /** What makes rows of events. */
  public Worker worker() {
    return worker;
  }

  /** The rows on their way. */
  public IStream stream() {
    return lakeStream;
  }

  /** The name of the delivery stream that writes them. */
  public String deliveryName() {
    return delivery.name();
  }
}
