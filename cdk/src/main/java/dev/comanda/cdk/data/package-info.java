/** What must outlive every deployment: the table of products and orders, the mails, the lake. */
package dev.comanda.cdk.data;
