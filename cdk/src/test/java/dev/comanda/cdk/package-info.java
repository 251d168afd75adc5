/** What the synthesized templates must say; each claim is one test. */
package dev.comanda.cdk;
