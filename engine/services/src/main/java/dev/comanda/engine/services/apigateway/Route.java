package dev.comanda.engine.services.apigateway;

import java.util.List;

/**
 * A route with what it leads to.
 *
 * @param authorizer null for an open route
 * @param scopes of which the token must have one; empty when any token will do
 */
record Route(
    RouteKey key, Integration integration, JwtAuthorizer authorizer, List<String> scopes) {}
