/** SQS, by ElasticMQ: queues, their visibility and their dead-letter queues. */
package dev.comanda.engine.services.sqs;
