/** The synthesized cloud assembly: its stacks, their resources, and the intrinsics between them. */
package dev.comanda.engine.runtime.assembly;
