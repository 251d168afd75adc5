/** What each service's calls ask of policies: actions, resources, condition keys. */
package dev.comanda.engine.aws.iam.request;
