/** How far the readers of streams have come, kept over a restart of the runtime. */
package dev.comanda.engine.aws.checkpoints;
