/** What a service of the engine is: it makes resources of its types, and runs them. */
package dev.comanda.engine.aws.service;
