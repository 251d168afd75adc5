/** Lambda: functions in JVMs of their own, fed through a Runtime API, called through the door. */
package dev.comanda.engine.services.lambda;
