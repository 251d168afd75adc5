/** Kinesis Data Streams, by kinesis-local. */
package dev.comanda.engine.services.kinesis;
