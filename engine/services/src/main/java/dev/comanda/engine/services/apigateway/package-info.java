/** API Gateway: the HTTP API, its routes, its JWT authorizer and the event that a function gets. */
package dev.comanda.engine.services.apigateway;
