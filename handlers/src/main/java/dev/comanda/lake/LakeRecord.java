package dev.comanda.lake;

/**
 * A row on its way into the stream.
 *
 * @param messageId the message that brought its event
 */
record LakeRecord(String messageId, LakeRow row) {}
