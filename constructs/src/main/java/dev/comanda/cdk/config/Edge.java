package dev.comanda.cdk.config;

import java.util.Optional;

/**
 * The way of calls from the internet.
 *
 * @param domain the shop's own domain; empty if CloudFront's names have to do
 * @param originSecretGeneration counts the secrets by which CloudFront proves itself to the API,
 *     from 1; one more makes a new secret, beside which the one before is still believed
 * @param callsPerAddress how many calls of one address are answered
 */
public record Edge(
    Optional<Domain> domain, int originSecretGeneration, CallsPerAddress callsPerAddress) {

  /** Checks the number. */
  public Edge {
    Values.atLeast("originSecretGeneration", originSecretGeneration, 1);
  }
}
