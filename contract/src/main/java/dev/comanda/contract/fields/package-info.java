/** One reader for the fields of any JSON object, whether a customer or a service sent it. */
package dev.comanda.contract.fields;
