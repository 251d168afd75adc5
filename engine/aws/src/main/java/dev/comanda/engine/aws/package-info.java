/**
 * The words in which the door and what stands behind it speak: calls, answers, errors, who calls as
 * whom.
 */
package dev.comanda.engine.aws;
