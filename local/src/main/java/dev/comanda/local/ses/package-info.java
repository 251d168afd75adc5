/** SES, by aws-ses-v2-local: stored templates, and an inbox of every mail that was sent. */
package dev.comanda.local.ses;
