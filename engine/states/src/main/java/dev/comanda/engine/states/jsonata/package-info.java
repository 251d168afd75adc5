/** JSONata expressions as Step Functions evaluates them: its functions, its limits, its errors. */
package dev.comanda.engine.states.jsonata;
