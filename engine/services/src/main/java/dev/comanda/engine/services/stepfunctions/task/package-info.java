/** What a Task state can call: one class for each integration. */
package dev.comanda.engine.services.stepfunctions.task;
