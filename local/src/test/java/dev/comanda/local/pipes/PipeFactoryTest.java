package dev.comanda.local.pipes;

import static dev.comanda.local.TestDoor.resource;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.local.assembly.Resource;
import dev.comanda.local.door.Door;
import dev.comanda.local.door.Faults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipeFactoryTest {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";
  private static final String STREAM = "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s";
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'SqsQueueParameters':{'BatchSize':0}}                            | BatchSize must be from 1 to 10000
          {'SqsQueueParameters':{'BatchSize':11}}                           | MaximumBatchingWindowInSeconds
          {'SqsQueueParameters':{'MaximumBatchingWindowInSeconds':301}}     | MaximumBatchingWindowInSeconds
          {'FilterCriteria':{'Filters':[{'Pattern':null}]}}                 | FilterCriteria
          {'FilterCriteria':{'Filters':[{'Pattern':'text'}]}}               | Event pattern is not valid
          {'FilterCriteria':{'Filters':[{'Pattern':{'eventSource':[]}}]}}   | FilterCriteria
          {'FilterCriteria':{'Filters':[{},{},{},{},{},{}]}}                | at most 5
          {'KinesisStreamParameters':{}}                                    | KinesisStreamParameters is not supported
          """)
  void refusesOfAQueue(String parameters, String message) {
    refuses(pipe(QUEUE, MACHINE, parameters, "{}"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'BatchSize':10                                                     | StartingPosition must be one of
          'StartingPosition':'AT_TIMESTAMP'                                  | StartingPosition must be one of
          'StartingPosition':'LATEST','ParallelizationFactor':11             | ParallelizationFactor must be from 1 to 10
          'StartingPosition':'LATEST','MaximumRetryAttempts':10001           | MaximumRetryAttempts must be from -1 to 10000
          'StartingPosition':'LATEST','MaximumRecordAgeInSeconds':604801     | MaximumRecordAgeInSeconds
          'StartingPosition':'LATEST','OnPartialBatchItemFailure':'BISECT'   | OnPartialBatchItemFailure must be one of
          'StartingPosition':'LATEST','DeadLetterConfig':{'Arn':'q'}         | DeadLetterConfig.Arn
          """)
  void refusesOfAStream(String parameters, String message) {
    refuses(
        pipe(STREAM, MACHINE, "{'DynamoDBStreamParameters':{" + parameters + "}}", "{}"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          arn:aws:kinesis:us-east-1:1:stream/s | arn:aws:states:us-east-1:1:stateMachine:m | {}                      | Source must be
          arn:aws:sqs:us-east-1:1:q.fifo       | arn:aws:states:us-east-1:1:stateMachine:m | {}                      | FIFO
          arn:aws:sqs:us-east-1:1:q            | arn:aws:events:us-east-1:1:event-bus/b    | {}                      | Target must be
          arn:aws:sqs:us-east-1:1:q            | arn:aws:states:us-east-1:1:stateMachine:m | {'HttpParameters':{}}   | HttpParameters is not supported
          arn:aws:sqs:us-east-1:1:q            | arn:aws:states:us-east-1:1:stateMachine:m | {'InputTemplate':'<aws.pipes.x>'} | InputTemplate
          """)
  void refusesOtherSourcesAndTargets(
      String source, String target, String parameters, String message) {
    refuses(pipe(source, target, "{}", parameters), message);
  }

  private static void refuses(Resource pipe, String message) {
    var factory = new PipeFactory(new Door(new Faults()), null, 5);
    assertThatThrownBy(() -> factory.make(pipe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Resource pipe(
      String source, String target, String sourceParameters, String targetParameters) {
    return resource(
        "AWS::Pipes::Pipe",
        "Pipe",
        "{'RoleArn':'r','Source':'%s','Target':'%s','SourceParameters':%s,'TargetParameters':%s}"
            .formatted(source, target, sourceParameters, targetParameters));
  }
}
