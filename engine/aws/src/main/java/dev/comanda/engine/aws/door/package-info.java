/**
 * The one loopback endpoint that every AWS call goes through, from a function, a workflow, a pipe
 * or a client: the seam where any call can be seen, metered, delayed or failed.
 */
package dev.comanda.engine.aws.door;
