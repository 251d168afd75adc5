package dev.comanda.engine.pipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.engine.aws.Json;
import dev.comanda.engine.aws.door.Door;
import dev.comanda.engine.aws.fault.Faults;
import org.junit.jupiter.api.Test;
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
          {'SqsQueueParameters':{'BatchSize':0}}                            | SqsQueueParameters.BatchSize: numeric instance is lower than the required minimum (minimum: 1, found: 0)
          {'SqsQueueParameters':{'BatchSize':10001}}                        | SqsQueueParameters.BatchSize: numeric instance is greater than the required maximum (maximum: 10000, found: 10001)
          {'SqsQueueParameters':{'BatchSize':true}}                         | SqsQueueParameters.BatchSize: instance type (boolean) does not match any allowed primitive type (allowed: ["integer"])
          {'SqsQueueParameters':{'BatchSize':1.5}}                          | SqsQueueParameters.BatchSize: instance type (number) does not match any allowed primitive type (allowed: ["integer"])
          {'SqsQueueParameters':{'BatchSize':11}}                           | SqsQueueParameters.MaximumBatchingWindowInSeconds: Maximum batch window in seconds must be greater than 0
          {'SqsQueueParameters':{'MaximumBatchingWindowInSeconds':301}}     | SqsQueueParameters.MaximumBatchingWindowInSeconds: numeric instance is greater
          {'FilterCriteria':{'Filters':[{'Pattern':null}]}}                 | FilterCriteria.Filters[0].Pattern: must be the text
          {'FilterCriteria':{'Filters':[{'Pattern':'text'}]}}               | FilterCriteria.Filters[0].Pattern: Event pattern is not valid
          {'FilterCriteria':{'Filters':[{'Pattern':{'eventSource':[]}}]}}   | FilterCriteria.Filters[0].Pattern: must be the text
          {'FilterCriteria':{'Filters':[{},{},{},{},{},{}]}}                | FilterCriteria.Filters: array is too long: must have at most 5 elements but instance has 6 elements
          {'KinesisStreamParameters':{}}                                    | KinesisStreamParameters: is not supported
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
          'BatchSize':10                                                     | StartingPosition: object has missing required properties (["StartingPosition"])
          'StartingPosition':'AT_TIMESTAMP'                                  | StartingPosition: instance value ("AT_TIMESTAMP") not found in enum (possible values: ["TRIM_HORIZON","LATEST"])
          'StartingPosition':'LATEST','ParallelizationFactor':11             | ParallelizationFactor: numeric instance is greater than the required maximum (maximum: 10, found: 11)
          'StartingPosition':'LATEST','ParallelizationFactor':0              | ParallelizationFactor: numeric instance is lower than the required minimum (minimum: 1, found: 0)
          'StartingPosition':'LATEST','MaximumRetryAttempts':10001           | MaximumRetryAttempts: numeric instance is greater than the required maximum (maximum: 10000, found: 10001)
          'StartingPosition':'LATEST','MaximumRecordAgeInSeconds':604801     | MaximumRecordAgeInSeconds: numeric instance is greater than the required maximum (maximum: 604800, found: 604801)
          'StartingPosition':'LATEST','MaximumRecordAgeInSeconds':-2         | MaximumRecordAgeInSeconds: numeric instance is lower than the required minimum (minimum: -1, found: -2)
          'StartingPosition':'LATEST','OnPartialBatchItemFailure':'BISECT'   | OnPartialBatchItemFailure: instance value ("BISECT") not found in enum (possible values: ["AUTOMATIC_BISECT"])
          'StartingPosition':'LATEST','DeadLetterConfig':{'Arn':'q'}         | DeadLetterConfig.Arn: must be a standard queue or topic
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
          arn:aws:kinesis:us-east-1:1:stream/s | arn:aws:states:us-east-1:1:stateMachine:m | {}                      | Source: must be
          arn:aws:sqs:us-east-1:1:q.fifo       | arn:aws:states:us-east-1:1:stateMachine:m | {}                      | FIFO
          arn:aws:sqs:us-east-1:1:q            | arn:aws:events:us-east-1:1:event-bus/b    | {}                      | Target: must be
          arn:aws:sqs:us-east-1:1:q            | arn:aws:states:us-east-1:1:stateMachine:m | {'HttpParameters':{}}   | TargetParameters.HttpParameters: is not supported
          arn:aws:sqs:us-east-1:1:q            | arn:aws:states:us-east-1:1:stateMachine:m | {'InputTemplate':'<aws.pipes.x>'} | TargetParameters.InputTemplate: InputTemplate names the variable
          """)
  void refusesOtherSourcesAndTargets(
      String source, String target, String parameters, String message) {
    refuses(pipe(source, target, "{}", parameters), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Name        | a b                                  | Name: ECMA 262 regex "^[.\\-_A-Za-z0-9]+$" does not match input string "a b"
          Name        | x65                                  | Name: string "xxxxx
          Name        | x0                                   | Name: string "" is too short (length: 0, required minimum: 1)
          RoleArn     | r                                    | RoleArn: ECMA 262 regex
          Description | x513                                 | is too long (length: 513, maximum allowed: 512)
          DesiredState| PAUSED                               | DesiredState: instance value ("PAUSED") not found in enum (possible values: ["RUNNING","STOPPED"])
          """)
  void refusesOfThePipeItself(String member, String value, String message) {
    String text = value.matches("x\\d+") ? "x".repeat(Integer.parseInt(value.substring(1))) : value;

    refuses(pipe(QUEUE, MACHINE, "{}", "{}").put(member, text), message);
  }

  @Test
  void refusesATemplateThatIsTooLong() {
    String parameters = "{'InputTemplate':'" + "x".repeat(8193) + "'}";

    refuses(
        pipe(QUEUE, MACHINE, "{}", parameters),
        "is too long (length: 8193, maximum allowed: 8192)");
  }

  @Test
  void refusesAPatternThatTakesTheChangesOfATableForAText() {
    String parameters =
        "{'FilterCriteria':{'Filters':[{'Pattern':'{\\'dynamodb\\':[\\'x\\']}'}]},"
            + "'DynamoDBStreamParameters':{'StartingPosition':'LATEST'}}";

    refuses(
        pipe(STREAM, MACHINE, parameters, "{}"),
        "FilterCriteria.Filters[0].Pattern: The filter pattern for data properties must be in a"
            + " valid JSON format.");
  }

  @Test
  void refusesAStreamWithoutItsParameters() {
    refuses(
        pipe(STREAM, MACHINE, "{}", "{}"),
        "SourceParameters.DynamoDBStreamParameters: Missing required parameter.");
  }

  @Test
  void takesANumberInQuotesAsCloudFormationDoes() {
    ObjectNode pipe = pipe(QUEUE, MACHINE, "{'SqsQueueParameters':{'BatchSize':'5'}}", "{}");

    assertThat(factory().make(pipe, "Pipe").name()).isEqualTo("p");
  }

  private static void refuses(ObjectNode pipe, String message) {
    assertThatThrownBy(() -> factory().make(pipe, "Pipe"))
        .isInstanceOf(InvalidPipeException.class)
        .hasMessageContaining(message);
  }

  private static PipeFactory factory() {
    return new PipeFactory(new Door(new Faults()), new SourceFactory(5));
  }

  private static ObjectNode pipe(
      String source, String target, String sourceParameters, String targetParameters) {
    return (ObjectNode)
        Json.parse(
            """
            {'Name':'p','RoleArn':'arn:aws:iam::000000000000:role/r','Source':'%s','Target':'%s',
             'SourceParameters':%s,'TargetParameters':%s}
            """
                .formatted(source, target, sourceParameters, targetParameters)
                .replace('\'', '"'));
  }
}
