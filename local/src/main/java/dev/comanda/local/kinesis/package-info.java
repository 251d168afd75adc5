/** Kinesis Data Streams, by kinesis-local. */
package dev.comanda.local.kinesis;
