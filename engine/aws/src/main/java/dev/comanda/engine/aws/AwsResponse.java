package dev.comanda.engine.aws;

import java.util.Map;

/**
 * The answer to an {@link AwsRequest}.
 *
 * @param status the HTTP status
 * @param headers names in lower case, without hop-by-hop headers
 * @param body the raw body, empty when there is none
 */
public record AwsResponse(int status, Map<String, String> headers, byte[] body) {}
