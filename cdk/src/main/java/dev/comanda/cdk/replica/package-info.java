/** The copies of archived mails, in a region of their own. */
package dev.comanda.cdk.replica;
