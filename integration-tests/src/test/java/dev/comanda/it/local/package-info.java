/**
 * This machine in the place of AWS: {@code ./comanda run}, and the permissions that it enforces.
 */
package dev.comanda.it.local;
