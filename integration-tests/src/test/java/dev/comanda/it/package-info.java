/**
 * The whole product as its users meet it: over HTTP, the AWS SDK and the inbox, never through its
 * classes, but for the {@link dev.comanda.it.contract contracts}. The same suite runs against any
 * target that has an endpoints.json and an outputs.json.
 */
package dev.comanda.it;
