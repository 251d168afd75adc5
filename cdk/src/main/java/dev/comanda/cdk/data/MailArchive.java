package dev.comanda.cdk.data;

import software.amazon.awscdk.services.s3.IBucket;

/**
 * Where sent mails are kept.
 *
 * @param mails the bucket that they are written to
 * @param copies the bucket, in another region, that S3 copies them to
 * @param rule the id of the rule by which it does
 */
public record MailArchive(IBucket mails, IBucket copies, String rule) {}
