package dev.comanda.engine.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.engine.aws.protocol.Api;
import dev.comanda.engine.services.lambda.LambdaService;
import dev.comanda.engine.services.s3.S3Service;
import dev.comanda.engine.services.ses.SesService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of the operations of services whose calls have them in method and path only. */
class OperationsTest {

  private static final List<Api> REST = List.of(S3Service.API, SesService.API, LambdaService.API);

  @ParameterizedTest
  @CsvSource({
    "s3, PUT, /bucket/a/b%20c, '', PutObject",
    "s3, GET, /bucket, list-type=2&prefix=orders, ListObjectsV2",
    "s3, HEAD, /bucket/a, '', HeadObject",
    "s3, PUT, /bucket/a, partNumber=1&uploadId=x, UploadPart",
    "ses, POST, /v2/email/outbound-emails, '', SendEmail",
    "ses, POST, /v2/email/templates, '', CreateEmailTemplate",
    "lambda, POST, /2015-03-31/functions/OrdersFunction/invocations, '', Invoke",
  })
  void areThoseOfAws(String service, String method, String path, String query, String operation) {
    Api api = REST.stream().filter(one -> one.service().equals(service)).findFirst().orElseThrow();

    assertThat(api.operations().name(method, path, query, Map.of())).isEqualTo(operation);
  }
}
