package dev.comanda.engine.pipes;

/**
 * What the reserved variables of an input template stand for, besides the event.
 *
 * @param pipeArn {@code aws.pipes.pipe-arn}
 * @param pipeName {@code aws.pipes.pipe-name}
 * @param sourceArn {@code aws.pipes.source-arn}
 * @param targetArn {@code aws.pipes.target-arn}
 */
record TemplateContext(String pipeArn, String pipeName, String sourceArn, String targetArn) {}
