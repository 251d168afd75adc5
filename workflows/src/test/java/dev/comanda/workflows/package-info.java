/** What the definitions of this module promise: each workflow run whole, its tasks mocked. */
package dev.comanda.workflows;
