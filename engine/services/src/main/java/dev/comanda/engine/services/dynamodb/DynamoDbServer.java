package dev.comanda.engine.services.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.comanda.engine.aws.door.BehindTheDoor;
import dev.comanda.engine.aws.door.LoopbackServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * DynamoDB Local in this JVM, in memory, with one database for every access key and region. Its own
 * launcher would listen on all interfaces and send telemetry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html">DynamoDB
 *     Local usage notes</a>
 */
final class DynamoDbServer implements AutoCloseable {

  /** Talkative libraries; held, because a logger that nobody holds forgets its level. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger("com.almworks.sqlite4java"), Logger.getLogger("com.amazonaws"));

  private final LocalDynamoDBServerHandler handler;
  private final LoopbackServer server;

  DynamoDbServer(int port) throws IOException {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    var database = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    handler = new LocalDynamoDBServerHandler(database, null);
    server =
        new LoopbackServer("dynamodb", port, 64)
            .idleFor(Duration.ofMinutes(2))
            .answers(new BehindTheDoor(handler));
    server.start();
  }

  @Override
  public void close() {
    server.close();
    handler.close();
  }
}
