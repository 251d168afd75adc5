/** The Amazon States Language with JSONata, as sealed types, and the one parser that makes them. */
package dev.comanda.local.stepfunctions.asl;
