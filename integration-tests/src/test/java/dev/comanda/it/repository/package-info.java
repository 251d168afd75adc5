/**
 * The repository as whoever works in it finds it: what its pages name is there, files are short.
 */
package dev.comanda.it.repository;
