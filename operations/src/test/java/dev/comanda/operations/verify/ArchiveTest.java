package dev.comanda.operations.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The buckets of this machine keep no versions, so here is one that does. */
class ArchiveTest {

  private static final String ORDER_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String KEY = "orders/2016/07/30/" + ORDER_ID + "/order-confirmation-v1.eml";

  @Test
  void losesEveryVersionOfAMailAndEveryMarker() {
    List<String> deleted = new ArrayList<>();
    S3Client s3 =
        new S3Client() {
          @Override
          public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
            assertThat(KEY).startsWith(request.prefix());
            return ListObjectsV2Response.builder()
                .contents(S3Object.builder().key(KEY).build())
                .build();
          }

          @Override
          public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
            assertThat(KEY).startsWith(request.prefix());
            return ListObjectVersionsResponse.builder()
                .versions(version("v1"), version("v2"))
                .deleteMarkers(DeleteMarkerEntry.builder().key(KEY).versionId("m").build())
                .build();
          }

          @Override
          public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
            deleted.add(request.key() + " " + request.versionId());
            return DeleteObjectResponse.builder().build();
          }

          @Override
          public String serviceName() {
            return "s3";
          }

          @Override
          public void close() {}
        };

    assertThat(new Archive(s3, "mails").delete(ORDER_ID)).containsExactly(KEY);
    assertThat(deleted).containsExactly(KEY + " v1", KEY + " v2", KEY + " m");
  }

  private static ObjectVersion version(String id) {
    return ObjectVersion.builder().key(KEY).versionId(id).build();
  }
}
