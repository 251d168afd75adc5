package dev.comanda.cdk.api;

import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;

/**
 * The API as CloudFront has to know it.
 *
 * @param name the host to call
 * @param secret what CloudFront proves itself by, as a reference to the secret's value
 * @param headers what to add to each answer
 */
public record ApiOrigin(String name, String secret, IResponseHeadersPolicy headers) {}
