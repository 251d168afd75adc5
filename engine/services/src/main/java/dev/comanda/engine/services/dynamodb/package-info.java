/** DynamoDB, by DynamoDB Local: tables, their streams and their time to live. */
package dev.comanda.engine.services.dynamodb;
