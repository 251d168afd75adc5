package dev.comanda.engine.pipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One record of a source, as the pipe's target gets it when there is no input template. */
interface SourceRecord {

  /** What a target names it by in {@code batchItemFailures}. */
  String id();

  /** The record as the source gave it, with where it came from. */
  ObjectNode event();

  /** The record with its payload read as JSON, if it is JSON: what filters and templates see. */
  JsonNode decoded();

  /** Whether the payload is JSON. */
  boolean isJson();

  /** Its size towards the limit of a batch, in bytes. */
  int bytes();
}
