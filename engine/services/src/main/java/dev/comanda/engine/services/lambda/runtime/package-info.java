/**
 * What runs inside a function's JVM: the loop that fetches an invocation, calls the handler and
 * sends its answer. Uses the JDK and Lambda's own interfaces only, because the function's class
 * path has nothing else.
 */
package dev.comanda.engine.services.lambda.runtime;
