package dev.comanda.runtime.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.dataformat.cbor.CBORFactory;

/** Answers of Kinesis as they are on its wire. */
final class Cbor {

  private Cbor() {}

  /** It has taken the one record that it was given. */
  static byte[] taken() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator cbor = new CBORFactory().createGenerator(bytes)) {
      cbor.writeStartObject();
      cbor.writeNumberField("FailedRecordCount", 0);
      cbor.writeArrayFieldStart("Records");
      cbor.writeStartObject();
      cbor.writeStringField("SequenceNumber", "1");
      cbor.writeStringField("ShardId", "0");
      cbor.writeEndObject();
      cbor.writeEndArray();
      cbor.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
