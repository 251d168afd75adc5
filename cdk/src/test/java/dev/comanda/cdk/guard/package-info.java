/**
 * What others ask of the templates: AWS Control Tower's controls, our promises, what services take
 * as texts.
 */
package dev.comanda.cdk.guard;
