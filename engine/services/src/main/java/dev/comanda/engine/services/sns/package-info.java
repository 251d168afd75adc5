/**
 * SNS: topics that fan messages out to SQS queues, with filter policies, retries and dead-letter
 * queues per subscription. A message is offered to every queue before its publisher is answered, so
 * that nothing that was acknowledged is only in memory unless a queue was out of reach. Start
 * reading at {@code SnsService}.
 */
package dev.comanda.engine.services.sns;
