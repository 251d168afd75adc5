/** What AWS publishes, and the alarms and graphs that ask for it. */
package dev.comanda.cdk.metrics;
