/** CloudFront: distributions with their caches, policies and functions, each on a loopback port. */
package dev.comanda.engine.services.cloudfront;
