package dev.comanda.workflows.construct;

import java.util.List;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;

/** What a role has to do with the key of a topic or queue. The library's grants allow more. */
public final class KeyUse {

  /**
   * What writing takes: SQS and SNS ask for decryption as well, to check the data key that they use
   * again for five minutes.
   */
  public static final List<String> WRITE = List.of("kms:GenerateDataKey", "kms:Decrypt");

  private KeyUse() {}

  /** Allows to send to queues, and to publish in topics, that the key encrypts. */
  public static void send(IKey key, IGrantable sender) {
    Permissions.allow(sender, WRITE, List.of(key.getKeyArn()));
  }

  /** Allows to receive from queues that the key encrypts. */
  public static void receive(IKey key, IGrantable receiver) {
    Permissions.allow(receiver, List.of("kms:Decrypt"), List.of(key.getKeyArn()));
  }
}
