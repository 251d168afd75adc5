/**
 * AWS Step Functions, Express: creates the state machines of a template, runs their executions and
 * answers the {@code states} API.
 */
package dev.comanda.engine.services.stepfunctions;
