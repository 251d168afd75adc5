/** What the workflows and pipes of all stages are made of. */
package dev.comanda.workflows.construct;
