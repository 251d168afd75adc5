/** Deploys a cloud assembly to the services. */
package dev.comanda.engine.runtime;
