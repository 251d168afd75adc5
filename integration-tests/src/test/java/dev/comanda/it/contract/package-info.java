/**
 * What the functions' adapters and the workflows expect of AWS, held against the embedded engines
 * and, where a Docker engine answers, against LocalStack. Unlike the system tests, contracts use
 * the adapters' own classes: those of a stage are in the stage's package.
 */
package dev.comanda.it.contract;
