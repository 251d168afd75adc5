/** S3, by S3Proxy: buckets as folders, objects as files that can be looked at. */
package dev.comanda.engine.services.s3;
