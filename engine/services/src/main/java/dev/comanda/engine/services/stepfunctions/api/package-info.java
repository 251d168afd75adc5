/** The {@code states} API: its operations, and the executions that they tell about. */
package dev.comanda.engine.services.stepfunctions.api;
