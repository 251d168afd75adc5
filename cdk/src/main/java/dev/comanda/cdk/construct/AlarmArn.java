package dev.comanda.cdk.construct;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;

/** Alarms by their names, for what must not depend on them. */
final class AlarmArn {

  private AlarmArn() {}

  /**
   * The ARN of an alarm of a stack's region.
   *
   * @param name the alarm's; {@code *} for all
   */
  static String of(Stack stack, String name) {
    return stack.formatArn(
        ArnComponents.builder()
            .service("cloudwatch")
            .resource("alarm")
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }
}
