/** How services are called: what each tells the door of its names, its protocol and its batches. */
package dev.comanda.engine.aws.protocol;
