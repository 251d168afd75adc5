package dev.comanda.engine.aws.iam.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import dev.comanda.engine.aws.AwsRequest;
import dev.comanda.engine.aws.Caller;
import dev.comanda.engine.aws.TestDoor;
import dev.comanda.engine.aws.iam.policy.Access;
import dev.comanda.engine.aws.service.Created;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls ask for; regions and accounts in ARNs are left out. */
class RequestsTest {

  private static final String PREFIX = "arn:aws:(\\w[\\w-]*):us-east-1:000000000000:";

  private final Known known = new Known();
  private final Requests requests = new Requests(known);

  RequestsTest() {
    know(
        "AWS::DynamoDB::Table",
        "{'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
            + "'GlobalSecondaryIndexes':[{'IndexName':'gsi1','KeySchema':["
            + "{'AttributeName':'gsi1pk','KeyType':'HASH'},{'AttributeName':'s','KeyType':'RANGE'}]}]}",
        new Created("T", Map.of("Arn", "arn:aws:dynamodb:us-east-1:000000000000:table/T")));
    know(
        "AWS::SQS::Queue",
        "{'KmsMasterKeyId':'arn:aws:kms:us-east-1:000000000000:key/k'}",
        new Created("url", Map.of("Arn", "arn:aws:sqs:us-east-1:000000000000:secret")));
    know(
        "AWS::SNS::Topic",
        "{'KmsMasterKeyId':'arn:aws:kms:us-east-1:000000000000:key/k'}",
        new Created("arn:aws:sns:us-east-1:000000000000:secret", Map.of()));
    know(
        "AWS::SNS::Topic",
        "{'KmsMasterKeyId':'alias/aws/sns'}",
        new Created("arn:aws:sns:us-east-1:000000000000:managed", Map.of()));
    know(
        "AWS::SES::EmailIdentity",
        "{'ConfigurationSetAttributes':{'ConfigurationSetName':'set'}}",
        new Created("shop.example", Map.of()));
  }

  private void know(String type, String properties, Created created) {
    known.add(TestDoor.resource(type, "Thing", properties), created);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "dynamodb|GetItem|{'TableName':'T','Key':{'pk':{'S':'A'}}}|dynamodb:GetItem dynamodb:table/T {dynamodb:LeadingKeys=[A]}",
        "dynamodb|PutItem|{'TableName':'T','Item':{'pk':{'S':'A'},'x':{'N':'1'}}}|dynamodb:PutItem dynamodb:table/T {dynamodb:LeadingKeys=[A]}",
        "dynamodb|UpdateItem|{'TableName':'arn:aws:dynamodb:us-east-1:000000000000:table/T','Key':{'pk':{'N':'7'}}}|dynamodb:UpdateItem dynamodb:table/T {dynamodb:LeadingKeys=[7]}",
        "dynamodb|Query|{'TableName':'T','KeyConditionExpression':'#k = :p AND sk > :s','ExpressionAttributeNames':{'#k':'pk'},'ExpressionAttributeValues':{':p':{'S':'A'},':s':{'S':'B'}}}|dynamodb:Query dynamodb:table/T {dynamodb:LeadingKeys=[A]}",
        "dynamodb|Query|{'TableName':'T','KeyConditionExpression':'sk = :s and pk=:p','ExpressionAttributeValues':{':p':{'S':'A'},':s':{'S':'B'}}}|dynamodb:Query dynamodb:table/T {dynamodb:LeadingKeys=[A]}",
        "dynamodb|Query|{'TableName':'T','KeyConditions':{'pk':{'AttributeValueList':[{'S':'A'}],'ComparisonOperator':'EQ'}}}|dynamodb:Query dynamodb:table/T {dynamodb:LeadingKeys=[A]}",
        "dynamodb|Query|{'TableName':'T','IndexName':'gsi1','KeyConditionExpression':'gsi1pk = :p','ExpressionAttributeValues':{':p':{'S':'A'}}}|dynamodb:Query dynamodb:table/T/index/gsi1 {dynamodb:LeadingKeys=[A]}",
        "dynamodb|Scan|{'TableName':'T'}|dynamodb:Scan dynamodb:table/T",
        "dynamodb|BatchGetItem|{'RequestItems':{'T':{'Keys':[{'pk':{'S':'A'}},{'pk':{'S':'B'}}]}}}|dynamodb:BatchGetItem dynamodb:table/T {dynamodb:LeadingKeys=[A, B]}",
        "dynamodb|BatchWriteItem|{'RequestItems':{'T':[{'PutRequest':{'Item':{'pk':{'S':'A'}}}},{'DeleteRequest':{'Key':{'pk':{'S':'B'}}}}]}}|dynamodb:BatchWriteItem dynamodb:table/T {dynamodb:LeadingKeys=[A, B]}",
        "dynamodb|TransactWriteItems|{'TransactItems':[{'Put':{'TableName':'T','Item':{'pk':{'S':'A'}}}},{'ConditionCheck':{'TableName':'T','Key':{'pk':{'S':'B'}}}}]}|dynamodb:PutItem dynamodb:table/T {dynamodb:EnclosingOperation=[TransactWriteItems], dynamodb:LeadingKeys=[A]}; dynamodb:ConditionCheckItem dynamodb:table/T {dynamodb:EnclosingOperation=[TransactWriteItems], dynamodb:LeadingKeys=[B]}",
        "dynamodb|DescribeStream|{'StreamArn':'arn:aws:dynamodb:us-east-1:000000000000:table/T/stream/1'}|dynamodb:DescribeStream dynamodb:table/T/stream/1",
        "dynamodb|ListTables|{}|dynamodb:ListTables *",
        "sqs|SendMessageBatch|{'QueueUrl':'http://127.0.0.1:4500/000000000000/plain'}|sqs:SendMessage sqs:plain",
        "sqs|SendMessage|{'QueueUrl':'http://127.0.0.1:4500/000000000000/secret'}|sqs:SendMessage sqs:secret; kms:GenerateDataKey kms:key/k {kms:CallerAccount=[000000000000], kms:ViaService=[sqs.us-east-1.amazonaws.com]}; kms:Decrypt kms:key/k {kms:CallerAccount=[000000000000], kms:ViaService=[sqs.us-east-1.amazonaws.com]}",
        "sqs|ReceiveMessage|{'QueueUrl':'http://127.0.0.1:4500/000000000000/secret'}|sqs:ReceiveMessage sqs:secret; kms:Decrypt kms:key/k {kms:CallerAccount=[000000000000], kms:ViaService=[sqs.us-east-1.amazonaws.com]}",
        "sqs|DeleteMessageBatch|{'QueueUrl':'http://127.0.0.1:4500/000000000000/secret'}|sqs:DeleteMessage sqs:secret",
        "sqs|GetQueueUrl|{'QueueName':'plain'}|sqs:GetQueueUrl sqs:plain",
        "sns|PublishBatch|{'TopicArn':'arn:aws:sns:us-east-1:000000000000:secret'}|sns:Publish sns:secret; kms:GenerateDataKey kms:key/k {kms:CallerAccount=[000000000000], kms:ViaService=[sns.us-east-1.amazonaws.com]}; kms:Decrypt kms:key/k {kms:CallerAccount=[000000000000], kms:ViaService=[sns.us-east-1.amazonaws.com]}",
        "sns|Publish|{'TopicArn':'arn:aws:sns:us-east-1:000000000000:managed'}|sns:Publish sns:managed",
        "kinesis|PutRecords|{'StreamName':'lake'}|kinesis:PutRecords kinesis:stream/lake",
        "kinesis|PutRecord|{'StreamARN':'arn:aws:kinesis:us-east-1:000000000000:stream/lake'}|kinesis:PutRecord kinesis:stream/lake",
        "states|StartSyncExecution|{'stateMachineArn':'arn:aws:states:us-east-1:000000000000:stateMachine:m'}|states:StartSyncExecution states:stateMachine:m",
        "cognito-idp|InitiateAuth|{'ClientId':'c'}|",
        "cognito-idp|AdminDeleteUser|{'UserPoolId':'p'}|cognito-idp:AdminDeleteUser cognito-idp:userpool/p",
        "secretsmanager|GetSecretValue|{'SecretId':'s'}|secretsmanager:GetSecretValue *",
        "firehose|PutRecord|not json|firehose:PutRecord *",
      })
  void areForWhatTheirInputNames(String service, String operation, String input, String expected) {
    assertThat(described(json(service, operation, input)))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s3|PutObject|/b/orders/a%20b+c|s3:PutObject arn:aws:s3:::b/orders/a b+c",
        "s3|UploadPart|/b/k?uploadId=1|s3:PutObject arn:aws:s3:::b/k",
        "s3|HeadObject|/b/k|s3:GetObject arn:aws:s3:::b/k",
        "s3|ListObjectsV2|/b?list-type=2&prefix=orders%2F|s3:ListBucket arn:aws:s3:::b {s3:prefix=[orders/]}",
        "s3|HeadBucket|/b/|s3:ListBucket arn:aws:s3:::b",
        "s3|ListBuckets|/|s3:ListAllMyBuckets *",
        "lambda|Invoke|/2015-03-31/functions/f/invocations?Qualifier=live|lambda:InvokeFunction lambda:function:f:live",
        "lambda|Invoke|/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af/invocations"
            + "|lambda:InvokeFunction lambda:function:f",
        "ses|GetEmailIdentity|/v2/email/identities/a%40b.example|ses:GetEmailIdentity ses:identity/a@b.example",
        "ses|GetAccount|/v2/email/account|ses:GetAccount *",
      })
  void areForWhatTheirPathNames(String service, String operation, String target, String expected) {
    var request =
        new AwsRequest(Caller.CLIENT, service, operation, "GET", target, Map.of(), new byte[0]);

    assertThat(described(request)).isEqualTo(expected);
  }

  @Test
  void ofACopyAreForBothObjects() {
    var request =
        new AwsRequest(
            Caller.CLIENT,
            "s3",
            "CopyObject",
            "PUT",
            "/b/copy",
            Map.of("x-amz-copy-source", "a/k", "x-amz-acl", "private"),
            new byte[0]);

    assertThat(described(request))
        .isEqualTo(
            "s3:GetObject arn:aws:s3:::a/k; s3:PutObject arn:aws:s3:::b/copy {s3:x-amz-acl=[private]}");
  }

  @Test
  void ofAMailAreForSenderRecipientsSetAndTemplate() {
    String keys =
        " {ses:FromAddress=[orders@shop.example], ses:FromDisplayName=[The Shop],"
            + " ses:Recipients=[ann@example.com]}";

    assertThat(
            described(
                json(
                    "ses",
                    "SendEmail",
                    "{'FromEmailAddress':'The Shop <orders@shop.example>',"
                        + "'Destination':{'ToAddresses':['Ann <ann@example.com>']},"
                        + "'Content':{'Template':{'TemplateName':'hello'}}}")))
        .isEqualTo(
            "ses:SendEmail ses:identity/shop.example%1$s; ses:SendEmail ses:identity/ann@example.com%1$s;"
                    .formatted(keys)
                + " ses:SendEmail ses:configuration-set/set%1$s; ses:SendEmail ses:template/hello%1$s"
                    .formatted(keys));
  }

  @Test
  void ofRecordsAreForTheStreamThatTheSameCallerNamed() {
    described(json("kinesis", "GetShardIterator", "{'StreamName':'lake'}"));

    assertThat(described(json("kinesis", "GetRecords", "{'ShardIterator':'i'}")))
        .isEqualTo("kinesis:GetRecords kinesis:stream/lake");
  }

  @Test
  void areReadInCborToo() throws IOException {
    byte[] body = new CBORMapper().writeValueAsBytes(Map.of("StreamName", "lake"));
    var headers =
        Map.of("content-type", "application/x-amz-cbor-1.1", "x-amz-target", "Kinesis.PutRecords");
    var request =
        new AwsRequest(Caller.CLIENT, "kinesis", "PutRecords", "POST", "/", headers, body);

    assertThat(described(request)).isEqualTo("kinesis:PutRecords kinesis:stream/lake");
  }

  @Test
  void areReadFromFormsToo() {
    byte[] body =
        "Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Amanaged"
            .getBytes(StandardCharsets.UTF_8);
    var request = new AwsRequest(Caller.CLIENT, "sns", "Publish", "POST", "/", Map.of(), body);

    assertThat(described(request)).isEqualTo("sns:Publish sns:managed");
  }

  private static AwsRequest json(String service, String operation, String input) {
    return new AwsRequest(
        Caller.CLIENT,
        service,
        operation,
        "POST",
        "/",
        Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target", "X." + operation),
        input.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private String described(AwsRequest request) {
    List<String> described = requests.accesses(request).stream().map(this::described).toList();
    return String.join("; ", described);
  }

  private String described(Access access) {
    String keys = access.keys().isEmpty() ? "" : " " + new TreeMap<>(access.keys());
    return access.action() + " " + access.resource().replaceFirst(PREFIX, "$1:") + keys;
  }
}
