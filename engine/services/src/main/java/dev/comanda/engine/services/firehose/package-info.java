/**
 * Kinesis Data Firehose: gathers records of a Kinesis stream, or put directly, and writes them to
 * S3 as objects of some size or some age. Start reading at {@code FirehoseService}.
 */
package dev.comanda.engine.services.firehose;
