package dev.comanda.workflows;

import static java.util.Map.entry;

import dev.comanda.workflows.construct.DeadLetters;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableAttributes;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicAttributes;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueAttributes;
import software.constructs.Construct;

/**
 * Makes constructs of this module with stand-ins for what they take: parameters of a template,
 * named as those of the constructor are.
 */
final class Standins {

  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/1";

  private final Map<Class<?>, Function<String, Object>> standins =
      Map.ofEntries(
          entry(Construct.class, name -> stack()),
          entry(RetentionDays.class, name -> RetentionDays.ONE_WEEK),
          entry(IKey.class, this::key),
          entry(IQueue.class, name -> queue("Queue")),
          entry(
              DeadLetters.class,
              name -> new DeadLetters(queue("DeadLetterQueue"), key("DeadLettersKey"))),
          entry(ITable.class, this::table),
          entry(ITopic.class, this::topic),
          entry(IFunction.class, this::function));

  private final List<Object> made = new ArrayList<>();
  private final Stack stack;
  private final String noun;

  /**
   * Stand-ins for what one workflow or pipe takes.
   *
   * @param stack an empty stack, named like it: {@code OrderEmail}
   */
  Standins(Stack stack) {
    this.stack = stack;
    this.noun = stack.getStackName().replaceFirst("^Order", "");
  }

  /** Makes one, and before it those that it takes and that are not made yet. */
  Object make(Class<?> type) {
    Constructor<?> constructor = type.getConstructors()[0];
    Object[] arguments =
        Arrays.stream(constructor.getParameters())
            .map(
                parameter ->
                    parameter.getType() == String.class
                        ? type.getSimpleName()
                        : value(parameter.getType(), parameter.getName()))
            .toArray();
    try {
      made.add(constructor.newInstance(arguments));
      return made.get(made.size() - 1);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(constructor + " with " + Arrays.toString(arguments), e);
    }
  }

  private Object value(Class<?> type, String name) {
    if (standins.containsKey(type)) {
      return standins.get(type).apply(Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }
    return made.stream().filter(type::isInstance).findFirst().orElseGet(() -> make(type));
  }

  private Stack stack() {
    return stack;
  }

  private IKey key(String name) {
    return Key.fromKeyArn(stack, name, KEY);
  }

  private IQueue queue(String name) {
    return Queue.fromQueueAttributes(
        stack,
        name,
        QueueAttributes.builder()
            .queueArn(parameter(noun + name + "Arn"))
            .queueUrl(parameter(noun + name + "Url"))
            .build());
  }

  private ITable table(String name) {
    return Table.fromTableAttributes(
        stack,
        name,
        TableAttributes.builder()
            .tableName(parameter(name + "Name"))
            .tableStreamArn(parameter(name + "StreamArn"))
            .build());
  }

  private ITopic topic(String name) {
    return Topic.fromTopicAttributes(
        stack,
        name,
        TopicAttributes.builder().topicArn(parameter(name + "Arn")).keyArn(KEY).build());
  }

  private IFunction function(String name) {
    return software.amazon.awscdk.services.lambda.Function.fromFunctionArn(
        stack, name, parameter(name + "FunctionArn"));
  }

  private String parameter(String name) {
    return CfnParameter.Builder.create(stack, name).build().getValueAsString();
  }
}
