/** Who works on the events of a topic, and who publishes them: each a unit with all it needs. */
package dev.comanda.cdk.consumer;
