/**
 * SES, by aws-ses-v2-local: stored templates, an inbox of every mail that was sent, and the mailbox
 * simulator.
 */
package dev.comanda.engine.services.ses;
