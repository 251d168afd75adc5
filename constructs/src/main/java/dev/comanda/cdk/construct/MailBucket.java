package dev.comanda.cdk.construct;

import dev.comanda.cdk.config.DeploymentConfig;
import dev.comanda.cdk.config.Retention;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.amazon.awscdk.services.s3.TransitionDefaultMinimumObjectSize;
import software.constructs.Construct;

/**
 * A bucket for mails or their copies. Mails move to Glacier, if they do, and later expire. S3
 * deletes an expired mail as anybody would: it hides it behind a delete marker, and what is hidden
 * goes {@link Retention#deletedMails()} later, then the marker.
 *
 * <p>A mail has less than 128 KB, which S3 moves to no other class unless told so.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html">Which
 *     objects move</a>
 */
public final class MailBucket {

  private MailBucket() {}

  /** A bucket that still may have a name of its own, and copy its mails. */
  public static Bucket.Builder builder(Construct scope, String id, DeploymentConfig config) {
    Retention retention = config.retention();
    Bucket.Builder bucket =
        Buckets.closed(scope, id, config)
            .versioned(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .transitions(
                            retention.mailsUntilGlacier().map(MailBucket::toGlacier).stream()
                                .toList())
                        .expiration(CdkDuration.of(retention.mailsUntilExpiry()))
                        .noncurrentVersionExpiration(CdkDuration.of(retention.deletedMails()))
                        .abortIncompleteMultipartUploadAfter(
                            CdkDuration.of(Buckets.ABANDONED_UPLOADS))
                        .build(),
                    LifecycleRule.builder().expiredObjectDeleteMarker(true).build()));
    retention
        .mailsUntilGlacier()
        .ifPresent(
            age ->
                bucket.transitionDefaultMinimumObjectSize(
                    TransitionDefaultMinimumObjectSize.VARIES_BY_STORAGE_CLASS));
    return bucket;
  }

  private static Transition toGlacier(Duration age) {
    return Transition.builder()
        .storageClass(StorageClass.GLACIER)
        .transitionAfter(CdkDuration.of(age))
        .build();
  }
}
