/** How one deployment differs from another: CDK's context, read once and checked. */
package dev.comanda.cdk.config;
