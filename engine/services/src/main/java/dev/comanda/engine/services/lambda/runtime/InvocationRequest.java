package dev.comanda.engine.services.lambda.runtime;

/**
 * One invocation, as the runtime API hands it out.
 *
 * @param id the request id
 * @param deadlineMillis when the function times out, in milliseconds since the epoch
 * @param functionArn the ARN that was invoked
 * @param traceId the X-Ray trace header; null when there is none
 * @param payload the event
 */
record InvocationRequest(
    String id, long deadlineMillis, String functionArn, String traceId, byte[] payload) {}
